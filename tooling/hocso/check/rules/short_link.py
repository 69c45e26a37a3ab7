"""A link that hides where it leads."""

from collections.abc import Iterator

from hocso.check.hosts import addresses_of, is_known, is_short, known_hosts
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    for address in addresses_of(page):
        if is_short(address.host) and not is_known(address.host, known_hosts(context.facts)):
            yield Fault(address.at, {"host": address.host})


RULE = Rule(
    code="S008",
    name="short-link",
    severity="warning",
    message=Message(
        vi="Đường dẫn rút gọn {host} che mất nơi đến. Hãy ghi địa chỉ đầy đủ của trang.",
        en="The short link of {host} hides where it leads. Give the full address of the page.",
    ),
    what=Message(
        vi="Bài dùng đường dẫn rút gọn như bit.ly, tinyurl.com.",
        en="A page uses a short link, such as bit.ly or tinyurl.com.",
    ),
    why=Message(
        vi="Kẻ gian hay dùng đường dẫn rút gọn để giấu trang giả. Ai cầm đường dẫn ấy cũng đổi được nơi đến.",
        en="Cheats hide false sites behind short links, and whoever holds one can make it lead elsewhere.",
    ),
    bad="Tải mẫu đơn ở bit.ly/mau-don.",
    good="Tải mẫu đơn ở mau-don.example.",
    on_page=check,
)
