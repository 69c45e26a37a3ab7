"""A lesson without objectives."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    if page.front is not None and not page.front.objectives:
        yield Fault(lesson_head(page, "objectives"))


RULE = Rule(
    code="L001",
    name="no-objectives",
    severity="error",
    message=Message(
        vi="Bài chưa có mục tiêu. Hãy thêm objectives dưới lesson: vài dòng, mỗi dòng một việc học xong làm được.",
        en="The lesson has no objectives. Add objectives under lesson: a few lines, each one thing a learner can do "
        "afterwards.",
    ),
    what=Message(
        vi="Phần khai báo đầu bài không có `objectives`, hoặc có mà bỏ trống.",
        en="The block at the top of the lesson has no `objectives`, or empty ones.",
    ),
    why=Message(
        vi="Người lớn tuổi đến lớp vì một việc cụ thể. Nói trước học xong làm được gì thì bà con mới yên tâm ngồi lại, "
        "và người dạy biết lúc nào là xong.",
        en="Older people come for one certain thing. When they hear what they will be able to do, they stay; and the "
        "trainer knows when the lesson is done.",
    ),
    bad="lesson:\n  minutes: 30",
    good="lesson:\n  minutes: 30\n  objectives:\n    - Nhận ra mã QR bị dán đè",
    on_page=check,
)
