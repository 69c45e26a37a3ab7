"""A lesson for people who are not in the book's list."""

from collections.abc import Iterator

from hocso.check.listing import unlisted
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is not None:
        yield from unlisted(page, "audience", page.front.audience, context.skills.audiences)


RULE = Rule(
    code="L017",
    name="unknown-audience",
    severity="warning",
    message=Message(
        vi="skills.yml không có nhóm người học “{name}” (gần giống: {known}). Hãy sửa tên, hoặc thêm nhóm ấy vào "
        "audiences: của skills.yml.",
        en="There is no group of learners “{name}” in skills.yml (similar ones: {known}). Mend the name, or add the "
        "group under audiences: in skills.yml.",
    ),
    what=Message(
        vi="Dòng `audience` của bài ghi một nhóm mà skills.yml không có.",
        en="The `audience` of a lesson names a group that skills.yml does not have.",
    ),
    why=Message(
        vi="Tên nhóm sai thì bài không hiện ra khi tìm bài cho nhóm ấy.",
        en="With a wrong name the lesson is missing among those for that group.",
    ),
    bad="lesson:\n  audience: [nguoi-gia]",
    good="lesson:\n  audience: [nguoi-cao-tuoi]",
    mending=Message(
        vi="Máy đề nghị tên gần giống nhất. Chưa chắc đúng ý, nên xem lại rồi hãy nhận.",
        en="The most similar name is proposed. It may not be the one that was meant: look before taking it.",
    ),
    on_page=check,
)
