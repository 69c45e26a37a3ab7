"""The keys of an input method left in the text."""

from hocso.check.rule import Rule
from hocso.check.spelling.verdict import finds
from hocso.messages import message
from hocso.model.message import Message

RULE = Rule(
    code="V009",
    name="typed-keys",
    severity="warning",
    message=Message(
        vi="“{word}” là phím gõ tiếng Việt chưa thành chữ. Có lẽ là “{better}”.",
        en="“{word}” is keys of an input method that did not become letters. Perhaps “{better}” was meant.",
    ),
    what=Message(
        vi="Bộ gõ bị tắt hoặc chọn nhầm kiểu, nên phím Telex (ddieenj) hay VNI (d9ie65n) nằm lại trong bài.",
        en="The keyboard program was off or set to another method: keys of Telex (ddieenj) or VNI (d9ie65n) stayed.",
    ),
    why=Message(
        vi="Không ai đọc được, và giọng đọc sẽ đánh vần.",
        en="Nobody can read it, and the voice spells it out.",
    ),
    bad="Mở ddieenj thoại rồi chờ cuộc gọi vieetj.",
    good="Mở điện thoại rồi chờ cuộc gọi Việt.",
    mending=message("check.mending-unsafe"),
    on_page=finds("typed-keys"),
    vietnamese=True,
)
