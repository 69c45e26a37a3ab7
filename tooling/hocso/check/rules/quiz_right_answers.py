"""A question with the wrong number of right answers."""

from collections.abc import Iterator

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model import nodes
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for quiz in all_of(page.doctree, nodes.quiz):
        choices = list(quiz.findall(nodes.choice))
        right = sum(bool(choice.get("correct")) for choice in choices)
        fits = 0 < right < len(choices) if quiz["multiple"] else right == 1 < len(choices)
        if choices and not fits:
            yield Fault(line_start(page, line_of(quiz)), {"right": right, "count": len(choices)})


RULE = Rule(
    code="L004",
    name="quiz-right-answers",
    severity="error",
    message=Message(
        vi="Câu hỏi này đánh dấu đúng {right} trong {count} đáp án. Hãy ghi [x] ở một đáp án đúng, [ ] ở các đáp án "
        "còn lại. Nếu muốn cho chọn nhiều thì thêm dòng :multiple: ngay dưới câu hỏi.",
        en="This question marks {right} of its {count} choices as right. Put [x] at one, and [ ] at the others. "
        "If several may be chosen, add the line :multiple: below the question.",
    ),
    what=Message(
        vi="Một câu hỏi không có đúng một đáp án đúng. Câu hỏi có dòng :multiple: thì được nhiều đáp án đúng, nhưng "
        "không phải tất cả.",
        en="A question has not exactly one right answer. With the line :multiple: it may have several, but not all.",
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
