"""A quotation mark or a bracket without its partner."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hocso.check.prose import Hit, hits, pieces
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_CLOSED_BY = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_MARK = re.compile(r'[()\[\]“”«»"]')
_QUOTES = frozenset("“«")
_LABEL = re.compile(r"(?:^|(?<=[\s(/;,.:“\"‘–-]))(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})\)")
"""What a closing bracket makes of it: a), 1), iv)."""
_NO_BRACKET = re.compile(
    r"""
      (?<![\w(]) [:;=]+ [-^'oc]* [()\[\]]+         # a smiley
    | [\[(] [ ]* \d+ [ ]* [;,] [ ]* \d+ [ ]* [\])]   # an interval: [1; 2)
    """,
    re.VERBOSE,
)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    following = {one.text: after.text[:1] for one, after in pairwise(pieces(page.doctree))}
    for hit in _closed_nowhere(hits(page, _unpaired)):
        mark = hit.found[0]
        # A quotation of several paragraphs may open anew in each and close in the last only.
        if mark not in _QUOTES or following.get(hit.found.string) != mark:
            yield Fault(hit.at, {"mark": mark})


def _unpaired(text: str) -> list[re.Match[str]]:
    """The marks of a paragraph that open and are not closed there, or close and were not opened; in their order."""
    opened: list[re.Match[str]] = []
    alone: list[re.Match[str]] = []
    for found in _marks(text):
        partners = [one for one in opened if one[0] == _OPENED_BY.get(found[0])]
        if partners:
            inside = opened.index(partners[-1])
            alone += opened[inside + 1 :]
            del opened[inside:]
        elif not _stands_alone(found):
            (opened if found[0] in _CLOSED_BY else alone).append(found)
    return sorted((*alone, *opened), key=lambda found: found.start())


def _marks(text: str) -> Iterator[re.Match[str]]:
    if not _MARK.search(text):
        return
    labels = (found for found in _LABEL.finditer(text) if not _opens_before(text, found.start()))
    others = {place for found in (*_NO_BRACKET.finditer(text), *labels) for place in range(*found.span())}
    yield from (found for found in _MARK.finditer(text) if found.start() not in others)


def _stands_alone(found: re.Match[str]) -> bool:
    """Inches and seconds (15"), and laughter: ))."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return before.isdigit() if found[0] in '"”' else found[0] == ")" and ")" in before + after


def _opens_before(text: str, end: int) -> bool:
    """Whether a bracket is open at a place, so that "… (hình 2)" ends in a bracket and no label."""
    return text.rfind("(", 0, end) > text.rfind(")", 0, end)


def _closed_nowhere(found: Iterable[Hit]) -> list[Hit]:
    """Without the quotations that are closed in a later paragraph."""
    alone: list[Hit] = []
    for hit in found:
        opening = _OPENED_BY.get(hit.found[0], "")
        pending = [one for one in alone if one.found[0] == opening] if opening in _QUOTES else []
        if pending:
            alone.remove(pending[-1])
        else:
            alone.append(hit)
    return alone


RULE = Rule(
    code="V016",
    name="unpaired-mark",
    severity="note",
    message=Message(
        vi="Dấu “{mark}” lẻ đôi: trong đoạn này có mở mà không đóng, hoặc có đóng mà không mở. Hãy thêm dấu còn thiếu "
        "hoặc bỏ dấu này.",
        en="The mark “{mark}” has no partner: in this paragraph something is opened and not closed, or closed and not "
        "opened. Add the other one or drop this one.",
    ),
    what=Message(
        vi="Dấu ngoặc và dấu nháy phải đi từng đôi trong một đoạn. Dấu sau số thứ tự như “a)”, “1)” và hình mặt cười "
        "thì không tính.",
        en="Brackets and quotation marks come in pairs within a paragraph. Labels like “a)”, “1)” and smileys do not "
        "count.",
    ),
    why=Message(
        vi="Thiếu một dấu thì không biết lời của ai hết ở đâu, phần thêm vào tới đâu là xong.",
        en="Without its partner nobody knows where a quotation or an aside ends.",
    ),
    bad="Bấm nút “Quét ở giữa màn hình (dưới cùng.",
    good="Bấm nút “Quét” ở giữa màn hình (dưới cùng).",
    on_page=check,
    vietnamese=True,
)
