"""A second reading reads what changed, and gives what a first one would."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sphinx.locale import translators

from hocso.model.message import Message
from hocso.model.progress import Silent
from hocso.read import read
from hocso.read.lasting import Reader
from outlines import outline_text

MakeBook = Callable[[Mapping[str, str]], Path]

CODE = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# M\n\n```{code-cell}\nprint(6 * 7)\n```\n"
FACT = "a: {value: %s, means: b, source: c, checked: 2026-01-01, holds: 30, certainty: sure}\n"


class Stages(Silent):
    """Remembers which stages began."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def stage(self, message: Message, total: int | None = None) -> None:  # noqa: ARG002
        self.seen.append(message.en)


def outlines(root: Path) -> dict[str, str]:
    return {page.path: outline_text(page) for page in read(root).pages()}


def test_code_runs_once_and_the_same_code_on_two_pages_runs_once(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": CODE, "bai/hai.md": CODE.replace("# M", "# Hai")})
    first, second = Stages(), Stages()
    before = read(root, first)
    after = read(root, second)
    assert "Running the code cells" in first.seen
    assert "Running the code cells" not in second.seen
    assert [item.text for page in before.pages() for item in page.unspoken if item.text == "42"] == ["42", "42"]
    assert [outline_text(page) for page in before.pages()] == [outline_text(page) for page in after.pages()]


def test_an_edit_is_noticed_and_other_pages_stay(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nCũ.\n", "bai/hai.md": "# Hai\n\nGiữ nguyên.\n"})
    before = outlines(root)
    (root / "bai" / "mot.md").write_text("# Một\n\nMới. Thêm nữa.\n", encoding="utf-8")
    after = outlines(root)
    assert "Thêm nữa." in after["bai/mot.md"]
    assert after["bai/hai.md"] == before["bai/hai.md"]


def test_a_changed_fact_is_read_anew_where_it_is_used(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# M\n\nGọi {fact}`a`.\n", "facts.yml": FACT % "113"})
    assert "Gọi 113." in outlines(root)["bai/mot.md"]
    (root / "facts.yml").write_text(FACT % "114", encoding="utf-8")
    assert "Gọi 114." in outlines(root)["bai/mot.md"]


def test_another_way_of_addressing_the_reader_is_read_anew(make_book: MakeBook) -> None:
    page = "---\nlesson: {objectives: [Biết một]}\n---\n# M\n"
    root = make_book({"bai/mot.md": page})
    assert "Học xong, bác biết:" in outlines(root)["bai/mot.md"]
    config = root / "_config.yml"
    config.write_text(config.read_text("utf-8") + "hocso: {reader: cô chú}\n", encoding="utf-8")
    assert "Học xong, cô chú biết:" in outlines(root)["bai/mot.md"]


@pytest.mark.parametrize("lost", ["doctrees/environment.pickle", "doctrees/bai/mot.doctree"])
def test_a_reading_that_was_cut_short_is_finished(lost: str, make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nChữ.\n"})
    before = outlines(root)
    path = root / "_build" / ".reading" / lost
    path.write_bytes(path.read_bytes()[:50])
    assert outlines(root) == before


def test_a_notebook_without_code_starts_no_kernel(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a kernel was to be started")

    monkeypatch.setattr("nbclient.NotebookClient.execute", refuse)
    monkeypatch.setattr("nbclient.NotebookClient.async_execute", refuse)
    root = make_book({"bai/mot.md": "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# M\n\nChữ.\n"})
    assert read(root).problems == ()


def test_a_process_can_read_for_ever(make_book: MakeBook) -> None:
    """Sphinx hangs the catalogues of each application onto the last one's; ``hocso serve`` reads at every save."""

    def longest() -> int:
        return max(sum(1 for _ in chain_of(translator)) for translator in translators.values())

    root = make_book({"4t/01-mot.md": "# Một\n\nChào bác.\n"})
    read(root)
    once = longest()
    read(root)
    assert longest() == once


def chain_of(translator: Any) -> Iterator[Any]:
    while translator is not None:
        yield translator
        translator = translator._fallback


def test_an_older_copy_in_place_of_a_page_is_read(make_book: MakeBook) -> None:
    """Its clock says that nothing changed; so it does of a save while Sphinx was reading."""
    root = make_book({"bai/mot.md": "# Một\n\nCũ.\n"})
    page, copy = root / "bai" / "mot.md", root / "copy"
    page.rename(copy)
    page.write_text("# Một\n\nMới.\n", encoding="utf-8")
    assert "Mới." in outlines(root)["bai/mot.md"]
    copy.replace(page)
    assert "Cũ." in outlines(root)["bai/mot.md"]


def test_a_lesson_is_read_by_itself_as_with_the_whole_book(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nChữ.\n", "bai/hai.md": "# Hai\n\nXem [bài một](mot.md).\n"})
    with Reader(root) as reader:
        reader.read()
        (root / "bai" / "hai.md").write_text("# Hai\n\n[Bài một](mot.md) và ![](no.png)\n", encoding="utf-8")
        alone = reader.read_lessons(["bai/hai"])
        whole = reader.read()
    assert alone
    assert [problem for problem in whole.problems if problem.place.path == "bai/hai.md"]
    assert alone.problems == whole.problems
    assert [lesson.doctree.pformat() for lesson in alone.pages()] == [page.doctree.pformat() for page in whole.pages()]
    assert [lesson.passages for lesson in alone.pages()] == [page.passages for page in whole.pages()]


def test_what_is_no_lesson_is_not_read_by_itself(make_book: MakeBook) -> None:
    root = make_book({"bai/index.md": "# Phần\n\nChữ.\n", "bai/mot.md": "# Một\n\nChữ.\n"})
    with Reader(root) as reader:
        assert reader.read_lessons(["bai/mot"]) is None, "nothing was read yet"
        reader.read()
        assert reader.read_lessons(["index"]) is None
        assert reader.read_lessons(["bai/index"]) is None
        assert reader.read_lessons(["bai/mot"])


def test_a_page_is_read_again_when_what_it_names_comes_or_goes(make_book: MakeBook) -> None:
    page = "# M\n\nXem [bài hai](hai.md) và [tờ rơi](to-roi.txt).\n"
    root = make_book({"bai/mot.md": page, "bai/hai.md": "# Hai\n\nChữ.\n"})
    assert [problem.place.path for problem in read(root).problems] == ["bai/mot.md"]
    (root / "bai" / "to-roi.txt").write_text("Tờ rơi.\n", encoding="utf-8")
    assert read(root).problems == ()
    (root / "bai" / "hai.md").rename(root / "bai" / "ba.md")
    contents = root / "_toc.yml"
    contents.write_text(contents.read_text("utf-8").replace("bai/hai", "bai/ba"), encoding="utf-8")
    assert [problem.place.path for problem in read(root).problems] == ["bai/mot.md"]


def test_an_older_copy_of_what_a_page_includes_is_read(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# M\n\n```{include} _chung.md\n```\n"})
    shared = root / "bai" / "_chung.md"
    shared.write_text("Lời mới.\n", encoding="utf-8")
    assert "Lời mới." in outlines(root)["bai/mot.md"]
    shared.write_text("Lời cũ.\n", encoding="utf-8")
    os.utime(shared, (1_000_000_000, 1_000_000_000))
    assert "Lời cũ." in outlines(root)["bai/mot.md"]
