"""A link whose words do not say where it leads."""

import re
from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_markup
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_HERE = re.compile(
    r"(?:(?:bấm|nhấn|nhấp|ấn|chạm|click|kích|xem|coi|đọc|tải|vào|truy cập)\s+)*(?:chi tiết\s+|thêm\s+)?"
    r"(?:vào|ở|tại)?\s*(?:chỗ\s+)?(?:đây|này)"
)
_MORE = (
    "xem thêm",
    "đọc thêm",
    "tìm hiểu thêm",
    "xem tiếp",
    "đọc tiếp",
    "xem chi tiết",
    "chi tiết",
    "bấm vào",
    "liên kết",
    "liên kết này",
    "đường dẫn",
    "đường dẫn này",
    "đường link",
    "đường link này",
    "link này",
    "trang này",
)
_ENGLISH = (
    "link",
    "here",
    "click here",
    "tap here",
    "see here",
    "this",
    "this link",
    "this page",
    "click",
    "more",
    "read more",
    "learn more",
    "see more",
    "details",
    "url",
)
_SAYS_NOTHING = frozenset((*_MORE, *_ENGLISH))
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_AS_IN_PRINT = (nodes.citation, nodes.footnote)
"""Sources at a page's foot: there an address may stand as it is."""


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for link in all_of(page.doctree, nodes.reference):
        text = link.astext()
        words = " ".join(text.casefold().split()).strip(" .…!»>→“”\"'")
        if words in _SAYS_NOTHING or _HERE.fullmatch(words):
            yield Fault(locate_markup(page, f"[{text}]", line_of(link)), {"text": text})
        elif _ADDRESS.fullmatch(words) and not _is_source(link):
            yield Fault(locate_markup(page, text, line_of(link)), {"text": text})


def _is_source(link: nodes.Node) -> bool:
    node: nodes.Node | None = link
    while node is not None and not isinstance(node, _AS_IN_PRINT):
        node = node.parent
    return node is not None


RULE = Rule(
    code="A003",
    name="link-text",
    severity="warning",
    message=Message(
        vi="Chữ của liên kết là “{text}”, không nói sẽ đi đâu. Hãy đặt liên kết vào chính tên nơi đến.",
        en="The words of the link are “{text}”, which do not say where it leads. Put the link on the name of the "
        "place.",
    ),
    what=Message(
        vi="Liên kết nằm ở chữ “ở đây”, “tại đây”, “xem thêm”, hoặc chữ của nó là cả một địa chỉ https://…",
        en="A link stands on words like “here”, “click here”, “more”, or on a whole address https://…",
    ),
    why=Message(
        vi="Kẻ gian toàn viết “bấm vào đây”. Bài của ta phải tập cho bà con thói quen đọc nơi đến trước khi bấm; "
        "người dùng giọng đọc cũng chỉ nghe thấy mỗi chữ “ở đây”, hoặc một chuỗi chữ cái dài.",
        en="“Click here” is what cheats write. Our lessons must train people to read where a link leads before they "
        "tap; and who listens hears nothing but “here”, or a long row of letters.",
    ),
    bad="Xem [ở đây](https://dichvucong.gov.vn).",
    good="Xem [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn).",
    on_page=check,
)
