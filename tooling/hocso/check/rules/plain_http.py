"""A link without encryption."""

import re
from collections.abc import Iterator

from hocso.check.hosts import addresses_of, is_for_examples
from hocso.check.mending import replace
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_PLAIN = re.compile(r"http://", re.IGNORECASE)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for address in addresses_of(page):
        plain = _PLAIN.match(address.written)
        if plain and not is_for_examples(address.host):
            yield Fault(address.at, {"host": address.host}, replace(page, address.at, plain[0], "https://", safe=False))


RULE = Rule(
    code="S007",
    name="plain-http",
    severity="warning",
    message=Message(
        vi="Đường dẫn đến {host} bắt đầu bằng http://, ai đứng giữa cũng xem và sửa được. Hãy đổi thành https:// "
        "rồi mở thử.",
        en="The link to {host} begins with http://, so that anyone in between can read and change it. Write https:// "
        "and try it.",
    ),
    what=Message(
        vi="Một đường dẫn dùng http:// chứ không phải https://.",
        en="A link with http:// and not https://.",
    ),
    why=Message(
        vi="Bài dạy bà con nhìn ổ khóa trước địa chỉ. Đường dẫn trong bài phải có ổ khóa ấy.",
        en="Lessons teach people to look for the padlock. Their own links must have it.",
    ),
    bad="Xem [Cổng Dịch vụ công](http://dichvucong.gov.vn).",
    good="Xem [Cổng Dịch vụ công](https://dichvucong.gov.vn).",
    on_page=check,
    mending=Message(
        vi="Đề nghị đổi thành https://. Máy không tự sửa, vì phải mở thử trang ấy đã.",
        en="Proposes https://. It is not put in by itself: somebody must see that the page opens.",
    ),
)
