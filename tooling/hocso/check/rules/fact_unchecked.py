"""A fact that nobody has verified."""

from collections.abc import Iterator

from hocso.check.quoted import quoted_facts
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    for fact, at in quoted_facts(page, context.facts):
        if fact.certainty == "unchecked":
            yield Fault(at, {"key": fact.key, "value": fact.value, "source": fact.source})


RULE = Rule(
    code="F003",
    name="fact-unchecked",
    severity="warning",
    in_release="error",
    message=Message(
        vi="“{key}” ({value}) chưa ai kiểm. Hãy tìm nguồn chắc chắn rồi đổi certainty trong facts.yml, hoặc bỏ câu "
        "này đi.",
        en="Nobody has verified “{key}” ({value}). Find a sure source and change its certainty in facts.yml, or drop "
        "the sentence.",
    ),
    what=Message(
        vi="Bài dùng một dữ kiện ghi `certainty: unchecked`. Đang soạn thì là điều cần sửa; khi phát hành chính thức "
        "là lỗi.",
        en="The lesson quotes a fact with `certainty: unchecked`: a warning in a draft, an error in a release.",
    ),
    why=Message(
        vi="Bà con tin bài học như tin cán bộ. Một con số sai trong bài sẽ đi khắp xã.",
        en="People trust a lesson as they trust an official. One wrong number travels through the whole commune.",
    ),
    bad="phi-1900:\n  value: 1.000 đồng một phút\n  certainty: unchecked",
    good="phi-1900:\n  value: 1.000 đồng một phút\n  source: trang của nhà mạng\n  certainty: sure",
    on_page=check,
)
