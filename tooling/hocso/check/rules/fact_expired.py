"""A fact that nobody has looked at again in time."""

from collections.abc import Iterator

from hocso.check.quoted import quoted_facts
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    for fact, at in quoted_facts(page, context.facts):
        if fact.key in context.expired:
            fields = {"key": fact.key, "value": fact.value, "source": fact.source}
            yield Fault(at, {**fields, "checked": fact.checked, "expires": fact.expires})


RULE = Rule(
    code="F002",
    name="fact-expired",
    severity="warning",
    in_release="error",
    message=Message(
        vi="“{key}” ({value}) kiểm ngày {checked:%d/%m/%Y}, chỉ tin được đến {expires:%d/%m/%Y}. Hãy xem lại nguồn "
        "({source}), rồi ghi giá trị và ngày mới vào facts.yml.",
        en="“{key}” ({value}) was checked on {checked:%Y-%m-%d} and holds until {expires:%Y-%m-%d}. Look at the "
        "source again ({source}), then put the value and the new date into facts.yml.",
    ),
    what=Message(
        vi="Bài dùng một dữ kiện đã quá hạn: ngày kiểm cộng số ngày `holds` đã qua. Khi phát hành chính thức, đây là "
        "lỗi.",
        en="The lesson quotes a fact past its date: the day it was checked plus its `holds` days is over. In a "
        "release this is an error.",
    ),
    why=Message(
        vi="Số gọi, mức phí, ngưỡng tiền đổi luôn. Một số điện thoại cũ có thể đã thuộc về kẻ gian.",
        en="Phone numbers, fees and limits change. An old number may belong to a cheat today.",
    ),
    bad="phi-1900:\n  checked: 2024-01-15\n  holds: 90",
    good="phi-1900:\n  checked: 2026-11-21\n  holds: 90",
    on_page=check,
)
