"""A question that leaves no choice."""

from collections.abc import Iterator

from hocso.check.doctree import all_of
from hocso.check.prose import beginning
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model import nodes
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of
from hocso.vietnamese.syllables import words

_ONLY_ONE = Message(vi="mới có một đáp án", en="there is only one")
_SAME = Message(vi="đáp án “{answer}” đã có ở trên", en="“{answer}” stands there already")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for quiz in all_of(page.doctree, nodes.quiz):
        choices = list(quiz.findall(nodes.choice))
        if len(choices) == 1:
            yield Fault(line_start(page, line_of(quiz)), {"problem": _ONLY_ONE})
        seen: set[tuple[str, ...]] = set()
        for answer in quiz.findall(nodes.answer):
            text = tuple(words(answer.astext().casefold()))
            if text and text in seen:
                problem = _SAME.filled(answer=beginning(answer.astext()))
                yield Fault(line_start(page, line_of(answer)), {"problem": problem})
            seen.add(text)


RULE = Rule(
    code="L020",
    name="quiz-choices",
    severity="error",
    message=Message(
        vi="Câu hỏi này chưa có gì để chọn: {problem}. Hãy viết ít nhất hai đáp án khác nhau.",
        en="This question leaves nothing to choose: {problem}. Write at least two choices that differ.",
    ),
    what=Message(
        vi="Một câu hỏi chỉ có một đáp án, hoặc có hai đáp án cùng một lời.",
        en="A question has a single choice, or two with the same words.",
    ),
    why=Message(
        vi="Hai đáp án giống nhau mà một cái đúng, một cái sai thì học viên chỉ còn cách đoán mò.",
        en="Where two choices say the same, and one is right and one wrong, learners can only guess.",
    ),
    bad=":::{quiz} Ai được biết mã OTP của bác?\n- [ ] Ngân hàng -- Ngân hàng không hỏi mã.\n- [ ] Ngân hàng. -- "
    "Không.\n- [x] Không ai cả -- Đúng, chỉ mình bác.\n:::",
    good=":::{quiz} Ai được biết mã OTP của bác?\n- [ ] Ngân hàng -- Ngân hàng không hỏi mã.\n- [x] Không ai cả -- "
    "Đúng, chỉ mình bác.\n:::",
    on_page=check,
)
