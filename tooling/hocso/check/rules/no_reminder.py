"""A lesson without a reminder."""

from hocso.check.anatomy import needs
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L007",
    name="no-reminder",
    severity="error",
    message=Message(
        vi="Bài chưa có phần ghi nhớ. Hãy thêm một khối {{remember}} gồm một đến ba câu ngắn để bà con mang về.",
        en="The lesson has no reminder. Add a {{remember}} block of one to three short sentences to take home.",
    ),
    what=Message(vi="Trong bài không có khối `remember` nào.", en="There is no `remember` block in the lesson."),
    why=Message(
        vi="Lúc kẻ gian gọi tới, không ai kịp giở lại cả bài. Người ta chỉ nhớ một câu ngắn.",
        en="When a cheat calls, nobody leafs through the lesson. What comes to mind is one short sentence.",
    ),
    bad="Hôm nay ta đã học nhiều điều bổ ích.",
    good=":::{remember}\n- Đọc tên trước, bấm sau.\n:::",
    on_page=needs("remember"),
)
