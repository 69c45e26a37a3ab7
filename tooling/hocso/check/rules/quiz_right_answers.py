"""A question with the wrong number of right answers."""

from collections.abc import Iterator

from hocso.check.prose import line_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model import nodes
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for quiz in page.doctree.findall(nodes.quiz):
        right = sum(bool(choice.get("correct")) for choice in quiz.findall(nodes.choice))
        if right == 0 or (right > 1 and not quiz.get("multiple")):
            yield Fault(line_start(page, line_of(quiz)), {"right": right})


RULE = Rule(
    code="L004",
    name="quiz-right-answers",
    severity="error",
    message=Message(
        vi="Câu hỏi này có {right} đáp án đúng. Hãy đánh dấu [x] cho đúng một đáp án; nếu muốn nhiều đáp án đúng thì "
        "thêm dòng :multiple:.",
        en="This question has {right} right answers. Mark exactly one with [x]; if several are meant to be right, "
        "add the line :multiple:.",
    ),
    what=Message(
        vi="Một câu hỏi không có đáp án đúng nào, hoặc có nhiều đáp án đúng mà không ghi `:multiple:`.",
        en="A question has no right answer, or several without saying `:multiple:`.",
    ),
    why=Message(
        vi="Học viên chọn đúng mà máy bảo sai thì họ mất tin vào mình, rồi mất tin vào bài.",
        en="A learner who is right and told to be wrong stops trusting first himself, then the lesson.",
    ),
    bad=":::{quiz} Ai được biết mã OTP của bác?\n- [ ] Công an -- Công an không hỏi mã.\n- [ ] Ngân hàng -- Ngân "
    "hàng cũng không.\n:::",
    good=":::{quiz} Ai được biết mã OTP của bác?\n- [ ] Công an -- Công an không hỏi mã.\n- [x] Không ai cả -- Đúng, "
    "chỉ mình bác.\n:::",
    on_page=check,
)
