"""A page without a title, or with a second one."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import At, Context, Fault, Rule
from hocso.check.source import line_start, lines_of
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_NONE = Message(vi="chưa có tên", en="has no title")
_SECOND = Message(vi="có thêm một tên nữa", en="has another title")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if not page.doctree.children and page.source.strip():
        return  # it could not be read, which is said already
    if page.title == page.docname.rpartition("/")[2] and not all_of(page.doctree, nodes.title):
        yield Fault(At(1, 1), {"problem": _NONE})
    tops = [node for node in page.doctree.children if isinstance(node, nodes.section)]
    for section in tops[1:]:
        line = line_of(section.next_node(nodes.title))
        if not _is_lower(page, line):
            yield Fault(line_start(page, line), {"problem": _SECOND})


def _is_lower(page: Lesson, line: int) -> bool:
    """Whether the heading is only at the top because the page has no first-level heading: said by another rule."""
    lines = lines_of(page.source)
    return line <= len(lines) and lines[line - 1].lstrip(' "').startswith("##")


RULE = Rule(
    code="L023",
    name="page-title",
    severity="warning",
    message=Message(
        vi="Trang này {problem}. Mỗi trang có đúng một tên, viết sau một dấu #; các đề mục bên trong viết sau hai dấu "
        "#.",
        en="This page {problem}. A page has one title, behind a single #; the headings inside have two.",
    ),
    what=Message(
        vi="Trang không có dòng tên `# …` nào, hoặc có từ hai dòng trở lên.",
        en="The page has no line `# …` with its title, or more than one.",
    ),
    why=Message(
        vi="Mục lục lấy tên trang ở dòng ấy. Không có thì học viên thấy tên tệp; có hai thì một trang thành hai dòng.",
        en="The contents take the page's name from it. Without one learners see the file's name; with two, one page "
        "becomes two entries.",
    ),
    bad="# Nhận tiền\n\nChờ máy mình báo.\n\n# Gửi tiền\n\nĐọc tên trước.",
    good="## Nhận tiền\n\nChờ máy mình báo.\n\n## Gửi tiền\n\nĐọc tên trước.",
    on_page=check,
)
