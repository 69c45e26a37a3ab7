"""A small picture among the letters: the voice drops it, and a screen reader spells it out."""

import re
from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of, pictures
from hocso.check.mending import replace
from hocso.check.rule import At, Context, Fault, Rule
from hocso.check.source import line_start, lines_of, position
from hocso.model import nodes as ours
from hocso.model.finding import Fix
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

# Unicode's Emoji_Presentation: what shows as a coloured picture by itself. Signs like ✓ → ☎ ★ ™ are letters of a kind.
_PICTURE = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201-\U0001f251\U0001f300-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f7e0-\U0001f7f0\U0001f90c-\U0001faff"
)
_AS_PICTURE = "[\u00a9\u00ae\u203c\u2049\u2122-\u3299\U0001f170-\U0001f251]\ufe0f|[#*0-9]\ufe0f?\u20e3"
_ONE = f"(?:[{_PICTURE}]|{_AS_PICTURE})[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_EMOJI = re.compile(f"{_ONE}(?:\u200d?{_ONE})*")

_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, nodes.math, nodes.math_block, ours.message)
"""Code, and messages: those are shown as cheats write them."""


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if not _EMOJI.search(page.source):
        return
    behind = At(1, 1)
    for text, line in sorted(_texts(page.doctree), key=lambda one: one[1]):
        for found in _EMOJI.finditer(text):
            at = _locate(page, found[0], max(behind, At(line)))
            behind = At(at.line, at.column + len(found[0]))
            yield Fault(at, {"emoji": found[0]}, _removal(page, at, found[0]))


def _texts(doctree: nodes.document) -> Iterator[tuple[str, int]]:
    """Prose and the descriptions of pictures, each with about its line."""
    for text in all_of(doctree, nodes.Text):
        if _EMOJI.search(text) and _is_prose(text):
            yield str(text), line_of(text.parent)
    for picture in pictures(doctree):
        yield picture.get("alt") or "", line_of(picture)


def _is_prose(text: nodes.Node) -> bool:
    node: nodes.Node | None = text.parent
    while node is not None:
        if isinstance(node, _NO_PROSE) or (isinstance(node, nodes.container) and "cell" in node.get("classes", ())):
            return False
        node = node.parent
    return True


def _locate(page: Lesson, emoji: str, start: At) -> At:
    lines = lines_of(page.source)
    offset = sum(len(line) + 1 for line in lines[: start.line - 1]) + start.column - 1
    found = page.source.find(emoji, offset)
    return position(page.source, found) if found >= 0 else line_start(page, start.line)


def _removal(page: Lesson, at: At, emoji: str) -> Fix | None:
    """Take it out with one of the blanks beside it."""
    line = lines_of(page.source)[at.line - 1]
    start, end = at.column - 1, at.column - 1 + len(emoji)
    if line[end : end + 1] == " ":
        end += 1
    elif line[start - 1 : start] == " ":
        start -= 1
    return replace(page, At(at.line, start + 1), line[start:end], "", safe=False) if emoji in line[start:end] else None


RULE = Rule(
    code="A007",
    name="emoji-as-text",
    severity="warning",
    message=Message(
        vi="Hình nhỏ “{emoji}” nằm giữa lời bài: giọng đọc bỏ qua, trình đọc màn hình thì đọc tên nó dài dòng. Hãy nói "
        "bằng chữ, hoặc bỏ đi.",
        en="“{emoji}” among the words: the voice leaves it out, and a screen reader says its long name. Say it in "
        "words, or drop it.",
    ),
    what=Message(
        vi="Lời bài có hình nhỏ (emoji). Trong khối `message` thì được, vì tin nhắn giả được chép y như thật.",
        en="There is an emoji among the words of a page. In a block `message` it may stay: false messages are shown as "
        "they are.",
    ),
    why=Message(
        vi="Điện thoại cũ hiện hình này thành ô vuông trống; người nghe thì không biết nó nói gì.",
        en="Old phones show an empty box for it, and who listens does not know what it says.",
    ),
    bad="📞 Gọi ngay cho ngân hàng.",
    good="Gọi ngay cho ngân hàng.",
    mending=Message(
        vi="Máy đề nghị bỏ hình ấy đi. Nếu hình mang một ý riêng thì hãy viết ý ấy bằng chữ.",
        en="It is proposed to take it out. If it means something by itself, say that in words.",
    ),
    on_page=check,
)
