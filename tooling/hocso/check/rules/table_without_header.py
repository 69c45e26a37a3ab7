"""A table that does not say what its columns are."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.check.tables import head_of, rows_of, table_line
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for table in all_of(page.doctree, nodes.table):
        head, rows = head_of(table), rows_of(table)
        is_grid = len(rows) > 1 and len(rows[0]) > 1
        if is_grid and not any(cell for row in head for cell in row):
            yield Fault(line_start(page, table_line(table)))


RULE = Rule(
    code="A004",
    name="table-without-header",
    severity="warning",
    message=Message(
        vi="Bảng này chưa có tên cột. Hãy viết tên từng cột ở dòng đầu, ví dụ “| Việc | Gọi số |”.",
        en="This table has no names for its columns. Write them in its first row, like “| What | Call |”.",
    ),
    what=Message(
        vi="Một bảng từ hai cột trở lên không có dòng đầu, hoặc dòng đầu để trống.",
        en="A table of two columns or more has no head, or an empty one.",
    ),
    why=Message(
        vi="Trình đọc màn hình đọc tên cột trước mỗi ô. Không có tên cột thì người nghe chỉ nghe một dãy chữ rời.",
        en="A screen reader says the name of the column before each cell. Without it, listeners hear loose words.",
    ),
    bad="|  |  |\n|---|---|\n| Mất máy | Nhà mạng |\n| Mất tiền | Ngân hàng |",
    good="| Việc gì | Gọi ai |\n|---|---|\n| Mất máy | Nhà mạng |\n| Mất tiền | Ngân hàng |",
    on_page=check,
)
