"""No space between a mark and the word after it."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import lines_of
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.syllables import analyse

_AT_MARK = re.compile(r"[,;:.!?)”»…](?=[^\W\d_])|[,;:](?=[“«(][^\W\d_])|[^\W\d_](?=[(“«][^\W\d_])")
_WORD_BEFORE = re.compile(r"\w+$")
_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"[\s>]*\d+[.)]\S")
_TIME = frozenset({"giờ", "phút"})  # giờ:phút:giây


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _find):
        mark = hit.found[0]
        # "1.Mở" at the beginning of a line becomes an item of a list: that is more than a space.
        safe = not _NUMBERED.match(lines_of(page.source)[hit.at.line - 1])
        fix = replace(page, hit.at, mark, f"{mark} ", safe=safe) if hit.exact else None
        shown = hit.found.string[hit.found.end()] if mark.isalpha() else mark
        yield Fault(hit.at, {"mark": shown, "word": _after(hit.found)}, fix)


def _find(text: str) -> Iterator[re.Match[str]]:
    """The marks whose neighbours make it sure that they are two words."""
    return (found for found in _AT_MARK.finditer(text) if _parts(_before(found), found[0], _after(found)))


def _before(found: re.Match[str]) -> str:
    end = found.end() if found[0].isalpha() else found.start()
    word = _WORD_BEFORE.search(found.string[max(end - 20, 0) : end])
    return word[0] if word else ""


def _after(found: re.Match[str]) -> str:
    word = _WORD.match(found.string, found.end() + (found.string[found.end()] in "(“«"))
    return word[0] if word else ""


def _parts(before: str, mark: str, after: str) -> bool:
    if mark.isalpha():  # cá(tươi)
        return len(before) > 1 and _is_syllable(before) and _is_syllable(after) and not (before + after).isascii()
    if mark in ",;":
        return _are_words(before, after)
    if not _is_syllable(after):
        return False
    if mark in ")”»…":
        return after.islower()
    if mark in ".!?":
        return after[0].isupper() and after[1:].islower() and (before.isdigit() or _is_syllable(before))
    return _is_syllable(before) and before not in _TIME and not (before + after).isascii()


def _are_words(before: str, after: str) -> bool:
    """Two syllables, a number and a syllable, or a name of any kind beside a syllable that is Vietnamese for sure."""
    if _is_syllable(after):
        return before.isdigit() or _is_syllable(before) or (len(before) > 1 and not after.isascii())
    return len(after) > 1 and after.isalpha() and _is_syllable(before) and not before.isascii()


def _is_syllable(word: str) -> bool:
    """No single letter that may be a formula's or an abbreviation's (a,b; Q.Ba Đình; Ô.Bình)."""
    sure = len(word) > 1 or (word.islower() and not word.isascii())
    return sure and analyse(word) is not None


RULE = Rule(
    code="V014",
    name="no-space-after-mark",
    severity="warning",
    message=Message(
        vi="Giữa dấu “{mark}” và chữ “{word}” thiếu dấu cách. Hãy thêm một dấu cách.",
        en="A space is missing between “{mark}” and the word “{word}”. Put one in.",
    ),
    what=Message(
        vi="Sau dấu câu và sau dấu đóng ngoặc phải có một dấu cách rồi mới tới chữ. Số (1.000; 7,5), giờ (7:30), địa "
        "chỉ và chữ viết tắt (TP.HCM, T.Ư) thì viết liền.",
        en="A mark or a closing bracket and the next word have a space between them. Numbers (1.000; 7,5), times "
        "(7:30), addresses and abbreviations (TP.HCM, T.Ư) have none.",
    ),
    why=Message(
        vi="Hai chữ dính nhau thì người mới đọc khó tách, máy tìm không ra, giọng đọc dễ đọc liền một hơi.",
        en="New readers cannot part two words stuck together, search misses them, and the voice may run over the "
        "pause.",
    ),
    bad="Mở máy,bấm nút Quét.Chờ máy kêu rồi đọc tên.",
    good="Mở máy, bấm nút Quét. Chờ máy kêu rồi đọc tên.",
    mending=Message(
        vi="Máy thêm dấu cách; lời bài không đổi, nên --fix tự làm. Số thứ tự ở đầu dòng (“1.Mở”) thì chỉ "
        "--unsafe-fixes mới sửa, vì dòng ấy sẽ thành một mục của danh sách.",
        en="A space is put in; the words stay the same, so --fix does it. A number at the beginning of a line (“1.Mở”) "
        "takes --unsafe-fixes, for the line becomes an item of a list.",
    ),
    on_page=check,
    vietnamese=True,
)
