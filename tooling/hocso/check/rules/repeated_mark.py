"""A mark written twice, or two that cannot stand together."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.syllables import analyse

_MARKS = re.compile(r"[,;.!?…]{2,}|[,;!?]:|:[,;.](?![^\W_])")
_RIGHT = re.compile(r"[,;!?]?(?:\.\.\.|…)[,;:!?]?|\?!|!\?|[?!]\.\.")
_NAMED = ("“”", "‘’", "«»", '""', "()")
_LEFT_TO_FILL_IN = 7
"""So many dots in a row are a line to write on."""


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _find):
        marks = hit.found[0]
        better = _better(marks)
        fix = replace(page, hit.at, marks, better, safe=_is_typed_twice(marks)) if hit.exact else None
        yield Fault(hit.at, {"found": marks, "better": better}, fix)


def _find(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _MARKS.finditer(text) if not _belongs(found))


def _belongs(found: re.Match[str]) -> bool:
    marks, text = found[0], found.string
    before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    if before + after in _NAMED:
        return True  # a sentence about the marks themselves
    if _RIGHT.fullmatch(marks) or (set(marks) == {"."} and len(marks) >= _LEFT_TO_FILL_IN):
        return True
    if set(marks) == {"."} and ("/" in before + after or before.isdigit() or after.isdigit()):
        return True  # a path (../anh) or a range (1..5)
    if marks == ",," and (not before or before.isspace()) and after.isalpha():
        return True  # an opening quotation mark typed as two commas
    return marks[0] == "." and set(marks) != {"."} and _ends_abbreviation(text[: found.start()])


def _ends_abbreviation(before: str) -> bool:
    """v.v., TP., tr.: the full stop belongs to the word, another mark may follow."""
    word = re.search(r"\w*$", before[-20:])
    return word is None or len(word[0]) < 2 or analyse(word[0]) is None


def _is_typed_twice(marks: str) -> bool:
    """The same mark again, or the dots of an ellipsis: nothing that is said changes."""
    return len(set(marks)) == 1 and marks != ".." or set(marks) == {"!", "?"}


def _better(marks: str) -> str:
    if set(marks) <= {".", "…"}:
        return "…" if "…" in marks else "." if marks == ".." else "..."
    if set(marks) == {"!", "?"}:
        return "?!"
    return next((mark for mark in "?!….;:," if mark in marks), marks[0])


RULE = Rule(
    code="V015",
    name="repeated-mark",
    severity="warning",
    message=Message(
        vi="Dấu “{found}” gõ thừa. Hãy chỉ để “{better}”.",
        en="The marks “{found}” are too many. Leave only “{better}”.",
    ),
    what=Message(
        vi="Một dấu câu gõ hai lần, hoặc hai dấu không đi với nhau: “,,”, “..”, “!!”, “,.”. Dấu “?!” và dấu ba chấm "
        "thì được.",
        en="A mark typed twice, or two that do not go together: “,,”, “..”, “!!”, “,.”. “?!” and an ellipsis are fine.",
    ),
    why=Message(
        vi="Người học đọc chậm dừng lại ở dấu lạ. Nhiều dấu chấm than còn giống giọng tin nhắn lừa đảo.",
        en="Slow readers stop at odd marks; and a row of exclamation marks is how fraudulent messages shout.",
    ),
    bad="Bác nhớ nhé!! Mở máy,, bấm nút Quét.",
    good="Bác nhớ nhé! Mở máy, bấm nút Quét.",
    mending=Message(
        vi="Dấu gõ lặp thì --fix tự bớt. Hai dấu khác nhau, hoặc hai dấu chấm (có thể là dấu ba chấm thiếu), thì chỉ "
        "--unsafe-fixes mới sửa.",
        en="A repeated mark goes with --fix. Two different marks, or two full stops (perhaps an ellipsis short of "
        "one), take --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
