"""A block with nothing in it."""

import re
from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_BLOCKS = (ours.step, ours.scam, ours.practice, ours.remember, ours.trainer, ours.message)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for kind in _BLOCKS:
        for block in all_of(page.doctree, kind):
            if not any(_holds_something(child) for child in block.children):
                yield Fault(line_start(page, line_of(block)), {"block": kind.__name__})


def _holds_something(node: nodes.Node) -> bool:
    if isinstance(node, ours.heading | nodes.comment):
        return False
    pictures = any(any(node.findall(kind)) for kind in (nodes.image, ours.screen))
    return pictures or bool(_COMMENT.sub("", node.astext()).strip())


RULE = Rule(
    code="L022",
    name="empty-block",
    severity="warning",
    message=Message(
        vi="Khối {block} này chưa có lời nào bên trong. Hãy viết nội dung, hoặc bỏ khối đi.",
        en="There are no words in this block {block}. Write them, or drop the block.",
    ),
    what=Message(
        vi="Một khối `step`, `scam`, `practice`, `remember`, `message` hoặc `trainer` chỉ có dòng mở và dòng đóng.",
        en="A block `step`, `scam`, `practice`, `remember`, `message` or `trainer` has nothing between its first and "
        "last line.",
    ),
    why=Message(
        vi="Học viên thấy một ô trống và nghe một khoảng lặng, tưởng máy mình hỏng.",
        en="Learners see an empty box and hear a silence, and think their phone is broken.",
    ),
    bad=":::{scam} Ảnh chuyển khoản giả\n:::",
    good=":::{scam} Ảnh chuyển khoản giả\nChưa thấy báo tiền trên máy mình thì chưa giao hàng.\n:::",
    on_page=check,
)
