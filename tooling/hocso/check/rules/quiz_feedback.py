"""A choice of a question that says nothing once it was taken."""

from collections.abc import Iterator

from hocso.check.doctree import all_of
from hocso.check.prose import beginning
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_beginning
from hocso.model import nodes
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for choice in all_of(page.doctree, nodes.choice):
        said = "".join(feedback.astext() for feedback in choice.findall(nodes.feedback))
        if not said.strip():
            answer = " ".join(answer.astext() for answer in choice.findall(nodes.answer))
            yield Fault(locate_beginning(page, answer, line_of(choice)), {"answer": beginning(answer)})


RULE = Rule(
    code="L005",
    name="quiz-feedback",
    severity="error",
    message=Message(
        vi="Đáp án “{answer}” chưa có lời giải thích. Hãy viết thêm sau hai dấu gạch: - [ ] đáp án -- vì sao.",
        en="The choice “{answer}” has no explanation. Add one after two dashes: - [ ] choice -- why.",
    ),
    what=Message(
        vi="Một đáp án của câu hỏi không có lời nói lại cho người vừa chọn nó.",
        en="A choice of a question has no words for the person who took it.",
    ),
    why=Message(
        vi="Chỉ “đúng” hay “sai” thì chưa học được gì. Một câu vì sao, nói nhẹ nhàng, mới là bài học.",
        en="Just “right” or “wrong” teaches nothing. One kind sentence about why is the lesson.",
    ),
    bad=":::{quiz} Khách đưa ảnh đã chuyển tiền. Bác làm gì?\n- [ ] Giao hàng luôn\n- [x] Chờ máy mình báo tiền về "
    "-- Đúng. Chỉ tin máy của mình.\n:::",
    good=":::{quiz} Khách đưa ảnh đã chuyển tiền. Bác làm gì?\n- [ ] Giao hàng luôn -- Ảnh có thể làm giả.\n- [x] "
    "Chờ máy mình báo tiền về -- Đúng. Chỉ tin máy của mình.\n:::",
    on_page=check,
)
