"""Letters typed with loose marks."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.check.mask import BLANK, readable
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.finding import Edit, Fix
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.spelling import stray_marks

_WORD = re.compile(rf"[^\s{BLANK}]+")
_FILE_NAME = re.compile(r"\.\w{2,5}$")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    """One fault a page, at the first such word: a page typed so has hundreds."""
    if unicodedata.is_normalized("NFC", page.source):
        return
    edits = tuple(_edits(readable(page.source)))
    if edits:
        first = edits[0]
        yield Fault(At(first.line, first.column), {"count": len(edits), "word": first.new}, Fix(edits, safe=True))


def _edits(text: str) -> Iterator[Edit]:
    for number, line in enumerate(text.split("\n"), 1):
        for word in _WORD.finditer(line):
            whole = unicodedata.normalize("NFC", word[0])
            if whole != word[0] and not _FILE_NAME.search(word[0]) and not any(stray_marks(word[0])):
                yield Edit(number, word.start() + 1, word[0], whole)


RULE = Rule(
    code="V001",
    name="not-nfc",
    severity="warning",
    message=Message(
        vi="Có {count} chữ gõ bằng dấu rời (Unicode tổ hợp), chữ đầu tiên là “{word}”. Hãy chạy hocso check --fix để "
        "gộp dấu vào chữ, và chọn Unicode dựng sẵn trong bộ gõ.",
        en="{count} words are typed with loose marks (decomposed Unicode), the first is “{word}”. Run hocso check "
        "--fix to join them, and choose precomposed Unicode in your keyboard program.",
    ),
    what=Message(
        vi="Chữ có dấu được lưu thành hai ký tự: chữ cái và dấu rời. Nhìn giống hệt nhưng máy coi là khác. Máy tự "
        "sửa được, lời bài không đổi.",
        en="A letter with a mark is stored as two characters. It looks the same, but machines take it for another. "
        "The fix is safe: the words do not change.",
    ),
    why=Message(
        vi="Học viên tìm bài sẽ không thấy, giọng đọc có thể đọc sai, và trên điện thoại cũ dấu nhảy lệch khỏi chữ.",
        en="Search does not find the lesson, the voice may stumble, and on old phones the marks jump off their "
        "letters.",
    ),
    bad=unicodedata.normalize("NFD", "điện thoại"),
    good="điện thoại",
    mending=Message(
        vi="Máy gộp dấu vào chữ; nhìn và đọc không khác gì, nên --fix tự làm.",
        en="Marks and letters are joined; nothing looks or reads differently, so --fix does it.",
    ),
    on_page=check,
)
