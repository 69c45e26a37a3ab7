"""A tone mark in the style that the book does not keep to."""

from collections.abc import Callable, Iterable, Iterator

from hocso.check.mending import replace
from hocso.check.prose import pieces, spots
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.spelling import new_style, new_style_words, old_style, old_style_words


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    keeps_old = _keeps_old(page, context.settings.language.tone_marks)
    find, mended = (new_style_words, old_style) if keeps_old else (old_style_words, new_style)
    for spot in spots(page, find):
        better = mended(spot.words)
        fix = replace(page, spot.at, spot.words, better, safe=True) if spot.exact else None
        yield Fault(spot.at, {"word": spot.words, "better": better}, fix)


def _keeps_old(page: Lesson, setting: str) -> bool:
    """Whether the page is to keep the old style; with as many words of either it is."""
    if setting != "majority":
        return setting == "old"
    return _count(page, old_style_words) >= _count(page, new_style_words)


def _count(page: Lesson, find: Callable[[str], Iterable[str]]) -> int:
    return sum(1 for piece in pieces(page.doctree) for _ in find(piece.text))


RULE = Rule(
    code="V004",
    name="tone-placement",
    severity="warning",
    message=Message(
        vi="“{word}” đặt dấu khác kiểu mà giáo trình này theo. Hãy viết “{better}”.",
        en="“{word}” has its tone mark in another place than this book puts it. Write “{better}”.",
    ),
    what=Message(
        vi="Ở vần oa, oe, uy không có chữ đứng sau, dấu đặt ở chữ đầu (kiểu cũ: hòa, khỏe, thủy) hoặc ở chữ cuối "
        "(kiểu mới: hoà, khoẻ, thuỷ). Các tiếng khác hai kiểu viết như nhau: hoàn, quý, già. Giáo trình theo kiểu cũ; "
        "đổi ở `hocso: language: tone_marks` trong _config.yml: old (cũ), new (mới), majority (kiểu nào trang ấy "
        "viết nhiều hơn).",
        en="In the rhymes oa, oe, uy without a letter after them the mark stands on the first vowel (old style: hòa, "
        "khỏe, thủy) or on the last (new style: hoà, khoẻ, thuỷ). Both agree on all others: hoàn, quý, già. A book "
        "keeps to the old style unless `hocso: language: tone_marks` in _config.yml says new, or majority: what a "
        "page does most.",
    ),
    why=Message(
        vi="Lẫn hai kiểu thì người mới đọc tưởng là hai từ, và tìm chữ không ra. Báo chí và văn bản bà con quen đọc "
        "dùng kiểu cũ.",
        en="Mixed styles look like two words to new readers, and search misses one. The papers people know use the "
        "old style.",
    ),
    bad="Khoá máy lại trước khi đi ngủ.",
    good="Khóa máy lại trước khi đi ngủ.",
    mending=Message(
        vi="Máy dời dấu; chữ và cách đọc không đổi, nên --fix tự làm.",
        en="The mark is moved; word and reading stay the same, so --fix does it.",
    ),
    on_page=check,
    vietnamese=True,
)
