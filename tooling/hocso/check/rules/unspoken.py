"""Something that learners see and the voice does not say."""

import re
from collections.abc import Iterator

from hocso.check.prose import beginning
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    for item in page.unspoken:
        if text := _COMMENT.sub("", item.text).strip():
            yield Fault(line_start(page, item.line), {"text": beginning(text)})


RULE = Rule(
    code="N001",
    name="unspoken",
    severity="warning",
    in_release="error",
    message=Message(
        vi="Người nghe sẽ không được nghe phần này: “{text}”. Hãy nói điều ấy bằng một câu thường, hoặc bỏ đi.",
        en="People who listen do not hear this: “{text}”. Say it in a plain sentence, or drop it.",
    ),
    what=Message(
        vi="Công thức, khối mã, HTML hay kết quả dạng chữ của ô mã hiện trên trang mà giọng đọc không đọc được.",
        en="A formula, a block of code, raw HTML or printed output shows on the page, and the voice cannot say it.",
    ),
    why=Message(
        vi="Nhiều bà con chỉ nghe chứ không đọc. Điều không được đọc lên thì coi như không có trong bài.",
        en="Many learners listen and do not read. What is not said is not in the lesson for them.",
    ),
    bad="```text\n1.000.000 x 5% = 50.000\n```",
    good="Gửi một triệu đồng, lãi 5 phần trăm một năm. Sau một năm được 50.000 đồng tiền lãi.",
    on_page=check,
)
