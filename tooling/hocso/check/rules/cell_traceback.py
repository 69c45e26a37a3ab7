"""A machine's own words about an error or a warning, shown to learners as the output of a code cell."""

import re
from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.prose import beginning
from hocso.check.rule import At, Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_TRACEBACK = "Traceback (most recent call last)"
_RAISED = re.compile(r"^\w[\w.]*(?:Error|Exception|Interrupt|Exit|Iteration|Warning)\b.*", re.MULTILINE)
_AT_LINE = re.compile(r"\bCell In ?\[\d+\], line (?P<line>\d+)|/ipykernel_\d+/\d+\.py:(?P<warned>\d+): ")
# How Python's warnings, and the loggers of its libraries, begin what they print.
_WARNED = re.compile(
    r"^(?:\S.*?:\d+: )?(?P<said>\w*Warning: .*|findfont: .*|(?:WARNING|ERROR|CRITICAL)\s*[:|-].*)$", re.MULTILINE
)


def _check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for output in all_of(page.doctree, nodes.literal_block):
        classes = output.get("classes", ())
        if "output" in classes:
            yield from _faults(page, output, is_error="traceback" in classes, is_warned="stderr" in classes)


def _faults(page: Lesson, output: nodes.literal_block, *, is_error: bool, is_warned: bool) -> Iterator[Fault]:
    text = output.astext()
    if is_error or _TRACEBACK in text:
        raised = _RAISED.findall(text.partition(_TRACEBACK)[2])
        yield Fault(_at(page, output, text), {"text": beginning(raised[-1] if raised else _TRACEBACK)})
    elif is_warned:
        seen: set[str] = set()
        for warning in _WARNED.finditer(text):
            if warning[0] not in seen:
                seen.add(warning[0])
                yield Fault(_at(page, output, warning[0]), {"text": beginning(warning["said"])})


def _at(page: Lesson, output: nodes.Node, text: str) -> At:
    """The line of the cell that the text names, or else the cell's first one."""
    named = _AT_LINE.search(text)
    return line_start(page, line_of(output) + (int(named["line"] or named["warned"]) - 1 if named else 0))


RULE = Rule(
    code="C003",
    name="cell-traceback",
    severity="warning",
    message=Message(
        vi="Ô mã này cho hiện lời báo lỗi của máy: {text}. Hãy sửa mã để không còn lời báo ấy; nếu nó vô hại thì thêm "
        "tùy chọn “:tags: [remove-stderr]” hoặc “:tags: [remove-output]” cho ô.",
        en="This code cell shows the machine's own words about a fault: {text}. Mend the code so that they are gone; "
        "if they do no harm, give the cell the option “:tags: [remove-stderr]” or “:tags: [remove-output]”.",
    ),
    what=Message(
        vi="Trên trang hiện ra lời máy báo lỗi hay cảnh báo: một bảng “Traceback”, một dòng DeprecationWarning, một "
        "lời báo thiếu phông chữ. Ô có thẻ raises-exception hay sách đặt allow_errors cũng vậy. Lời đã được ẩn hẳn "
        "khỏi trang thì không tính.",
        en="The page shows what the machine said about an error or a warning: a “Traceback”, a DeprecationWarning, a "
        "missing font; also where a cell has the tag raises-exception or the book sets allow_errors. What is removed "
        "from the page does not count.",
    ),
    why=Message(
        vi="Học viên thấy một khối chữ tiếng Anh khó hiểu thì tưởng mình làm hỏng máy, và giọng đọc cũng không đọc "
        "được nó.",
        en="Learners who meet a block of strange English think that they broke something, and the voice cannot "
        "read it.",
    ),
    bad="```{code-cell}\n:tags: [raises-exception]\n1 / 0\n```",
    good="```{code-cell}\n6 * 7\n```",
    on_page=_check,
)
