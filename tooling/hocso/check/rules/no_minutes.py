"""A lesson, a step or an exercise that does not say how long it takes."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head, timed_passages
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    if page.front.minutes is None:
        yield Fault(lesson_head(page), {"title": page.title})
    for passage in timed_passages(page):
        if passage.minutes is None:
            yield Fault(line_start(page, passage.line), {"title": passage.title})


RULE = Rule(
    code="T003",
    name="no-minutes",
    severity="warning",
    message=Message(
        vi="“{title}” chưa ghi mất bao nhiêu phút. Hãy thêm số phút: dòng :minutes: 5 trong khối, hoặc minutes: 30 "
        "dưới lesson:.",
        en="“{title}” does not say how many minutes it takes. Add them: a line :minutes: 5 in the block, or minutes: "
        "30 under lesson:.",
    ),
    what=Message(
        vi="Bài, bước hoặc phần thực hành không ghi số phút.",
        en="A lesson, a step or an exercise does not give its minutes.",
    ),
    why=Message(
        vi="Không có số phút thì không ai biết buổi học có vừa 30 phút không, và kế hoạch của người dạy bị trống.",
        en="Without minutes nobody knows whether the class fits in 30, and the trainer's plan has a gap.",
    ),
    bad=":::{step} Đọc tên người nhận\nĐọc to tên hiện trên máy.\n:::",
    good=":::{step} Đọc tên người nhận\n:minutes: 4\nĐọc to tên hiện trên máy.\n:::",
    on_page=check,
)
