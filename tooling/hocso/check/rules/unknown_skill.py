"""A lesson that names a skill which is not in the book's list."""

from collections.abc import Iterator

from hocso.check.listing import unlisted
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is not None:
        yield from unlisted(page, "skills", page.front.skills, context.skills.names)


RULE = Rule(
    code="L016",
    name="unknown-skill",
    severity="warning",
    message=Message(
        vi="skills.yml không có kỹ năng “{name}” (gần giống: {known}). Hãy sửa mã, viết dạng KHUNG:MÃ, hoặc thêm mã "
        "ấy vào skills.yml.",
        en="There is no skill “{name}” in skills.yml (similar ones: {known}). Mend it, as FRAMEWORK:CODE, or add it "
        "to skills.yml.",
    ),
    what=Message(
        vi="Dòng `skills` của bài ghi một mã mà skills.yml không có.",
        en="The `skills` of a lesson name a code that skills.yml does not have.",
    ),
    why=Message(
        vi="Mã sai thì khi đếm kỹ năng đã dạy, bài này bị bỏ sót.",
        en="With a wrong code this lesson is missing when the skills that were taught are counted.",
    ),
    bad="lesson:\n  skills: [CV3139:9.9]",
    good="lesson:\n  skills: [CV3139:1.2]",
    mending=Message(
        vi="Máy đề nghị mã gần giống nhất. Chưa chắc đúng ý, nên xem lại rồi hãy nhận.",
        en="The most similar code is proposed. It may not be the one that was meant: look before taking it.",
    ),
    on_page=check,
)
