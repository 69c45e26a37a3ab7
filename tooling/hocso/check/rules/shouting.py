"""Words in capitals, to say them loudly."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import spot_at
from hocso.check.rule import Context, Fault, Rule
from hocso.check.scope import extracts
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.acronyms import has_capitals, is_loud

_RUN = re.compile(r"[^\W\d_]+(?:[ \t\n]+[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    for piece, text in extracts(page.doctree, ("teaching",)):
        for start, end in loud_runs(text):
            spot = spot_at(page, piece, start, end)
            words = " ".join(spot.words.split())
            calm = words.lower() if start else words.capitalize()
            fix = replace(page, spot.at, spot.words, calm, safe=False) if spot.exact else None
            yield Fault(spot.at, {"words": words, "calm": calm}, fix)


def loud_runs(text: str) -> Iterator[tuple[int, int]]:
    """Words in capitals that follow one another, at least one of them Vietnamese with a mark that no acronym has."""
    for run in _RUN.finditer(text) if has_capitals(text) else ():
        loud: list[re.Match[str]] = []
        for word in (*_WORD.finditer(text, run.start(), run.end()), None):
            if word and word[0].isupper() and (loud or len(word[0]) > 1):
                loud.append(word)
                continue
            if any(not one[0].isascii() and is_loud(one[0]) for one in loud):
                yield loud[0].start(), loud[-1].end()
            loud = []


RULE = Rule(
    code="P007",
    name="shouting",
    severity="note",
    message=Message(
        vi="“{words}” viết hoa cả chữ thì khó đọc và nghe như quát. Hãy viết “{calm}”, muốn nhấn mạnh thì in đậm.",
        en="“{words}” all in capitals is hard to read and sounds like shouting. Write “{calm}”; to stress it, "
        "set it bold.",
    ),
    what=Message(
        vi="Một từ hay cả câu viết toàn chữ in hoa trong bài học.",
        en="A word or a whole sentence in capitals in a lesson.",
    ),
    why=Message(
        vi="Người mắt kém nhận chữ bằng hình dáng, mà chữ hoa chữ nào cũng cao bằng nhau, dấu lại dính vào nhau. Giọng "
        "đọc máy còn có thể đánh vần từng chữ.",
        en="People with weak eyes know words by their shape, and capitals all have the same one, with the marks run "
        "together. A machine voice may even spell them.",
    ),
    bad="TUYỆT ĐỐI KHÔNG đọc mã cho ai.",
    good="**Tuyệt đối không** đọc mã cho ai.",
    mending=Message(
        vi="Máy đề nghị chữ thường, nhưng tên riêng cần chữ hoa đầu từ nên phải xem lại: hocso check --unsafe-fixes.",
        en="Small letters are proposed; names need their capital back, so look first: hocso check --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
