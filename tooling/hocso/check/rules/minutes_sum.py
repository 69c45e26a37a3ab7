"""A lesson whose minutes do not add up."""

from collections.abc import Iterator

from hocso.check.anatomy import declared_minutes, lesson_head, timed_passages
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

ROOM = 10
"""What says no minutes of its own, such as the questions and the reminder, is left this much at most."""


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if page.front is None or page.front.minutes is None:
        return
    parts = declared_minutes(page)
    whole, total = page.front.minutes, sum(parts)
    complete = bool(parts) and all(passage.minutes for passage in timed_passages(page))
    if total > whole or (complete and total < whole - ROOM):
        fields = {"parts": " + ".join(map(str, parts)), "sum": total, "minutes": whole, "least": max(whole - ROOM, 0)}
        yield Fault(lesson_head(page, "minutes"), fields)


RULE = Rule(
    code="T002",
    name="minutes-sum",
    severity="warning",
    message=Message(
        vi="Các phần ghi số phút cộng lại: {parts} = {sum} phút, còn cả bài ghi {minutes} phút. Hãy sửa số phút để "
        "tổng nằm trong khoảng {least} đến {minutes}; phần dư dành cho mở đầu, câu hỏi và ghi nhớ.",
        en="The parts with minutes add up: {parts} = {sum} minutes, but the lesson says {minutes}. Mend the minutes so "
        "that the sum is between {least} and {minutes}; the rest is for the opening, the questions and the "
        "reminder.",
    ),
    what=Message(
        vi="Tổng số phút của các bước và phần thực hành lớn hơn số phút của bài, hoặc nhỏ hơn quá 10 phút.",
        en="The minutes of steps and practice add up to more than the lesson's own, or to over 10 minutes less.",
    ),
    why=Message(
        vi="Người dạy canh giờ theo những con số này. Cộng sai thì cuối buổi phải cắt đúng phần thực hành.",
        en="Trainers keep time by these numbers. When they do not add up, the exercise is what gets cut.",
    ),
    bad="---\nlesson:\n  minutes: 20\n---\n# Mở máy\n\n:::{step} Bật màn hình\n:minutes: 15\nBấm nút bên cạnh máy.\n"
    ":::\n\n:::{practice}\n:minutes: 8\nTự bật, tự tắt.\n:::",
    good="---\nlesson:\n  minutes: 20\n---\n# Mở máy\n\n:::{step} Bật màn hình\n:minutes: 8\nBấm nút bên cạnh máy.\n"
    ":::\n\n:::{practice}\n:minutes: 8\nTự bật, tự tắt.\n:::",
    on_page=check,
)
