"""A small word written twice in a row."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.check.spelling.dictionary import dictionary
from hocso.check.words import word_list
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.folding import fold


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _find):
        once = hit.found["once"]
        fix = replace(page, hit.at, hit.found[0], once, safe=False) if hit.exact else None
        yield Fault(hit.at, {"found": " ".join(hit.found[0].split()), "once": once}, fix)


def _find(text: str) -> Iterator[re.Match[str]]:
    words = text.lower().split()
    if any(after.startswith(word) for word, after in pairwise(words)):
        yield from (found for found in _pattern().finditer(text) if found["once"])
    if any(words[at] == words[at + 2] for at in range(len(words) - 2)):
        yield from (found for found in _TWO.finditer(text) if _is_a_thing(found["once"].lower()))


def _is_a_thing(words: str) -> bool:
    """Whether two syllables make a common word, and none that sings when it is doubled: *líu lo*, *lung linh*."""
    one, other = words.split()
    return words in dictionary().common and fold(one)[0] != fold(other)[0] and one != other


_TWO = re.compile(r"(?<!\w)(?P<once>[^\W\d_]+ [^\W\d_]+) (?P=once)(?!\w)", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A word twice, as a group; what is spared matches before it, without the group."""
    words = word_list("never-doubled")
    spared = "|".join(r"\s+".join(phrase.split()) for phrase in words["except"])
    return re.compile(rf"(?<!\w)(?:{spared}|(?P<once>{'|'.join(words['words'])})\s+(?P=once))(?!\w)", re.IGNORECASE)


RULE = Rule(
    code="V017",
    name="repeated-word",
    severity="warning",
    message=Message(
        vi="“{found}” viết thừa một chữ. Hãy chỉ để một “{once}”.",
        en="“{found}” has a word too many. Leave one “{once}”.",
    ),
    what=Message(
        vi="Một chữ nối như “của”, “và”, “các” viết hai lần liền nhau. Từ láy thật (từ từ, xanh xanh, luôn luôn) thì "
        "để yên.",
        en="A small word like “của”, “và”, “các” stands twice in a row. Words that Vietnamese doubles on purpose (từ "
        "từ, xanh xanh, luôn luôn) are left alone.",
    ),
    why=Message(
        vi="Sửa câu xong hay sót lại một chữ. Mắt lướt qua không thấy, giọng đọc thì đọc cả hai.",
        en="It is left behind when a sentence is changed. The eye passes over it, the voice says it twice.",
    ),
    bad="Bấm vào tên của của người nhận và và đọc to lên.",
    good="Bấm vào tên của người nhận và đọc to lên.",
    mending=Message(
        vi="Máy bỏ bớt một chữ. Lời bài đổi đi một chút, nên chỉ --unsafe-fixes mới sửa.",
        en="One of the two is dropped. That changes what is said a little, so it takes --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
