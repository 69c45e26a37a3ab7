"""Several phones that belong to the same words: printed in their order, large enough to read, next to those words."""

from collections.abc import Mapping, Sequence

import pytest

from booklets import Booklet
from conftest import CONFIG, write_book
from hocso.read import read
from paper import Paper, printed

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
Made = Mapping[str, tuple[Booklet, Paper]]
SETTINGS = ("18 a4", "24 a4", "16 a5", "24 a5")


def alt(case: int, number: int) -> str:
    return f"Hình số {number} của việc {case}."


def step(case: int, words: str, phones: Sequence[Sequence[str]]) -> str:
    drawn = "\n\n".join(
        f"```{{screen}} Hình {number}\n:alt: {alt(case, number)}\n" + "".join(f"- {line}\n" for line in lines) + "```"
        for number, lines in enumerate(phones, 1)
    )
    return f":::{{step}} Việc {case}\n{words} Dấu {case}.\n\n{drawn}\n:::\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    head = "---\nlesson:\n  minutes: 30\n  objectives: [Xem hình]\n---\n# Nhiều hình\n\nMở đầu.\n\n"
    steps = "\n".join(step(case, *told) for case, told in enumerate(CASES.values(), 1))
    root = write_book(tmp_path_factory.mktemp("sach"), {"_config.yml": CONFIG, "bai/01-bai.md": head + steps})
    curriculum = read(root)
    assert curriculum.problems == ()
    return {setting: printed(curriculum, setting, tmp_path_factory.mktemp("out")) for setting in SETTINGS}


def page_of(booklet: Booklet, described: str) -> int:
    """Where a phone stands, or its description if it is longer than a page."""
    [place] = [page for told, page in booklet.descriptions().items() if told == described] or [
        number for number, page in enumerate(booklet.pages, 1) if described in page
    ]
    return place


every_setting = pytest.mark.parametrize("setting", SETTINGS)
every_case = pytest.mark.parametrize("case", range(1, len(CASES) + 1), ids=list(CASES))


@every_setting
def test_no_letter_is_small_and_no_ink_in_a_margin(made: Made, setting: str) -> None:
    _, paper = made[setting]
    assert [one for one in paper.letters if one.size < 16 - 0.01] == []
    assert list(paper.beyond_margins()) == []


@every_setting
@every_case
def test_every_phone_is_there_in_its_order(made: Made, setting: str, case: int) -> None:
    _, phones = list(CASES.values())[case - 1]
    pages = [page_of(made[setting][0], alt(case, number)) for number in range(1, len(phones) + 1)]
    assert pages == sorted(pages)
    assert pages[-1] - pages[0] < len(phones)


@every_setting
@every_case
def test_the_first_phone_is_where_its_words_end(made: Made, setting: str, case: int) -> None:
    """On the page with the last words before it, or on the next: there is no page for both on small paper."""
    booklet, _ = made[setting]
    words = next(number for number, page in enumerate(booklet.pages, 1) if f"Dấu {case}." in page)
    assert page_of(booklet, alt(case, 1)) - words in (0, 1)
