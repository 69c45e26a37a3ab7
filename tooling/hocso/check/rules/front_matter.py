"""The block at the top of a page cannot be understood."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="R002",
    name="front-matter",
    severity="error",
    message=Message(
        vi="Phần khai báo đầu bài (giữa hai dòng ---) viết chưa đúng: {text}. Hãy sửa dòng này; hai dấu cách cho mỗi "
        "bậc lùi vào.",
        en="The block at the top of the page (between the two lines of ---) is not right: {text}. Mend this line; "
        "indent by two spaces a level.",
    ),
    what=Message(
        vi="Dưới `lesson:` có một khóa không ai biết, hoặc giá trị không đúng kiểu, hoặc thụt dòng lệch.",
        en="Under `lesson:` there is an unknown key, a value of the wrong type, or a line that is indented wrongly.",
    ),
    why=Message(
        vi="Số phút, mục tiêu và bài cần học trước đều lấy từ đây. Viết lệch một chữ thì bài mất những điều ấy.",
        en="The minutes, the objectives and what to learn first come from here. One wrong letter and the lesson "
        "loses them.",
    ),
    bad="lesson:\n  minute: ba mươi",
    good="lesson:\n  minutes: 30",
)
