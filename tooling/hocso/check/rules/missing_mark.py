"""A word with a mark left out, or all of them."""

from hocso.check.rule import Rule
from hocso.check.spelling.verdict import finds
from hocso.messages import message
from hocso.model.message import Message

RULE = Rule(
    code="V007",
    name="missing-mark",
    severity="warning",
    message=Message(
        vi="“{word}” thiếu dấu. Có lẽ là “{better}”.",
        en="“{word}” lacks a mark. Perhaps “{better}” was meant.",
    ),
    what=Message(
        vi="Chữ gõ thiếu dấu thanh, dấu mũ, dấu móc hoặc không có dấu nào: hoc, mât, đươc, duoc. Chữ nước ngoài "
        "và tin nhắn cố ý viết không dấu thì không tính.",
        en="A word without its tone mark, hat or horn, or without any: hoc, mât, đươc, duoc. Foreign words and "
        "messages that are quoted without marks do not count.",
    ),
    why=Message(
        vi="Thiếu một dấu là thành chữ khác hoặc không thành chữ. Người đọc chậm sẽ vấp, giọng đọc sẽ đọc sai.",
        en="Without a mark it is another word, or none. Slow readers stumble and the voice says it wrong.",
    ),
    bad="Bác bấm nút đươc tô màu xanh, không cần hoc thuộc.",
    good="Bác bấm nút được tô màu xanh, không cần học thuộc.",
    mending=message("check.mending-unsafe"),
    on_page=finds("missing-mark"),
    vietnamese=True,
)
