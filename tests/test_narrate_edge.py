"""Microsoft's voices: what is asked, what is made of the times they send, and what is not taken for a sound."""

import sys
from collections.abc import Iterator

import pytest

pytest.importorskip("edge_tts", reason="edge-tts is not installed: pip install -e '.[edge]'")
from hocso.model.errors import CannotReach, CannotSpeak
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, worker
from hocso.narrate.engines import edge, persistence, voice_of
from hocso.narrate.engines.persistence import ATTEMPTS, ATTEMPTS_AT_FIRST
from hocso.narrate.engines.speech import Mark
from loopback_edge import Edge, Fault

SENTENCE = "mở máy, rồi bấm quét. xin bấm lại."
ENGINE = ENGINES["edge"]
VOICE = voice_of(ENGINE, VoiceSettings())


@pytest.fixture
def service(no_proxy: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edge]:  # noqa: ARG001
    """The service, on this machine, and no pause waited for."""
    monkeypatch.setattr(persistence, "sleep", lambda _: None)
    with Edge() as served:
        monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"ws://127.0.0.1:{served.port}/edge?token=x")
        yield served


def test_every_word_has_its_time_and_its_place(service: Edge) -> None:
    speech = edge.Edge().synthesize(SENTENCE, VOICE)
    marked = [SENTENCE[mark.begin : mark.end] for mark in speech.marks]
    assert marked == ["mở", "máy", "rồi", "bấm", "quét", "xin", "bấm", "lại"]
    assert [mark.begin_ms for mark in speech.marks] == list(range(200, 2200, 250))
    assert speech.marks[-1].end_ms == 2200
    assert 2.2 < len(speech.pcm) / speech.sample_rate < 2.6
    assert '"wordBoundaryEnabled":"true"' in service.configured[0]


@pytest.mark.parametrize(
    ("settings", "voice", "rate"),
    [
        (VoiceSettings(), "HoaiMyNeural", "-10%"),
        (VoiceSettings(engine="edge", name="vi-VN-NamMinhNeural", rate=1.25), "NamMinhNeural", "+25%"),
        (VoiceSettings(engine="edge", rate=1.0), "HoaiMyNeural", "+0%"),
        (VoiceSettings(engine="piper", name="giong/cua-xa"), "HoaiMyNeural", "-10%"),
    ],
)
def test_the_settings_say_who_speaks_and_how(service: Edge, settings: VoiceSettings, voice: str, rate: str) -> None:
    edge.Edge().synthesize(SENTENCE, voice_of(ENGINE, settings))
    assert service.asked == [(f"Microsoft Server Speech Text to Speech Voice (vi-VN, {voice})", rate, SENTENCE)]


def test_a_speaker_that_edge_does_not_have_lists_those_it_has() -> None:
    with pytest.raises(CannotSpeak) as error:
        voice_of(ENGINE, VoiceSettings(engine="edge", name="vi-VN-LanNeural"))
    assert "vi-VN-HoaiMyNeural, vi-VN-NamMinhNeural" in error.value.message.vi


FAULTS: tuple[Fault, ...] = (429, 503, "no sound", "no end", "cut sound", "broken sound", "nonsense", "slammed")


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_once_is_asked_again(service: Edge, fault: Fault) -> None:
    service.faults.append(fault)
    assert len(edge.Edge().synthesize(SENTENCE, VOICE).marks) == 8
    assert not service.faults


def test_a_service_that_hangs_is_asked_again(service: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persistence, "sleep", lambda _: monkeypatch.setattr(edge, "WHOLE", 40))
    monkeypatch.setattr(edge, "WHOLE", 0.2)
    service.faults.append("hang")
    assert edge.Edge().synthesize(SENTENCE, VOICE).marks
    assert len(service.asked) == 2


@pytest.mark.parametrize(("fault", "told"), [(429, "sau 10 phút"), (403, "403"), ("no end", "mất đường"), (503, "503")])
def test_what_keeps_going_wrong_stops_with_a_message(service: Edge, fault: Fault, told: str) -> None:
    speaker = edge.Edge()
    speaker.synthesize(SENTENCE, VOICE)
    service.always = fault
    service.headers = {"Retry-After": "600"} if fault == 429 else {}
    with pytest.raises(CannotSpeak) as error:
        speaker.synthesize(SENTENCE, VOICE)
    assert not isinstance(error.value, CannotReach)
    assert told in error.value.message.vi
    assert "Microsoft" in error.value.message.vi
    if fault == "no end":
        assert len(service.asked) == 1 + ATTEMPTS


def test_without_a_network_nobody_waits_long(service: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[float] = []
    monkeypatch.setattr(persistence, "sleep", tries.append)
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", "ws://127.0.0.1:1/edge?token=x")
    with pytest.raises(CannotReach):
        edge.Edge().synthesize(SENTENCE, VOICE)
    assert len(tries) == ATTEMPTS_AT_FIRST - 1
    assert service.asked == []


def test_a_word_that_is_not_there_as_written_has_no_mark() -> None:
    words = [{"text": text, "offset": at, "duration": 10_000} for at, text in ((0, "a"), (10_000, "x"), (20_000, "b"))]
    assert list(edge.marks_of("a b", words)) == [Mark(0, 1, 0, 1), Mark(2, 3, 2, 3)]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "edge_tts", None)
    monkeypatch.delitem(sys.modules, "hocso.narrate.engines.edge")
    worker._opened.cache_clear()
    with pytest.raises(CannotSpeak) as error:
        worker._opened(ENGINE)
    assert "pip install edge-tts" in error.value.message.vi
