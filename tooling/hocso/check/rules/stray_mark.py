"""A tone mark without a letter that can carry it."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.check.mask import readable
from hocso.check.mending import replace
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.spelling import joined, stray_marks, toned_consonants
from hocso.vietnamese.syllables import analyse

DOTTED_CIRCLE = "\u25cc"


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for number, line in enumerate(readable(page.source).split("\n"), 1):
        for found in stray_marks(line):
            yield _fault(page, number, found, joined(found[0]))
        for found in toned_consonants(line):
            bare = unicodedata.normalize("NFD", found[0])[0]
            if _is_vietnamese(_word(line, found, bare)):
                yield _fault(page, number, found, bare)


def _fault(page: Lesson, line: int, found: re.Match[str], better: str | None) -> Fault:
    """With marks put in order, or the one too many taken away; a person must see whether the word is the one meant."""
    at = At(line, found.start() + 1)
    mark = unicodedata.normalize("NFD", found[0])[-1]
    fix = replace(page, at, found[0], better, safe=False) if better else None
    return Fault(at, {"mark": DOTTED_CIRCLE + mark, "word": _word(found.string, found, found[0])}, fix)


def _word(line: str, found: re.Match[str], letter: str) -> str:
    """The word around what was found, with ``letter`` in its place."""
    before = re.search(r"\S*$", line[: found.start()])
    after = re.match(r"\S*", line[found.end() :])
    return (before[0] if before else "") + letter + (after[0] if after else "")


def _is_vietnamese(word: str) -> bool:
    """By a letter that other languages hardly have, so that a name from India (Ṛgveda) is none."""
    letters = word.strip(",.;:!?()“”\"'*_")
    return not letters.isascii() and analyse(letters) is not None


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
    mending=Message(
        vi="Dấu gõ ngược thứ tự hay gõ hai lần thì --unsafe-fixes xếp lại được. Còn lại thì phải xóa chữ rồi gõ lại.",
        en="Marks out of order or typed twice can be put right with --unsafe-fixes. For others type the word again.",
    ),
    on_page=check,
)
