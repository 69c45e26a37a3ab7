"""An objective that nobody can see done."""

import re
from collections.abc import Iterator

from hocso.check.anatomy import lesson_head
from hocso.check.prose import beginning
from hocso.check.rule import At, Context, Fault, Rule
from hocso.check.source import in_front_matter
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_VIETNAMESE = (
    r"(?:nắm|hiểu|thấu hiểu|nhận thức|ý thức|làm quen|có (?:kiến thức|hiểu biết|khái niệm|ý thức)|nâng cao|"
    r"tìm hiểu|biết về|biết thêm|hiểu biết)\b"
)
_ENGLISH = r"(?:understand|know about|learn about|be aware|become aware|be familiar|become familiar|appreciate)\b"
_NOT_SEEN = re.compile(rf"\s*(?:{_VIETNAMESE}|{_ENGLISH})", re.IGNORECASE)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for objective in page.front.objectives if page.front else ():
        if _NOT_SEEN.match(objective):
            at = in_front_matter(page, objective, under="objectives")
            place = at if at != At(1, 1) else lesson_head(page, "objectives")  # folded over several lines
            yield Fault(place, {"objective": beginning(objective)})


RULE = Rule(
    code="L019",
    name="vague-objective",
    severity="note",
    message=Message(
        vi="Mục tiêu “{objective}” chưa nói học xong làm được việc gì. Hãy mở đầu bằng một việc nhìn thấy được: tải, "
        "mở, gọi lại, chỉ ra, từ chối.",
        en="The objective “{objective}” does not say what a learner will do. Begin with something that can be seen: "
        "install, open, call back, point out, refuse.",
    ),
    what=Message(
        vi="Một mục tiêu mở đầu bằng “hiểu”, “nắm được”, “tìm hiểu”, “nâng cao”.",
        en="An objective begins with “understand”, “know about”, “learn about”.",
    ),
    why=Message(
        vi="Không ai nhìn thấy một người “đã hiểu”. Việc làm được thì cả lớp thấy, và bà con tự biết mình đã xong.",
        en="Nobody can see that a person “understands”. What one can do, all can see, and learners know themselves "
        "when they are done.",
    ),
    bad="lesson:\n  minutes: 30\n  objectives:\n    - Hiểu về mã QR",
    good="lesson:\n  minutes: 30\n  objectives:\n    - Nhận ra mã QR bị dán đè",
    on_page=check,
)
