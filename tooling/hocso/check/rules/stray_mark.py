"""A tone mark without a letter that can carry it."""

import re
from collections.abc import Iterator

from hocso.check.mask import readable
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.spelling import stray_marks

DOTTED_CIRCLE = "\u25cc"


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for number, line in enumerate(readable(page.source).split("\n"), 1):
        for found in stray_marks(line):
            fields = {"mark": DOTTED_CIRCLE + found[0][-1], "word": _word(line, found)}
            yield Fault(At(number, found.start() + 1), fields)


def _word(line: str, found: re.Match[str]) -> str:
    before = re.search(r"\S*$", line[: found.start()])
    after = re.match(r"\S*", line[found.end() :])
    return (before[0] if before else "") + found[0] + (after[0] if after else "")


RULE = Rule(
    code="V002",
    name="stray-mark",
    severity="warning",
    message=Message(
        vi="Trong “{word}” có dấu {mark} đứng lạc, không gộp được vào chữ nào. Hãy xóa cả chữ rồi gõ lại.",
        en="In “{word}” the mark {mark} stands astray; no letter can carry it. Delete the word and type it again.",
    ),
    what=Message(
        vi="Một dấu thanh hoặc dấu mũ nằm sau phụ âm, sau dấu cách hay bị gõ hai lần.",
        en="A tone mark or a hat stands after a consonant or a space, or was typed twice.",
    ),
    why=Message(
        vi="Học viên thấy một chấm lạ giữa dòng, còn giọng đọc thì đọc vấp.",
        en="Learners see an odd speck in the line, and the voice stumbles.",
    ),
    bad="bấm" + "\u0301",
    good="bấm",
    on_page=check,
)
