"""Which voice speaks: other packages' voices, the ladder, what is said when a service cannot be reached."""

import socket
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import loopback_google as loopback
from conftest import CONFIG, MakeBook, Run
from hocso import narrate, process
from hocso.model.errors import CannotSpeak
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, asking, engine_named, shelves, worker, workshop
from hocso.narrate.engines import FASTEST, SLOWEST, voice_of
from loopback_google import Google
from other_voice import install
from tiny_voice import write_voice

ROOT = Path(__file__).parent.parent
PAGE = {"4t/01-bai.md": "# Bài một\n\nChào bác. Mở máy.\n"}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(install(tmp_path / "gói")))
    yield
    for name in ("tieng_thu", "tieng_thu_hong"):
        sys.modules.pop(name, None)
    worker._opened.cache_clear()


@pytest.fixture
def in_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "pool", lambda workers, *_: ThreadPoolExecutor(workers))


@pytest.mark.usefixtures("installed")
def test_another_package_s_voice_is_one_of_the_voices(run: Run, make_book: MakeBook) -> None:
    book = make_book(PAGE)
    code, out, err = run(book, "narrate", "--engine", "tieng-thu")
    assert code == 0, err
    assert "tieng-thu" in out
    assert len(list((book / "voice").rglob("*.mp3"))) == 4
    assert "voice: {engine: tieng-thu}" in out


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", ["hong-nhap", "hong-chay", "thieu-ten", "khong-phai", "sai-ten"])
def test_a_broken_package_is_told(name: str) -> None:
    with pytest.raises(CannotSpeak) as error:
        engine_named(name)
    assert name in error.value.message.vi
    assert "--engine" in error.value.message.vi
    assert engine_named("gtts") is ENGINES["gtts"]


@pytest.mark.usefixtures("installed")
def test_a_broken_package_harms_only_those_who_want_it(run: Run, make_book: MakeBook) -> None:
    book = make_book(PAGE)
    assert run(book, "narrate", "--status")[0] == 0
    (book / "_config.yml").write_text(f"{CONFIG}hocso: {{voice: {{engine: hong-chay}}}}\n", encoding="utf-8")
    code, _, err = run(book, "narrate")
    assert code == 2
    assert "division by zero" in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("installed")
def test_an_unknown_voice_lists_ours_and_others() -> None:
    with pytest.raises(CannotSpeak) as error:
        engine_named("chim-hot")
    assert all(name in error.value.message.vi for name in (*ENGINES, "tieng-thu"))


def test_other_packages_are_not_looked_for_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", None)
    assert [engine_named(name).name for name in ENGINES] == list(ENGINES)


@pytest.mark.usefixtures("installed", "in_threads")
def test_without_a_network_the_embedded_voice_speaks_and_it_is_told(
    run: Run, make_book: MakeBook, google: Google, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    """The embedded voice is played by a quicker one."""
    for place in (narrate, shelves):
        monkeypatch.setattr(place, "EMBEDDED", "tieng-thu")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setattr("gtts.tts._translate_url", lambda **_: f"http://127.0.0.1:{nobody.getsockname()[1]}/")
        book = make_book(PAGE)
        code, out, err = run(book, "narrate")
        assert code == 0, err
        assert "Không vào được dịch vụ của Google; đọc bằng giọng tieng-thu có sẵn trong máy." in err.splitlines()
        assert "4 câu bằng giọng tieng-thu" in out
        assert sum(pauses) < 10

        code, _, err = run(book, "narrate", "--engine", "gtts")
        assert code == 2
        assert "Không vào được dịch vụ của Google" in err
        assert "--engine kokoro" in err

        code, _, err = run(book, "say", "Chào bác.", "--out", "chao.wav")
        assert code == 0
        assert "đọc bằng giọng tieng-thu" in err
        assert (book / "chao.wav").read_bytes()[:4] == b"RIFF"
        code, _, err = run(book, "say", "Chào bác.", "--out", "khac.wav", "--engine", "gtts")
        assert code == 2
        assert not (book / "khac.wav").exists()
    assert google.asked == []


def test_a_refusal_is_no_missing_network(run: Run, make_book: MakeBook, google: Google) -> None:
    google.always = loopback.status(429)
    code, _, err = run(make_book(PAGE), "narrate")
    assert code == 2
    assert "sau khoảng một giờ" in err
    assert "kokoro có sẵn" not in err


def test_what_is_sent_away_is_told_before(run: Run, make_book: MakeBook, google: Google) -> None:
    book = make_book(PAGE)
    code, out, err = run(book, "narrate")
    assert code == 0, err
    assert "Đang gửi 4 câu tới dịch vụ của Google" in err
    assert "4 câu bằng giọng gtts" in out
    assert "voice: {" not in out
    assert len(google.asked) == 4
    code, _, err = run(book, "say", "Chào bác.", "--out", "chao.mp3")
    assert "Đang gửi 1 câu tới dịch vụ của Google" in err


def test_a_build_never_asks_a_service(
    run: Run, make_book: MakeBook, google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "pool", process.pool)  # espeak-ng, opened again in one process, may end it
    book = make_book(PAGE)
    assert run(book, "build", "site")[0] == 0
    assert google.asked == []


def test_a_voice_that_the_site_does_not_use_is_told(run: Run, make_book: MakeBook, google: Google) -> None:
    book = make_book({**PAGE, "_config.yml": CONFIG + "hocso: {voice: {engine: kokoro}}\n"})
    code, out, _ = run(book, "narrate", "--engine", "gtts")
    assert code == 0
    assert "Trang học chưa dùng giọng này" in out
    assert "voice: {engine: gtts}" in out
    status = run(book, "narrate", "--status", "--format", "json")[1]
    assert '"machine": 0' in status

    (book / "_config.yml").write_text(CONFIG, encoding="utf-8")
    assert '"missing": 0' in run(book, "narrate", "--status", "--format", "json")[1]
    asked = len(google.asked)
    code, out, _ = run(book, "narrate", "--prune")
    assert out.strip().startswith("Đã xóa 0")
    assert run(book, "narrate")[0] == 0
    assert len(google.asked) == asked


def test_a_folder_named_on_the_command_line_counts_from_where_one_is(run: Run, make_book: MakeBook) -> None:
    pytest.importorskip("piper")
    book = make_book(PAGE)
    write_voice(book / "4t" / "giong")
    code, out, err = run(book / "4t", "narrate", "--engine", "piper", "--voice", "giong")
    assert code == 0, err
    assert "voice: {engine: piper, name: 4t/giong}" in out
    code, out, err = run(book / "4t", "say", "Chào bác.", "--engine", "piper", "--voice", "giong", "--out", "a.wav")
    assert code == 0, err
    written = f"{CONFIG}hocso:\n  voice: {{engine: piper, name: 4t/giong}}\n"
    (book / "_config.yml").write_text(written, encoding="utf-8")
    assert '"missing": 0' in run(book, "narrate", "--status", "--format", "json")[1]


def test_a_name_belongs_to_its_own_engine() -> None:
    settings = VoiceSettings(engine="edge", name="vi-VN-NamMinhNeural")
    assert asking(settings) == settings
    assert asking(settings, "kokoro") == VoiceSettings(engine="kokoro", name="")
    assert asking(settings, "piper", "giong") == VoiceSettings(engine="piper", name="giong")
    assert asking(settings, None, "x").engine == "edge"
    assert voice_of(ENGINES["kokoro"], settings).name == ENGINES["kokoro"].voice


@pytest.mark.parametrize("rate", [0.0, -1.0, 50.0, float("nan")])
def test_a_pace_at_which_nobody_speaks_is_refused(rate: float) -> None:
    with pytest.raises(CannotSpeak) as error:
        voice_of(ENGINES["edge"], VoiceSettings(rate=rate))
    assert str(SLOWEST) in error.value.message.vi and str(FASTEST) in error.value.message.vi


def test_what_a_voice_needs_beside_hocso_is_an_extra_of_its_name() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for engine in ENGINES.values():
        if engine.package:
            assert any(requirement.startswith(engine.package) for requirement in extras[engine.name])
