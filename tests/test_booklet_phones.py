"""Several phones that belong to the same words: printed in their order, large enough to read, next to those words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from booklets import Booklet, Listener
from conftest import CONFIG, write_book
from hocso.model.edition import Edition
from hocso.model.settings import Paper as PaperKind
from hocso.model.settings import PrintSettings, PrintSize
from hocso.publish.booklet import publish_booklets
from hocso.read import read
from paper import Paper

SHORT = ("title: Cài đặt", "button: Mở")
TALL = ("title: Danh bạ", *(f"row: Người thứ {number}" for number in range(1, 9)), "button: Thêm người")
PAIR = (
    "before: Lúc đầu",
    "title: Báo tiền",
    "row: Tắt tiếng",
    "after: Lúc sau",
    "title: Báo tiền",
    "row: Có tiếng",
)
SENTENCE = "Bác nhìn hai hình, tìm chỗ khác nhau."
LONG = " ".join(f"Câu thứ {number} để bác đọc thật chậm." for number in range(1, 40))

CASES: Mapping[str, tuple[str, Sequence[Sequence[str]]]] = {
    "two short": (SENTENCE, [SHORT, SHORT]),
    "three short": (SENTENCE, [SHORT, SHORT, SHORT]),
    "two tall": (SENTENCE, [TALL, TALL]),
    "four tall": (SENTENCE, [TALL, TALL, TALL, TALL]),
    "short and tall": (SENTENCE, [SHORT, TALL]),
    "before and after": (SENTENCE, [PAIR]),
    "two of before and after": (SENTENCE, [PAIR, PAIR]),
    "two tall after many words": (LONG, [TALL, TALL]),
    "before and after, after many words": (LONG, [PAIR]),
}
SETTINGS = ("18 a4", "24 a4", "16 a5", "24 a5")


@dataclass(frozen=True)
class Printed:
    booklet: Booklet
    paper: Paper


def alt(case: int, number: int) -> str:
    return f"Hình số {number} của việc {case}."


def step(case: int, words: str, phones: Sequence[Sequence[str]]) -> str:
    drawn = "\n\n".join(
        f"```{{screen}} Hình {number}\n:alt: {alt(case, number)}\n" + "".join(f"- {line}\n" for line in lines) + "```"
        for number, lines in enumerate(phones, 1)
    )
    return f":::{{step}} Việc {case}\n{words} Dấu {case}.\n\n{drawn}\n:::\n"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Printed]:
    head = "---\nlesson:\n  minutes: 30\n  objectives: [Xem hình]\n---\n# Nhiều hình\n\nMở đầu.\n\n"
    steps = "\n".join(step(case, *told) for case, told in enumerate(CASES.values(), 1))
    root = write_book(tmp_path_factory.mktemp("sach"), {"_config.yml": CONFIG, "bai/01-bai.md": head + steps})
    curriculum = read(root)
    assert curriculum.problems == ()
    return {setting: typeset(Edition(curriculum, {}), setting, tmp_path_factory.mktemp("out")) for setting in SETTINGS}


def typeset(edition: Edition, setting: str, out: Path) -> Printed:
    size, kind = setting.split()
    chosen = PrintSettings(cast(PrintSize, int(size)), cast(PaperKind, kind))
    settings = replace(edition.curriculum.settings, print=chosen)
    told = replace(edition, curriculum=replace(edition.curriculum, settings=settings))
    made, *_ = publish_booklets(told, out, Listener())
    raw = made.path.read_bytes()
    return Printed(Booklet(raw), Paper(raw, kind))


def page_of(booklet: Booklet, described: str) -> int:
    """Where a phone stands, or its description if it is longer than a page."""
    [place] = [page for told, page in booklet.descriptions().items() if told == described] or [
        number for number, page in enumerate(booklet.pages, 1) if described in page
    ]
    return place


every_setting = pytest.mark.parametrize("setting", SETTINGS)
every_case = pytest.mark.parametrize("case", range(1, len(CASES) + 1), ids=list(CASES))


@every_setting
def test_no_letter_is_small_and_no_ink_in_a_margin(printed: Mapping[str, Printed], setting: str) -> None:
    paper = printed[setting].paper
    assert [one for one in paper.letters if one.size < 16 - 0.01] == []
    assert list(paper.beyond_margins()) == []


@every_setting
@every_case
def test_every_phone_is_there_in_its_order(printed: Mapping[str, Printed], setting: str, case: int) -> None:
    _, phones = list(CASES.values())[case - 1]
    pages = [page_of(printed[setting].booklet, alt(case, number)) for number in range(1, len(phones) + 1)]
    assert pages == sorted(pages)
    assert pages[-1] - pages[0] < len(phones)


@every_setting
@every_case
def test_the_first_phone_is_where_its_words_end(printed: Mapping[str, Printed], setting: str, case: int) -> None:
    """On the page with the last words before it, or on the next: there is no page for both on small paper."""
    booklet = printed[setting].booklet
    words = next(number for number, page in enumerate(booklet.pages, 1) if f"Dấu {case}." in page)
    assert page_of(booklet, alt(case, 1)) - words in (0, 1)
