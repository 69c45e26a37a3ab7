"""A heading without words."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for title in all_of(page.doctree, nodes.title):
        if not isinstance(title.parent, nodes.section):
            continue  # a box of other people's extensions, which gets its title when it is shown
        described = any((image.get("alt") or "").strip() for image in title.findall(nodes.image))
        if not title.astext().strip() and not described:
            yield Fault(line_start(page, line_of(title)))


RULE = Rule(
    code="A009",
    name="empty-heading",
    severity="warning",
    message=Message(
        vi="Đề mục này chưa có chữ. Hãy viết tên của phần này sau các dấu #, hoặc bỏ dòng đi.",
        en="This heading has no words. Write the name of the part behind the signs #, or drop the line.",
    ),
    what=Message(
        vi="Một dòng đề mục chỉ có dấu #, hoặc chỉ có hình không lời tả.",
        en="A line of a heading has nothing but #, or only a picture without a description.",
    ),
    why=Message(
        vi="Trình đọc màn hình báo “đề mục” rồi im. Mục lục của trang có một dòng trống.",
        en="A screen reader says “heading” and then nothing. The page's contents have an empty line.",
    ),
    bad="##\n\nMở ứng dụng ngân hàng.",
    good="## Mở chỗ quét mã\n\nMở ứng dụng ngân hàng.",
    on_page=check,
)
