"""A comment that passes over a finding and does not say why."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R008",
    name="ignore-without-reason",
    severity="warning",
    message=Message(
        vi="Lời bỏ qua này {problem}. Hãy viết dạng: hocso: ignore MÃ: lý do.",
        en="This comment {problem}. Write it like this: hocso: ignore CODE: reason.",
    ),
    what=Message(
        vi="Một lời ghi `hocso: ignore` không nói bỏ qua lỗi nào, nói một mã không có, hoặc không nói vì sao.",
        en="A comment `hocso: ignore` does not say which finding it passes over, names none that exists, or gives "
        "no reason.",
    ),
    why=Message(
        vi="Người sửa bài sau này cần biết đây là cố ý hay là quên.",
        en="Whoever edits the lesson next needs to know whether this is meant or forgotten.",
    ),
    bad="Chợ Khoá Xuân họp sáng sớm. <!-- hocso: ignore V004 -->",
    good="Chợ Khoá Xuân họp sáng sớm. <!-- hocso: ignore V004: tên chợ viết như biển chợ -->",
)
