"""A lesson whose minutes do not fit its words."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head, passages, timed_passages
from hocso.check.class_time import ClassTime, class_time
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

LONGER, SHORTER = 1.2, 0.5
"""A lesson may take a fifth more than it says before a class notices; and talk may double what its words need."""


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    declared = page.front.minutes if page.front else None
    untimed = any(one.kind == "practice" and one.minutes is None for one in timed_passages(page))
    if declared is None or untimed or not (passages(page, "step") and passages(page, "practice")):
        return
    time = class_time(page, context.settings.voice.rate)
    if not declared * SHORTER <= time.total <= declared * LONGER:
        yield Fault(lesson_head(page, "minutes"), {"minutes": declared, **_shown(time)})


def _shown(time: ClassTime) -> dict[str, object]:
    parts = ("settling", "telling", "steps", "practice", "questions", "total")
    return {part: round(getattr(time, part)) for part in parts}


RULE = Rule(
    code="T004",
    name="time-estimate",
    severity="warning",
    message=Message(
        vi="Bài ghi {minutes} phút, mà ước theo lời bài thì chừng {total} phút: ổn định lớp {settling}, nghe kể và dặn "
        "dò {telling}, các bước (nghe rồi làm) {steps}, thực hành {practice}, câu hỏi {questions}. Hãy sửa số phút, "
        "hoặc thêm bớt lời và bước.",
        en="The lesson says {minutes} minutes; by its words it takes about {total}: settling down {settling}, story "
        "and advice {telling}, the steps (heard, then done) {steps}, practice {practice}, questions {questions}. Mend "
        "the minutes, or add or drop words and steps.",
    ),
    what=Message(
        vi="Số phút của bài khác xa số ước tính. Cách ước: nghe 138 tiếng một phút nhân với `voice.rate`; mỗi câu "
        "trong bước 15 giây để làm; mỗi câu hỏi 20 giây để nghĩ; thực hành theo số phút đã ghi; 3 phút ổn định lớp. "
        "Máy chỉ nhắc khi ước tính dài hơn số đã ghi một phần năm, hoặc chưa được một nửa.",
        en="The minutes of the lesson are far from an estimate: 138 syllables a minute times `voice.rate` to listen; "
        "15 seconds to do each sentence of a step; 20 seconds to think about each question; practice as it says; 3 "
        "minutes to settle down. It is reported when the estimate is a fifth longer, or less than half.",
    ),
    why=Message(
        vi="Số phút ghi theo cảm tính thì lớp nào cũng tan muộn, và phần bị cắt luôn là phần thực hành.",
        en="With minutes that were only felt every class ends late, and what is cut is the exercise.",
    ),
    bad="---\nlesson:\n  minutes: 60\n---\n# Mở máy\n\n:::{step} Bật màn hình\n:minutes: 40\nBấm nút bên cạnh máy.\n"
    ":::\n\n:::{practice}\n:minutes: 15\nTự bật, tự tắt.\n:::",
    good="---\nlesson:\n  minutes: 20\n---\n# Mở máy\n\n:::{step} Bật màn hình\n:minutes: 5\nBấm nút bên cạnh máy.\n"
    ":::\n\n:::{practice}\n:minutes: 10\nTự bật, tự tắt.\n:::",
    on_page=check,
)
