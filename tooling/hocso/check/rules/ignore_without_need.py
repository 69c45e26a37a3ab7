"""A comment that passes over what is not there any more."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R007",
    name="ignore-without-need",
    severity="warning",
    message=Message(
        vi="Lời bỏ qua {codes} ở đây không còn cần: máy không thấy lỗi ấy nữa. Hãy xóa lời này đi.",
        en="This comment passes over {codes}, but there is no such finding any more. Delete the comment.",
    ),
    what=Message(
        vi="Trong bài có lời ghi `hocso: ignore` cho một lỗi mà máy không thấy ở chỗ đó. Lời ghi ở cuối dòng là cho "
        "dòng ấy; đứng riêng một dòng là cho các dòng dưới nó, tới dòng trống.",
        en="A comment `hocso: ignore` names a finding that is not there. At the end of a line it is for that line; "
        "alone on a line it is for the lines below it, to the next empty one.",
    ),
    why=Message(
        vi="Lời bỏ qua thừa sẽ che mất lỗi thật mai sau.",
        en="A comment that is not needed will hide a real fault one day.",
    ),
    bad="Bấm nút Quét mã. <!-- hocso: ignore V004: tên riêng -->",
    good="Chợ Khoá Xuân họp sáng sớm. <!-- hocso: ignore V004: tên chợ viết như biển chợ -->",
)
