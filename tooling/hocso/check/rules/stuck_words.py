"""Words typed without the space between them."""

from hocso.check.rule import Rule
from hocso.check.spelling.verdict import finds
from hocso.messages import message
from hocso.model.message import Message

RULE = Rule(
    code="V005",
    name="stuck-words",
    severity="warning",
    message=Message(
        vi="“{word}” là mấy tiếng dính vào nhau. Hãy tách ra: “{better}”.",
        en="“{word}” is several syllables stuck together. Part them: “{better}”.",
    ),
    what=Message(
        vi="Hai hay nhiều tiếng viết liền, thiếu dấu cách. Tiếng Việt không có tiếng nào như vậy.",
        en="Two or more syllables without the space between them. No Vietnamese syllable looks so.",
    ),
    why=Message(
        vi="Người mới đọc không đoán được chữ dính, giọng đọc thì đọc sai cả cụm.",
        en="New readers cannot guess where to part it, and the voice says all of it wrong.",
    ),
    bad="Bác mở điệnthoại rồi bấm vàoứng dụng.",
    good="Bác mở điện thoại rồi bấm vào ứng dụng.",
    mending=message("check.mending-unsafe"),
    on_page=finds("stuck-words"),
    vietnamese=True,
)
