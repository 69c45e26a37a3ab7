"""A lesson that is too long or too short for one class."""

from collections.abc import Iterator

from hocso.check.anatomy import declared_minutes, lesson_head
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    limits = context.settings.lesson
    if page.front is None or page.front.minutes is None:
        return
    if not limits.shortest <= page.front.minutes <= limits.longest:
        fields = {
            "minutes": page.front.minutes,
            "sum": sum(declared_minutes(page)),
            "shortest": limits.shortest,
            "longest": limits.longest,
        }
        yield Fault(lesson_head(page, "minutes"), fields)


RULE = Rule(
    code="T001",
    name="class-length",
    severity="warning",
    message=Message(
        vi="Bài ghi {minutes} phút (các bước và thực hành cộng lại {sum} phút), mà một buổi nên từ {shortest} đến "
        "{longest} phút. Hãy tách làm hai bài, hoặc thêm bớt bước.",
        en="The lesson says {minutes} minutes (its steps and practice add up to {sum}), but a class should take "
        "{shortest} to {longest}. Split it in two, or add or drop steps.",
    ),
    what=Message(
        vi="Số phút của bài nằm ngoài giới hạn của một buổi học (đặt ở `hocso: lesson:` trong _config.yml; mặc định "
        "20 đến 30).",
        en="The minutes of the lesson are outside the limits of a class (set at `hocso: lesson:` in _config.yml; 20 "
        "to 30 unless set).",
    ),
    why=Message(
        vi="Bà con đến lớp sau một ngày làm. Quá nửa tiếng thì mỏi mắt, mỏi tay, việc sau đè mất việc trước.",
        en="People come after a day's work. After half an hour eyes and hands are tired, and the last thing pushes "
        "out the first.",
    ),
    bad="lesson:\n  minutes: 55",
    good="lesson:\n  minutes: 30",
    on_page=check,
)
