"""A rule that could not look at a page: a fault of ours, told where it happened."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R009",
    name="rule-failed",
    severity="error",
    message=Message(
        vi="Quy tắc {rule} không soát được trang này ({error}). Đây là lỗi của hocso, không phải của bài. Hãy gửi dòng "
        "này cho người giữ công cụ; các quy tắc khác vẫn soát đủ.",
        en="Rule {rule} could not look at this page ({error}). This is a fault of hocso, not of the lesson. Please "
        "send this line to whoever keeps the tool; all other rules did their work.",
    ),
    what=Message(
        vi="Một quy tắc gặp chỗ nó không lường trước.",
        en="A rule met something that it was not made for.",
    ),
    why=Message(
        vi="Điều quy tắc ấy canh giữ thì trang này chưa được canh.",
        en="What that rule guards is not guarded on this page.",
    ),
    bad="(lỗi trong chính công cụ)",
    good="(không có gì để sửa trong bài)",
)
