"""A directive that cannot be understood."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R004",
    name="bad-directive",
    severity="error",
    message=Message(
        vi="Khối {directive} viết chưa đúng: {text}. Hãy sửa theo đó; mỗi khối mở và đóng bằng cùng số dấu hai chấm.",
        en="The block {directive} is not right: {text}. Mend it so; a block opens and closes with the same number of "
        "colons.",
    ),
    what=Message(
        vi="Một khối như `step`, `screen`, `quiz` có dòng mà máy không hiểu: thiếu chữ, sai tùy chọn, sai kiểu dòng.",
        en="A block like `step`, `screen` or `quiz` has a line that cannot be understood: words missing, a wrong "
        "option.",
    ),
    why=Message(
        vi="Học viên sẽ thấy một khối thiếu chữ hoặc thiếu hình, đúng ở chỗ họ cần xem kỹ nhất.",
        en="Learners would see a block without its words or its picture, just where they need them most.",
    ),
    bad="```{screen} Quét mã\n:alt: Nút Quét\n- nut: Quét\n```",
    good="```{screen} Quét mã\n:alt: Nút Quét\n- button: Quét\n```",
)
