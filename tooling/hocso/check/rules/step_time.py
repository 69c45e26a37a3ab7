"""A step that is over before it is heard."""

from collections.abc import Iterator
from math import ceil

from hocso.check.anatomy import timed_passages
from hocso.check.class_time import listening
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    for passage in timed_passages(page) if page.front else ():
        needed = listening(passage, context.settings.voice.rate)
        if passage.minutes is not None and needed > passage.minutes:
            fields = {"title": passage.title, "minutes": passage.minutes, "needed": ceil(needed)}
            yield Fault(line_start(page, passage.line), fields)


RULE = Rule(
    code="T005",
    name="step-time",
    severity="warning",
    message=Message(
        vi="“{title}” ghi {minutes} phút, mà riêng nghe đọc đã gần {needed} phút. Hãy tăng số phút, hoặc tách làm hai.",
        en="“{title}” says {minutes} minutes, but just to hear it takes almost {needed}. Give it more minutes, or "
        "split it in two.",
    ),
    what=Message(
        vi="Một bước hoặc phần thực hành ghi số phút ngắn hơn thời gian đọc lời của chính nó.",
        en="A step or an exercise has less minutes than its own words take to be spoken.",
    ),
    why=Message(
        vi="Nghe chưa hết đã hết giờ thì bà con không kịp làm theo.",
        en="Where the time is over before the words are, nobody gets to do it.",
    ),
    bad=":::{step} Đọc lại từng tên\n:minutes: 1\n"
    + "Nhìn tên ở dòng đầu, đọc to lên, rồi chờ người ngồi cạnh gật đầu.\n" * 12
    + ":::",
    good=":::{step} Đọc lại từng tên\n:minutes: 4\n"
    + "Nhìn tên ở dòng đầu, đọc to lên, rồi chờ người ngồi cạnh gật đầu.\n" * 12
    + ":::",
    on_page=check,
)
