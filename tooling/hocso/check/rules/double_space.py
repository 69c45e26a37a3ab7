"""More than one space between two words."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

# Before a closing mark and after an opening one there is to be none at all: that is space-before-mark's.
_SPACES = re.compile(r"(?<=[^\s(“«]) {2,}(?=[^\s,;.:!?)”»])")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _SPACES.finditer):
        spaces = hit.found[0]
        if hit.exact:  # else something stood between them that could not be read, which is another rule's
            yield Fault(hit.at, {"count": len(spaces)}, replace(page, hit.at, spaces, " ", safe=True))


RULE = Rule(
    code="V018",
    name="double-space",
    severity="note",
    message=Message(
        vi="Ở đây có {count} dấu cách liền nhau. Chỉ cần một.",
        en="There are {count} spaces in a row here. One is enough.",
    ),
    what=Message(
        vi="Giữa hai chữ có nhiều hơn một dấu cách. Bảng, mã và chỗ thụt đầu dòng không tính.",
        en="Between two words stands more than one space. Tables, code and indentation do not count.",
    ),
    why=Message(
        vi="Trên trang không thấy khác, nhưng tìm một cụm từ trong tệp bài thì không ra, và tin nhắn chép đi lộ chỗ "
        "hở.",
        en="The page shows no difference, but searching the lesson's file for a phrase fails, and text that is copied "
        "into a message has holes.",
    ),
    bad="Bấm nút  Quét.",
    good="Bấm nút Quét.",
    mending=Message(
        vi="Máy để lại một dấu cách; lời bài không đổi, nên --fix tự làm.",
        en="One space is left; the words stay the same, so --fix does it.",
    ),
    on_page=check,
    vietnamese=True,
)
