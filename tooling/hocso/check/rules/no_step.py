"""A lesson without a step."""

from hocso.check.anatomy import needs
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L002",
    name="no-step",
    severity="error",
    message=Message(
        vi="Bài chưa có bước nào. Hãy chia việc cần làm thành các khối {{step}}, mỗi khối một việc.",
        en="The lesson has no step. Divide what is to be done into {{step}} blocks, one thing each.",
    ),
    what=Message(vi="Trong bài không có khối `step` nào.", en="There is no `step` block in the lesson."),
    why=Message(
        vi="Học viên làm theo từng bước, nghe lại từng bước bằng nút riêng. Bài không chia bước thì lạc một chỗ là "
        "phải nghe lại từ đầu.",
        en="Learners follow step by step and hear each again with its own button. Without steps, who loses the "
        "thread must start anew.",
    ),
    bad="Mở ứng dụng, bấm Quét, đọc tên, nhập số tiền, bấm Xác nhận.",
    good=":::{step} Mở chỗ quét mã\n:minutes: 3\nMở ứng dụng ngân hàng. Bấm nút Quét.\n:::",
    on_page=needs("step"),
)
