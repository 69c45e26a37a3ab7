"""``hocso narrate`` a second time: nothing changed is nothing done; one sentence changed is one sentence spoken."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeBook, Run
from hocso.narrate import mp3, speaking

PAGE = "# Gọi điện\n\nBác bấm số. Bác chờ máy reo.\n"


class Engine:
    """Counts what it is asked to say; may call back while it speaks."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.meanwhile: Any = None

    def clips(self, _engine: Any, _voice: Any, sentences: Sequence[str], *_: Any) -> Iterator[tuple[str, bytes]]:
        for spoken in sentences:
            self.asked.append(spoken)
            yield spoken, mp3.silence(5)
        if self.meanwhile:
            self.meanwhile()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    counting = Engine()
    monkeypatch.setattr(speaking, "clips", counting.clips)
    return counting


@pytest.fixture
def book(make_book: MakeBook) -> Path:
    return make_book({"bai/01-goi.md": PAGE})


def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: Any) -> None:
        raise AssertionError("the lessons were read")

    monkeypatch.setattr("hocso.read.read", read)


def test_nothing_changed_is_known_without_reading(
    book: Path, run: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, first, _ = run(book, "narrate")
    assert code == 0
    spoken = len(engine.asked)
    assert spoken == 5
    no_reading(monkeypatch)
    code, again, errors = run(book, "narrate")
    assert (code, errors) == (0, "")
    assert first.startswith("Đã đọc thêm 5 câu bằng giọng kokoro; 0 câu")
    assert again.startswith("Đã đọc thêm 0 câu bằng giọng kokoro; 5 câu")
    assert len(engine.asked) == spoken


def test_one_sentence_changed_is_one_sentence_spoken(book: Path, run: Run, engine: Engine) -> None:
    run(book, "narrate")
    engine.asked.clear()
    page = book / "bai/01-goi.md"
    page.write_text(PAGE.replace("máy reo", "máy kêu"), encoding="utf-8")
    _, told, _ = run(book, "narrate")
    assert engine.asked == ["bác chờ máy kêu."]
    assert told.startswith("Đã đọc thêm 1 câu")


def test_a_clip_that_is_gone_or_spoilt_is_noticed(book: Path, run: Run, engine: Engine) -> None:
    run(book, "narrate")
    gone, spoilt, *_ = sorted((book / "voice").rglob("*.mp3"))
    gone.unlink()
    spoilt.write_bytes(b"version https://git-lfs.github.com/spec/v1")
    engine.asked.clear()
    run(book, "narrate")
    assert len(engine.asked) == 2


def test_another_question_is_not_taken_for_the_same(book: Path, run: Run, engine: Engine) -> None:
    run(book, "narrate", "bai")
    few = len(engine.asked)
    run(book, "narrate")
    assert len(engine.asked) > few
    assert "espeak" in run(book, "narrate", "--engine", "espeak")[1]


def test_what_is_written_while_a_long_run_speaks_is_not_taken_for_spoken(book: Path, run: Run, engine: Engine) -> None:
    page = book / "bai/01-goi.md"
    engine.meanwhile = lambda: page.write_text(f"{PAGE}\nCâu mới.\n", encoding="utf-8")
    run(book, "narrate")
    engine.meanwhile, engine.asked = None, []
    run(book, "narrate")
    assert engine.asked == ["câu mới."]
