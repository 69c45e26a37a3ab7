"""A word with i where the book writes y, or the other way round."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from hocso.check.mending import replace
from hocso.check.prose import hits, pieces
from hocso.check.rule import Context, Fault, Rule
from hocso.check.words import word_list
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.i_or_y import other_spelling


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    wrong = _with_i() if _keeps_y(page, context.settings.language.i_or_y) else _with_y()
    for hit in hits(page, wrong.finditer):
        word = hit.found[0]
        better = other_spelling(word)
        fix = replace(page, hit.at, word, better, safe=True) if hit.exact else None
        yield Fault(hit.at, {"word": word, "better": better}, fix)


def _keeps_y(page: Lesson, setting: str) -> bool:
    """Whether the page is to write y; with as many words of either it is."""
    if setting != "majority":
        return setting == "y"
    texts = [piece.text for piece in pieces(page.doctree)]
    y, i = (sum(len(pattern.findall(text)) for text in texts) for pattern in (_with_y(), _with_i()))
    return y >= i


@cache
def _with_i() -> re.Pattern[str]:
    """The words written with i that the book may write with y, and those with y that nobody should."""
    words = word_list("i-or-y")
    either = {other_spelling(syllable): phrases for syllable, phrases in words["either"].items()}
    return _pattern({**either, **words["always-i"]})


@cache
def _with_y() -> re.Pattern[str]:
    words = word_list("i-or-y")
    return _pattern({**words["either"], **words["always-i"]})


def _pattern(phrases: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Syllables, each in one of its phrases."""
    syllables = "|".join(
        rf"{syllable}(?![\w\u0300-\u036f])(?:{'|'.join(_company(syllable, phrase) for phrase in own)})"
        for syllable, own in phrases.items()
    )
    first = "".join(sorted({syllable[0] for syllable in phrases}))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{syllables})", re.IGNORECASE)


def _company(syllable: str, phrase: str) -> str:
    """A pattern that holds behind a syllable in its phrase. Alone it is in small letters: a capital may be a name's."""
    before, _, after = phrase.partition("_")
    if phrase == "_":
        return f"(?-i:(?<={syllable}))"
    left = rf"(?<=\b{_spaced(before)}{syllable})" if before else ""
    right = rf"(?={_spaced(after)}\b)" if after else ""
    return left + right


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s")


RULE = Rule(
    code="V011",
    name="mixed-i-y",
    severity="warning",
    message=Message(
        vi="“{word}” viết khác cách mà giáo trình này theo. Hãy viết “{better}”.",
        en="“{word}” is spelled in another way than this book keeps to. Write “{better}”.",
    ),
    what=Message(
        vi="Nhiều từ viết i hay y đều đúng: kỹ thuật, kĩ thuật. Giáo trình theo chữ y; đổi ở `hocso: language: i_or_y` "
        "trong _config.yml: y, i, majority (cách nào trang ấy viết nhiều hơn). Vài từ nay chỉ viết i: bác sĩ, bánh mì. "
        "Tên riêng thì để yên.",
        en="Many words may be written with i or y: kĩ thuật, kỹ thuật. A book keeps to y unless `hocso: language: "
        "i_or_y` in _config.yml says i, or majority: what a page does most. Some are written only with i today: bác "
        "sĩ, bánh mì. Names are left alone.",
    ),
    why=Message(
        vi="Cùng một từ mà hai mặt chữ thì người mới đọc tưởng là hai từ, và tìm bài không ra.",
        en="One word with two faces looks like two to new readers, and search misses one.",
    ),
    bad="Bác sỹ dặn đọc kĩ rồi mới đăng kí.",
    good="Bác sĩ dặn đọc kỹ rồi mới đăng ký.",
    mending=Message(
        vi="Máy đổi i và y cho nhau; đọc lên vẫn vậy, nên --fix tự làm.",
        en="i and y are exchanged; it sounds the same, so --fix does it.",
    ),
    on_page=check,
    vietnamese=True,
)
