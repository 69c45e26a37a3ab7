"""A tone mark in the new style among the old."""

from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import spots
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.spelling import new_style_words, old_style


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for spot in spots(page, new_style_words):
        better = old_style(spot.words)
        fix = replace(page, spot.at, spot.words, better, safe=True) if spot.exact else None
        yield Fault(spot.at, {"word": spot.words, "better": better}, fix)


RULE = Rule(
    code="V004",
    name="tone-placement",
    severity="warning",
    message=Message(
        vi="“{word}” đặt dấu kiểu mới; cả giáo trình dùng kiểu cũ. Hãy viết “{better}”.",
        en="“{word}” has its tone mark in the new place; the whole book uses the old one. Write “{better}”.",
    ),
    what=Message(
        vi="Ở vần oa, oe, uy không có chữ đứng sau, dấu đặt ở chữ đầu: hòa, khỏe, thủy. Các tiếng khác hai kiểu viết "
        "như nhau: hoàn, quý, già. Máy tự sửa được, lời bài không đổi.",
        en="In the rhymes oa, oe, uy without a letter after them the mark stands on the first vowel: hòa, khỏe, "
        "thủy. Both styles agree on all others: hoàn, quý, già. The fix is safe: the words do not change.",
    ),
    why=Message(
        vi="Báo chí và văn bản bà con quen đọc dùng kiểu cũ. Lẫn hai kiểu thì người mới đọc tưởng là hai từ, và tìm "
        "chữ không ra.",
        en="The papers people know use the old style. Mixed styles look like two words to new readers, and search "
        "misses one.",
    ),
    bad="Khoá máy lại trước khi đi ngủ.",
    good="Khóa máy lại trước khi đi ngủ.",
    mending=Message(
        vi="Máy dời dấu về kiểu cũ; chữ và cách đọc không đổi, nên --fix tự làm.",
        en="The mark is moved to the old place; word and reading stay the same, so --fix does it.",
    ),
    on_page=check,
    vietnamese=True,
)
