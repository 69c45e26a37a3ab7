"""A tone mark on the wrong letter of a syllable."""

from hocso.check.rule import Rule
from hocso.check.spelling.verdict import finds
from hocso.model.message import Message

RULE = Rule(
    code="V006",
    name="misplaced-mark",
    severity="warning",
    message=Message(
        vi="“{word}” đặt dấu sai chỗ. Hãy viết “{better}”.",
        en="“{word}” has its tone mark on the wrong letter. Write “{better}”.",
    ),
    what=Message(
        vi="Dấu thanh nằm trên một chữ cái mà tiếng ấy không bao giờ đặt dấu: hòan, gía, qúy, thừơng.",
        en="The tone mark stands on a letter that never bears it in this syllable: hòan, gía, qúy, thừơng.",
    ),
    why=Message(
        vi="Học viên chép lại chữ sai, máy tìm không ra, giọng đọc phải đoán.",
        en="Learners copy the wrong word, search does not find it, and the voice must guess.",
    ),
    bad="Gía vé đã hòan lại cho qúy khách.",
    good="Giá vé đã hoàn lại cho quý khách.",
    mending=Message(
        vi="Máy chỉ dời dấu sang đúng chữ; cách đọc không đổi, nên --fix tự làm.",
        en="Only the mark moves, and the word sounds the same, so --fix does it.",
    ),
    on_page=finds("misplaced-mark", safe=True),
    vietnamese=True,
)
