"""A host that the book does not vouch for."""

from collections.abc import Iterator

from hocso.check.hosts import addresses_of, imitated, is_for_examples, is_known, is_short, known_hosts
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is None or not context.facts:
        return
    known = known_hosts(context.facts) if addresses_of(page) else frozenset()
    for address in addresses_of(page):
        host = address.host
        vouched = is_known(host, known) or is_for_examples(host)
        if host.isascii() and not (vouched or is_short(host) or imitated(host, known)):  # these have their own rules
            yield Fault(address.at, {"host": host})


RULE = Rule(
    code="S005",
    name="unknown-host",
    severity="warning",
    message=Message(
        vi="Chưa ai kiểm trang “{host}”. Trang ấy đáng tin thì ghi vào facts.yml một mục có value là {host}, kèm nguồn "
        "và ngày kiểm; trang đặt ra để làm ví dụ thì dùng đuôi .example.",
        en="Nobody vouches for “{host}”. If it is to be trusted, add a fact to facts.yml with the value {host}, its "
        "source and the day it was checked; for an invented one use the ending .example.",
    ),
    what=Message(
        vi="Bài dẫn đến một trang mạng không có trong facts.yml. Sách không có facts.yml thì không xét.",
        en="A lesson leads to a host that is in no fact of facts.yml. In a book without facts.yml nothing is said.",
    ),
    why=Message(
        vi="Bà con tin đường dẫn trong bài. Trang hết hạn có thể về tay kẻ gian, nên mỗi trang cần một ngày kiểm.",
        en="People trust the links of a lesson. A host that lapses may fall to a cheat: each needs a day on which "
        "somebody looked.",
    ),
    bad="Tải mẫu đơn ở mau-don-hay.com.vn.",
    good="Tải mẫu đơn ở mau-don-hay.example.",
    on_page=check,
)
