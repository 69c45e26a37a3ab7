"""A lesson without a question."""

from hocso.check.anatomy import needs
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L003",
    name="no-quiz",
    severity="error",
    message=Message(
        vi="Bài chưa có câu hỏi. Hãy thêm ít nhất một khối {{quiz}} hỏi đúng điều bà con hay nhầm.",
        en="The lesson has no question. Add at least one {{quiz}} block that asks what people often get wrong.",
    ),
    what=Message(vi="Trong bài không có khối `quiz` nào.", en="There is no `quiz` block in the lesson."),
    why=Message(
        vi="Chọn rồi được nói ngay vì sao đúng, vì sao chưa: cách nhớ lâu nhất, và chọn nhầm ở đây thì không mất tiền.",
        en="To choose and be told at once why is how one remembers best, and a wrong choice here costs no money.",
    ),
    bad="Bác nhớ chờ máy báo tiền về nhé.",
    good=":::{quiz} Khách đưa ảnh “đã chuyển”. Bác làm gì?\n- [ ] Giao hàng luôn -- Ảnh có thể làm giả.\n"
    "- [x] Chờ máy mình báo tiền về -- Đúng. Chỉ tin máy của mình.\n:::",
    on_page=needs("quiz"),
)
