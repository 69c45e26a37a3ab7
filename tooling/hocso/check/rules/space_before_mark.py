"""A space where Vietnamese writes none: before a mark, or inside brackets and quotation marks."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_BEFORE_MARK = re.compile(
    r"""
      (?<=[^\s(\[“«]) (?P<space>[ ]+)
      (?: (?P<mark>[,;]) (?![-^')(DP])
        | (?P<stop>[.!?:]) (?![.!?:\[]|\w|[ ]\.|[-^='][)(DP]|[)(])   # no ellipsis, file ending or smiley
        | (?P<closing>[)”»]) )
    | (?<![-:;='^]) (?P<opening>[(“«]) (?P<inside>[ ]+) (?=[^\W_])
    """,
    re.VERBOSE,
)
_PARTS_NUMBERS = re.compile(r"\d[ ]+:[ ]*\d")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _find):
        found = hit.found[0]
        fix = replace(page, hit.at, found, found.replace(" ", ""), safe=True) if hit.exact else None
        yield Fault(hit.at, {"mark": found.strip()}, fix)


def _find(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _BEFORE_MARK.finditer(text) if not _belongs(found))


def _belongs(found: re.Match[str]) -> bool:
    """A ratio (1 : 2), an ellipsis written with spaces (. . .), or brackets left open to be filled in."""
    text, start = found.string, found.start()
    before = text[start - 1 : start]
    if found["stop"] == ":":
        return bool(_PARTS_NUMBERS.match(text, start - 1))
    return found["stop"] == "." and before == "." or (bool(found["closing"]) and before in "_…")


RULE = Rule(
    code="V013",
    name="space-before-mark",
    severity="warning",
    message=Message(
        vi="Chỗ dấu “{mark}” thừa dấu cách. Tiếng Việt viết liền: “máy, bấm”, “gì?”, “(mở)”. Hãy xóa dấu cách.",
        en="There is a space too many at “{mark}”. Vietnamese writes none there: “máy, bấm”, “gì?”, “(mở)”. Delete it.",
    ),
    what=Message(
        vi="Dấu câu và dấu đóng ngoặc viết liền chữ đứng trước, dấu mở ngoặc viết liền chữ đứng sau.",
        en="A mark and a closing bracket stand close to the word before them, an opening one close to the word after.",
    ),
    why=Message(
        vi="Chữ to trên máy nhỏ hay xuống dòng ở dấu cách: dấu câu rơi xuống đầu dòng sau, người đọc chậm bị vấp.",
        en="Large text on a small screen wraps at spaces: the mark falls to the next line, and slow readers stumble.",
    ),
    bad="Mở máy , bấm nút Quét ( ở giữa ) . Bác thấy gì ?",
    good="Mở máy, bấm nút Quét (ở giữa). Bác thấy gì?",
    mending=Message(
        vi="Máy xóa dấu cách; lời bài không đổi, nên --fix tự làm.",
        en="The space is deleted; the words stay the same, so --fix does it.",
    ),
    on_page=check,
    vietnamese=True,
)
