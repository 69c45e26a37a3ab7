"""A web address typed by hand that is a fact."""

import re
from collections.abc import Iterator

from hocso.check.hosts import plain_host
from hocso.check.hosts.known import host_of
from hocso.check.mending import replace
from hocso.check.rule import Context, Fault, Rule
from hocso.check.seen import spots_in, typed_pieces
from hocso.check.telling import is_address
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.addresses import addresses_in

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    """A link and its words are left alone: ``{fact}`` cannot stand where a link leads."""
    addresses = {_place(fact.value): fact for fact in context.facts.values() if is_address(fact.value)}
    if not addresses:
        return
    for spot in spots_in(page, typed_pieces(page.doctree), addresses_in):
        fact = addresses.get(_place(spot.words))
        if fact:
            same = spot.exact and _bare(spot.words) == _bare(fact.value)
            fix = replace(page, spot.at, spot.words, f"{{fact}}`{fact.key}`", safe=False) if same else None
            yield Fault(spot.at, {"address": spot.words, "key": fact.key}, fix)


def _place(address: str) -> str:
    """The host of a web address; a mail address whole."""
    return address.lower() if "@" in address else plain_host(host_of(address))


def _bare(address: str) -> str:
    return _SCHEME.sub("", address).rstrip("/").lower()


RULE = Rule(
    code="F005",
    name="typed-address",
    severity="warning",
    message=Message(
        vi="Địa chỉ “{address}” gõ tay, mà facts.yml đã có. Hãy viết {{fact}}`{key}`.",
        en="The address “{address}” was typed by hand, and facts.yml has it. Write {{fact}}`{key}`.",
    ),
    what=Message(
        vi="Bài gõ tay một địa chỉ trang mạng đã ghi trong facts.yml. Đường liên kết thì không tính.",
        en="A web address of facts.yml was typed by hand. Links do not count.",
    ),
    why=Message(
        vi="Địa chỉ đổi thì chỉ cần sửa một chỗ, và người đọc thấy ngày đã kiểm.",
        en="When the address changes it is mended in one place, and readers see the day it was checked.",
    ),
    bad="Mở trang dichvucong.gov.vn trên máy.",
    good="Mở trang {fact}`cong-dvc` trên máy.",
    on_page=check,
    mending=Message(
        vi="Đề nghị thay bằng {fact} khi cả địa chỉ giống hệt. Máy không tự sửa.",
        en="Proposes {fact} where the whole address is the same. It is not put in by itself.",
    ),
)
