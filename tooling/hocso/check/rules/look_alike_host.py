"""A host made to be taken for a known one."""

from collections.abc import Iterator

from hocso.check.hosts import addresses_of, imitated, is_for_examples, known_hosts, mail_of
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    known = known_hosts(context.facts)
    if not known:
        return
    for address in (*addresses_of(page), *mail_of(page)):
        like = None if is_for_examples(address.host) else imitated(address.host, known)
        if like:
            yield Fault(address.at, {"host": address.host, "known": like})


RULE = Rule(
    code="S006",
    name="look-alike-host",
    severity="error",
    message=Message(
        vi="“{host}” trông giống {known} mà không phải. Gõ nhầm thì sửa lại; muốn cho xem một trang giả thì dùng đuôi "
        "không ai có được: {known}.example.",
        en="“{host}” looks like {known} and is not. Mend it if it was mistyped; to show a false address use an ending "
        "that nobody can own: {known}.example.",
    ),
    what=Message(
        vi="Một địa chỉ gần giống một trang ghi trong facts.yml: khác một chữ, thêm gạch ngang, đổi đuôi, dùng chữ cái "
        "nước ngoài giống chữ mình.",
        en="An address close to one in facts.yml: a letter off, a hyphen, another ending, letters of another script.",
    ),
    why=Message(
        vi="Trang giả sống nhờ những địa chỉ như thế. In trong bài thì có người gõ theo, kể cả khi bài bảo đừng.",
        en="False sites live by such addresses. Once printed, somebody types it, even where the lesson says not to.",
    ),
    bad="Xem [Cổng Dịch vụ công](https://dichvucong-gov.vn).",
    good="Xem [Cổng Dịch vụ công](https://dichvucong.gov.vn). Trang giả: dichvucong.gov.vn.example.",
    on_page=check,
)
