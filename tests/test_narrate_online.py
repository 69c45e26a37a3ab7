"""Voices that live at a google: asked in pieces, asked again, never believed, and left alone when they say so."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loopback_google as loopback
from hocso.messages import message
from hocso.model.errors import CannotReach, CannotSpeak
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, speak, tracks, workshop
from hocso.narrate.engines import gtts, persistence, voice_of
from hocso.narrate.engines.persistence import ATTEMPTS, ATTEMPTS_AT_FIRST, seconds_to_wait
from hocso.narrate.engines.pieces import pieces_of
from loopback_google import Google
from test_narrate_tracks import Notes, book, page, passage

VOICE = voice_of(ENGINES["gtts"], VoiceSettings())


FAULTS = {
    "429": loopback.status(429),
    "429, told when": loopback.status(429, Retry_After="7"),
    "429, told when by date": loopback.status(
        429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    ),
    "429, told nonsense": loopback.status(429, Retry_After="soon"),
    "sent to a page for people": loopback.redirected,
    "503": loopback.status(503),
    "cut in mid-body": loopback.cut_connection,
    "closed without a word": loopback.slammed,
    "nothing": loopback.body(b""),
    "HTML": loopback.body(b"<html><body>Log in to the wifi</body></html>"),
    "JSON of another kind": loopback.body(b')]}\'\n\n[["wrb.fr","jQ1olc",null]]\n'),
    "no base64": loopback.body(b')]}\'\n\n[["wrb.fr","jQ1olc","[\\"***\\"]"]]\n'),
    "not even text": loopback.body(b"jQ1olc\xff\xfe\xff"),
    "an empty MP3": loopback.sound(b""),
    "a broken MP3": loopback.sound(bytes(range(256)) * 20),
    "a cut MP3": loopback.cut_sound,
    "a silent MP3": loopback.sound(loopback.mp3_of(4, loudness=0)),
    "an MP3 of something else": loopback.sound(loopback.mp3_of(60)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_goes_wrong_once_is_asked_again_and_the_sound_is_whole(
    google: Google, pauses: list[float], fault: str
) -> None:
    google.faults.append(FAULTS[fault])
    speech = gtts.Google().synthesize("đọc tên người nhận.", VOICE)
    assert google.asked == ["đọc tên người nhận."] * 2
    assert len(pauses) == 1
    assert 0.9 < len(speech.pcm) / speech.sample_rate < 1.2
    assert np.abs(speech.pcm).max() > 5_000


def test_a_service_that_hangs_is_asked_again(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persistence, "sleep", lambda _: monkeypatch.setattr(gtts, "TIMEOUTS", (5.0, 20.0)))
    monkeypatch.setattr(gtts, "TIMEOUTS", (5.0, 0.2))
    google.faults.append(loopback.hang)
    assert len(gtts.Google().synthesize("chào bác.", VOICE).pcm)
    assert len(google.asked) == 2


def test_every_fault_in_a_row_is_got_over(google: Google) -> None:
    """One sentence a piece, each with as many faults as are put up with."""
    speaker = gtts.Google()
    speaker.synthesize("chào bác.", VOICE)
    for start in range(0, len(FAULTS), ATTEMPTS - 1):
        google.faults.extend(list(FAULTS.values())[start : start + ATTEMPTS - 1])
        assert len(speaker.synthesize("đọc tên người nhận.", VOICE).pcm)


def test_pauses_grow_differ_and_are_as_long_as_asked(google: Google, pauses: list[float]) -> None:
    google.faults.extend([loopback.status(429)] * 3 + [loopback.status(429, Retry_After="90")] + [loopback.status(503)])
    gtts.Google().synthesize("chào bác.", VOICE)
    assert pauses == sorted(pauses[:3]) + pauses[3:]
    assert pauses[0] >= 2 and pauses[2] >= 8
    assert pauses[3] == 90
    google.faults.append(loopback.status(429))
    gtts.Google().synthesize("chào bác.", VOICE)
    assert pauses[-1] != pauses[0]


@pytest.mark.parametrize(
    ("fault", "attempts", "told"),
    [
        (loopback.status(429), ATTEMPTS, "sau khoảng một giờ"),
        (loopback.status(429, Retry_After="600"), 1, "sau 10 phút"),
        (loopback.status(429, Retry_After="86400"), 1, "sau khoảng 24 giờ"),
        (loopback.status(503, Retry_After="100"), ATTEMPTS, "sau 2 phút"),
        (loopback.redirected, ATTEMPTS, "429"),
        (loopback.status(403), 1, "403"),
        (loopback.status(404), 1, "404"),
        (loopback.body(b"<html>"), ATTEMPTS, "wifi"),
        (loopback.cut_sound, ATTEMPTS, "pip install -U gtts"),
    ],
)
def test_what_keeps_going_wrong_stops_with_a_message(
    google: Google, fault: loopback.Fault, attempts: int, told: str
) -> None:
    google.always = fault
    with pytest.raises(CannotSpeak) as error:
        gtts.Google().synthesize("đọc tên người nhận nhé.", VOICE)
    assert not isinstance(error.value, CannotReach)
    assert len(google.asked) == attempts
    assert told in error.value.message.vi
    assert "Những câu đã đọc vẫn còn" in error.value.message.vi
    assert "kept" in error.value.message.en


def test_without_a_network_nobody_waits_long(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        monkeypatch.setattr("gtts.tts._translate_url", lambda **_: address)
        with pytest.raises(CannotReach) as error:
            gtts.Google().synthesize("chào bác.", VOICE)
    assert "--engine kokoro" in error.value.message.vi
    assert google.asked == []


def test_a_connection_lost_on_the_way_is_no_missing_network(google: Google, pauses: list[float]) -> None:
    speaker = gtts.Google()
    speaker.synthesize("chào bác.", VOICE)
    google.always = loopback.slammed
    with pytest.raises(CannotSpeak) as error:
        speaker.synthesize("chào bác.", VOICE)
    assert not isinstance(error.value, CannotReach)
    assert len(pauses) == ATTEMPTS - 1 > ATTEMPTS_AT_FIRST
    assert "vẫn còn" in error.value.message.vi


def test_a_service_that_was_given_up_is_asked_once_for_what_is_still_in_hand(google: Google) -> None:
    google.always = loopback.status(429)
    speaker = gtts.Google()
    for asked in (ATTEMPTS, ATTEMPTS + 1):
        with pytest.raises(CannotSpeak):
            speaker.synthesize("chào bác.", VOICE)
        assert len(google.asked) == asked
    google.always = None
    speaker.synthesize("chào bác.", VOICE)
    google.faults.append(loopback.status(429))
    assert len(speaker.synthesize("chào bác.", VOICE).pcm)


def test_only_pieces_that_google_takes_are_sent(google: Google) -> None:
    spoken = ("mở máy, " * 30 + "bấm vào chỗ có chữ quét ở giữa phía dưới màn hình của mình " * 4).strip()
    gtts.Google().synthesize(spoken, VOICE)
    assert " ".join(google.asked) == spoken
    assert max(map(len, google.asked)) <= 100
    assert len(google.asked) < 8


def test_pieces_are_joined_with_a_breath(google: Google) -> None:
    first, second = "mở máy " * 13 + "rồi,", "bấm nút quét."
    alone = [len(gtts.Google().synthesize(each, VOICE).pcm) for each in (first, second)]
    together = gtts.Google().synthesize(f"{first} {second}", VOICE)
    assert google.asked[2:] == [first, second]
    breath = len(together.pcm) - sum(alone)
    assert breath == together.sample_rate * 150 // 1000


def test_google_knows_two_paces(google: Google) -> None:
    for rate in (0.5, 0.7, 0.9, 1.2):
        gtts.Google().synthesize("chào bác.", voice_of(ENGINES["gtts"], VoiceSettings(rate=rate)))
    assert google.slow == [True, True, None, None]
    keys = {voice_of(ENGINES["gtts"], VoiceSettings(rate=rate)) for rate in (0.9, 1.0, 1.2)}
    assert len(keys) == 1


def test_a_refused_run_keeps_everything_and_goes_on_where_it_stopped(google: Google, tmp_path: Path) -> None:
    sentences = tuple(f"Đọc tên thứ {name}." for name in ("nhất", "nhì", "ba", "tư", "năm", "sáu"))
    curriculum = book(tmp_path, page("bai", passage("a", sentences)), voice=VoiceSettings(engine="gtts"))
    google.faults.extend([None, None, None])  # type: ignore[list-item]
    google.always = loopback.status(429, Retry_After="1800")
    notes = Notes()
    with pytest.raises(CannotSpeak) as error:
        speak(curriculum, curriculum.pages(), progress=notes)
    assert "sau 30 phút" in error.value.message.vi
    assert "Đang gửi 6 câu tới dịch vụ của Google" in notes.said[0]
    kept = sum(1 for _ in (curriculum.folder / "voice").rglob("*.mp3"))
    assert 2 <= kept <= 3  # one may have been in hand when another was refused

    google.asked.clear()
    google.always = None
    rest = speak(curriculum, curriculum.pages())
    assert (rest.made, rest.kept) == (6 - kept, kept)
    assert len(google.asked) == len(set(google.asked)) == 6 - kept

    google.asked.clear()
    assert speak(curriculum, curriculum.pages()).made == 0
    assert not any(track.draft for track in tracks(curriculum)["bai"].values())
    assert google.asked == []


def test_no_more_than_two_are_asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def pool(workers: int, *_: Any) -> ThreadPoolExecutor:
        asked.append(workers)
        raise CannotSpeak(message("narrate.nothing-to-say"))

    monkeypatch.setattr(workshop, "pool", pool)
    monkeypatch.setattr(workshop, "cores", lambda: 16)
    for name in ("gtts", "edge", "kokoro"):
        with pytest.raises(CannotSpeak):
            list(workshop.clips(ENGINES[name], VOICE, ["a"] * 200))
    assert asked == [2, 2, 16]


NOW = datetime(2026, 11, 25, 8, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("", None),
        ("120", 120),
        (" 0 ", 0),
        ("Wed, 25 Nov 2026 08:02:00 GMT", 120),
        ("Wed, 25 Nov 2026 07:00:00 GMT", 0),
        ("Wed, 25 Nov 2026 08:02:00 -0000", 120),
        ("soon", None),
        ("-5", None),
        ("Wed, 99 Nov 2026 99:02:00 GMT", None),
    ],
)
def test_when_a_service_wants_to_be_asked_again(header: str, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOW) == seconds


@given(st.lists(st.sampled_from(["bác", "quét,", "mã.", "nghiêng;", "a", "khuya", "?!", "…"]), max_size=200))
def test_pieces_say_every_word_once_in_order_and_are_never_too_long_or_empty(tokens: list[str]) -> None:
    pieces = list(pieces_of(" ".join(tokens), 100))
    assert all(0 < len(piece) <= 100 for piece in pieces)
    assert all(any(character.isalpha() for character in piece) for piece in pieces)
    said = [word for word in " ".join(tokens).split() if any(map(str.isalpha, word))]
    assert [word for word in " ".join(pieces).split() if any(map(str.isalpha, word))] == said


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (", .", []),
        ("một hai, ba bốn. năm", ["một hai, ba bốn. năm"]),
        ("một hai, ba bốn. năm sáu", ["một hai, ba bốn.", "năm sáu"]),
        ("một hai ba bốn năm sáu bảy", ["một hai ba bốn", "năm sáu bảy"]),
        ("  một   hai  ", ["một hai"]),
    ],
)
def test_pieces_end_where_a_clause_does(text: str, pieces: list[str]) -> None:
    assert list(pieces_of(text, 20)) == pieces
