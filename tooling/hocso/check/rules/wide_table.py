"""A table that does not fit on a phone."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.check.tables import Rows, rows_of, table_line
from hocso.model.lesson import Lesson
from hocso.model.message import Message

# In pixels: a phone of 360 less our pages' margins; a letter of 20 px (Be Vietnam Pro: 11.5 in words, 9.9 with the
# blanks between them); what padding and border take of each column.
PHONE, LETTER, FRAME = 320, 11, 29
MOST_COLUMNS = 3
"""Four columns leave room for less than five letters each, and Vietnamese words have up to seven."""

MOST_LINES = 10
"""A row higher than half the screen is not read across any more."""

_TOO_MANY = Message(vi="có {columns} cột", en="has {columns} columns")
_TOO_LONG = Message(vi="có từ quá dài cho {columns} cột", en="has words too long for {columns} columns")
_TOO_HIGH = Message(vi="có ô chứa quá nhiều chữ", en="has too many words in a row")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for table in all_of(page.doctree, nodes.table):
        if problem := _problem(rows_of(table)):
            yield Fault(line_start(page, table_line(table)), {"problem": problem, "most": MOST_COLUMNS})


def _problem(rows: Rows) -> Message | None:
    columns = max(map(len, rows), default=0)
    room = PHONE - FRAME * columns
    if columns > MOST_COLUMNS:
        return _TOO_MANY.filled(columns=columns)
    if columns > 1 and sum(_longest_words(rows, columns)) * LETTER > room:
        return _TOO_LONG.filled(columns=columns)
    if columns > 1 and any(sum(map(len, row)) * LETTER > room * MOST_LINES for row in rows):
        return _TOO_HIGH
    return None


def _longest_words(rows: Rows, columns: int) -> Iterator[int]:
    """The letters of the longest word of each column: it cannot get narrower than that."""
    for column in range(columns):
        words = (word for row in rows if column < len(row) for word in row[column].split())
        yield max(map(len, words), default=0)


RULE = Rule(
    code="A005",
    name="wide-table",
    severity="warning",
    message=Message(
        vi="Bảng này {problem}, không vừa màn hình điện thoại. Hãy để nhiều nhất {most} cột, mỗi ô vài chữ, hoặc viết "
        "thành danh sách.",
        en="This table {problem} and does not fit on a phone. Keep to {most} columns of a few words, or write a list.",
    ),
    what=Message(
        vi="Một bảng rộng hơn màn hình điện thoại nhỏ (360 điểm) khi chữ to 20 điểm: quá 3 cột, có từ dài không ngắt "
        "được, hoặc một hàng nhiều chữ đến mức cao quá nửa màn hình.",
        en="A table is wider than a small phone (360 px) with letters of 20 px: over 3 columns, long words that cannot "
        "be broken, or a row of so many words that it is higher than half the screen.",
    ),
    why=Message(
        vi="Phải kéo ngang mới đọc được thì bà con lạc hàng, đọc số của dòng này sang dòng kia.",
        en="Who must pull a table sideways loses the row, and reads the number of another one.",
    ),
    bad="| Việc | Gọi ai | Số | Giờ |\n|---|---|---|---|\n| Mất máy | Nhà mạng | trên SIM | cả ngày |",
    good="| Việc | Gọi ai |\n|---|---|\n| Mất máy | Nhà mạng |",
    on_page=check,
)
