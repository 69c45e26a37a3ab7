"""A value typed by hand that is a fact, or should be one."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.rule import Context, Fault, Rule
from hocso.check.seen import spots_in, typed_pieces
from hocso.check.telling import hotlines, is_to_call, laws, telling_values
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_USE_FACT = Message(vi="Hãy viết {{fact}}`{key}`.", en="Write {{fact}}`{key}`.")
_ADD_FACT = Message(
    vi="Hãy ghi nó thành một mục trong facts.yml kèm nguồn và ngày kiểm, rồi gọi bằng {fact}.",
    en="Make it an entry of facts.yml with its source and the day it was checked, and quote it with {fact}.",
)


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    """What equals a fact is found on every page; what only looks like one, in lessons."""
    if not context.facts:
        return
    keys = {_form(fact.value): key for key, fact in context.facts.items()}
    telling = telling_values(context.facts)

    def find(text: str) -> Iterator[str]:
        values = telling(text)
        yield from values
        yield from (words for words in (*hotlines(text), *laws(text)) if not any(words in value for value in values))

    for spot in spots_in(page, typed_pieces(page.doctree), find):
        key = keys.get(_form(spot.words))
        if key:
            fix = replace(page, spot.at, spot.words, f"{{fact}}`{key}`", safe=False) if spot.exact else None
            yield Fault(spot.at, {"value": spot.words, "remedy": _USE_FACT.filled(key=key)}, fix)
        elif page.front is not None:
            yield Fault(spot.at, {"value": spot.words, "remedy": _ADD_FACT})


def _form(value: str) -> str:
    """A value as it is compared: in small letters, and a number to call without its spaces and dots."""
    plain = " ".join(value.split()).lower()
    return re.sub(r"[ .-]", "", plain) if is_to_call(plain) else plain


RULE = Rule(
    code="F004",
    name="typed-number",
    severity="warning",
    message=Message(
        vi="“{value}” là điều có thể đổi mà gõ tay. {remedy}",
        en="“{value}” may change, and was typed by hand. {remedy}",
    ),
    what=Message(
        vi="Bài gõ tay một số tổng đài, số văn bản luật, hoặc đúng giá trị của một mục trong facts.yml. Số tiền chỉ "
        "tính khi là một mức (“trên”, “tối đa”, “phí”…). Sách không có facts.yml thì không xét.",
        en="A hotline, the number of a law, or the very value of a fact was typed by hand. Sums count only as a limit "
        "or a fee, not in stories. In a book without facts.yml nothing is said.",
    ),
    why=Message(
        vi="Điều gõ tay thì không ai nhớ mà xem lại. Đến lúc nó đổi, chỗ sửa chỗ sót, bà con gọi nhầm số.",
        en="Nobody remembers to look at it again. When it changes, one place is mended and another forgotten.",
    ),
    bad="Có chuyện, gọi ngay tổng đài 1900 1234.",
    good="Có chuyện, gọi ngay {fact}`duong-day-nong`.",
    on_page=check,
    mending=Message(
        vi="Nếu facts.yml đã có mục ấy thì đề nghị thay bằng {fact}. Máy không tự sửa, vì có khi chỉ là trùng số.",
        en="Proposes {fact} where facts.yml has the value. It is not put in by itself: the same number may mean "
        "something else.",
    ),
    vietnamese=True,
)
