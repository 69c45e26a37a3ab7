"""A lesson that does not say for whom it is, or which skills it serves."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    skills = context.skills
    needed = {"audience": (skills.audiences, page.front.audience), "skills": (skills.frameworks, page.front.skills)}
    missing = [key for key, (offered, given) in needed.items() if offered and not given]
    if missing:
        yield Fault(lesson_head(page), {"missing": ", ".join(missing)})


RULE = Rule(
    code="L015",
    name="incomplete-front-matter",
    severity="note",
    in_release="warning",
    message=Message(
        vi="Đầu bài còn thiếu: {missing}. Hãy thêm dưới lesson:, chọn trong skills.yml (audience là dạy ai, skills là "
        "kỹ năng nào).",
        en="The top of the lesson lacks: {missing}. Add it under lesson:, from skills.yml (audience is for whom, "
        "skills which ones).",
    ),
    what=Message(
        vi="Giáo trình có tệp skills.yml mà bài không ghi `audience` hoặc `skills`. Số phút và mục tiêu có quy tắc "
        "riêng.",
        en="The book has a skills.yml, and the lesson gives no `audience` or no `skills`. Minutes and objectives have "
        "rules of their own.",
    ),
    why=Message(
        vi="Xã báo cáo dạy được kỹ năng nào, cho ai, là nhờ hai dòng này. Thiếu thì bài không được tính.",
        en="What a commune can report about skills taught, and to whom, comes from these two lines.",
    ),
    bad="lesson:\n  minutes: 30",
    good="lesson:\n  minutes: 30\n  audience: [nguoi-cao-tuoi]\n  skills: [CV3139:1.2]",
    on_page=check,
)
