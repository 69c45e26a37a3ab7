"""What is not measured before it is set: it surely fits, or it surely does not."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
import typst

from booklets import Listener
from conftest import CONFIG, write_book
from hocso.model.edition import Edition
from hocso.model.settings import Paper, PrintSettings, PrintSize
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.fonts import fonts
from hocso.publish.typesetting.compiling import laid_out
from hocso.publish.typesetting.notes import Notes
from hocso.read import read

HEAD = "---\nlesson:\n  minutes: 30\n  objectives: [Đọc hết]\n---\n# Bài\n\nMở đầu.\n\n"
WORDS = "Bác đọc tên người nhận trước rồi mới bấm nút chuyển tiền nhé " * 20
QUESTIONS = tuple(
    "".join(
        f":::{{quiz}} {WORDS[: letters - 1]}?\n" + f"- [x] {WORDS[:letters]} -- Đúng.\n" * choices + ":::\n\n"
        for _ in range(questions)
    )
    for questions, letters, choices in product((1, 2, 3, 5), (8, 50, 61, 130), (1, 2, 4))
)
STEPS = (
    *(f"{WORDS[: letters // parts]}\n\n" * parts for letters, parts in product((40, 200, 420, 900), (1, 2, 4, 9))),
    *("".join(f"- {WORDS[:9]}\n" for _ in range(items)) for items in (1, 4, 8, 20)),
    *("```\n" + "a = 1\n" * lines + "```\n" for lines in (1, 5, 30)),
    *("| " + "\n| ".join([WORDS[:9]] * lines) + "\n" for lines in (2, 30)),
    "Từ\n: Nghĩa\n\n" * 12,
    "| Một | Hai |\n|---|---|\n" + "| a | b |\n" * 20,
)
LOOKED_AT = """
#let set-step = step
#let step(long: true, ..given) = layout(size => [#metadata((
  long: long,
  high: measure(set-step(long: long, ..given), width: size.width).height / (size.height * step-share)))<step>])
#let set-sheet = quiz-sheet
#let quiz-sheet(lines: 0, ..given) = layout(size => [#metadata((
  least: least-high(lines, given.pos().len()) / (size.height * whole-share),
  high: measure(set-sheet(lines: lines, ..given), width: size.width).height / (size.height * whole-share)))<sheet>])
#show: booklet-page
"""
"""In place of steps and sheets of questions, how high they are, as a share of the page that they may take."""


def looked_at(parts: tuple[str, ...], label: str, print_settings: PrintSettings, folder: Path) -> list[Any]:
    """What ``LOOKED_AT`` says of every part of a lesson."""
    between = "\n\nLời ở giữa.\n\n"
    text = HEAD + between.join(parts) + between * 3
    book = read(write_book(folder / "sach", {"_config.yml": CONFIG, "bai/01-bai.md": text}))
    book = replace(book, settings=replace(book.settings, print=print_settings))
    manuscript = write_module(Edition(book, {}), book.modules[0], Notes(Listener()))
    source = manuscript.source.replace("\n#show: booklet-page\n", LOOKED_AT, 1)
    with laid_out(replace(manuscript, source=source)) as root:
        main = str(root / "main.typ")
        found = typst.query(main, label, field="value", root=str(root), font_paths=fonts(), ignore_system_fonts=True)
    return cast(list[Any], json.loads(found))


PAPERS = [
    PrintSettings(cast(PrintSize, size), cast(Paper, kind)) for size, kind in ((18, "a4"), (24, "a4"), (16, "a5"))
]


@pytest.mark.parametrize("settings", PAPERS, ids=str)
def test_a_sheet_of_questions_is_at_least_so_high(settings: PrintSettings, tmp_path: Path) -> None:
    sheets = looked_at(QUESTIONS, "<sheet>", settings, tmp_path)
    assert len(sheets) == len(QUESTIONS)
    assert [sheet for sheet in sheets if sheet["least"] > sheet["high"]] == []
    assert any(sheet["least"] > 1 for sheet in sheets)


@pytest.mark.parametrize("settings", PAPERS, ids=str)
def test_a_step_that_is_not_long_fits(settings: PrintSettings, tmp_path: Path) -> None:
    steps = looked_at(tuple(f"::::{{step}} Làm\n{text}\n::::" for text in STEPS), "<step>", settings, tmp_path)
    assert len(steps) == len(STEPS)
    assert [step for step in steps if not step["long"] and step["high"] > 1] == []
    assert {step["long"] for step in steps} == {True, False}
