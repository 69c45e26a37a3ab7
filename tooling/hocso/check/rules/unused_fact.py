"""A fact that no page quotes."""

import re
from collections.abc import Iterator

from hocso.check.facts_file import place_of
from hocso.check.prose import beginning
from hocso.check.rule import Context, Fault, Rule
from hocso.check.telling import is_address
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message

_QUOTED = re.compile(r"\{fact\}`\s*([^`]+?)\s*`")


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    """A fact that is an address is of use unquoted: it makes a host known."""
    quoted = {key for page in curriculum.pages() for key in _QUOTED.findall(page.source)}
    for fact in curriculum.facts.values():
        if fact.key not in quoted and not is_address(fact.value):
            path, at = place_of(curriculum, fact.key)
            yield path, Fault(at, {"key": fact.key, "value": beginning(fact.value)})


RULE = Rule(
    code="F006",
    name="unused-fact",
    severity="note",
    message=Message(
        vi="Không trang nào dùng “{key}” ({value}). Hãy bỏ đi cho đỡ phải xem lại, hoặc dùng trong bài bằng {{fact}}.",
        en="No page quotes “{key}” ({value}). Drop it, so that nobody need look at it again, or quote it by {{fact}}.",
    ),
    what=Message(
        vi="Một mục của facts.yml không có trang nào gọi bằng {fact}. Địa chỉ trang mạng không tính.",
        en="An entry of facts.yml that no page quotes with {fact}. Web addresses do not count.",
    ),
    why=Message(
        vi="Mỗi mục là một việc phải xem lại đều. Có khi bài đang gõ tay đúng con số ấy.",
        en="Each entry has to be looked at again and again. Maybe a lesson has the same number typed by hand.",
    ),
    bad="phi-cu:\n  value: 1.000 đồng một phút",
    good="Cước gọi là {fact}`phi-cu`.",
    on_book=check,
)
