"""A lesson of more steps than one can keep in mind."""

from collections.abc import Iterator

from hocso.check.anatomy import passages
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message

MOST = 9


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    steps = passages(page, "step") if page.front else ()
    if len(steps) > MOST:
        yield Fault(line_start(page, steps[MOST].line), {"count": len(steps), "most": MOST})


RULE = Rule(
    code="L021",
    name="step-count",
    severity="note",
    message=Message(
        vi="Bài có {count} bước, quá {most} bước thì khó nhớ hết. Hãy tách làm hai bài, hoặc gộp những bước làm liền "
        "một mạch.",
        en="The lesson has {count} steps; more than {most} are hard to keep in mind. Split the lesson in two, or join "
        "steps that are done in one go.",
    ),
    what=Message(
        vi="Một bài có hơn 9 bước. Vừa nhất là bốn đến bảy bước.",
        en="A lesson has more than 9 steps. Four to seven are best.",
    ),
    why=Message(
        vi="Một buổi nửa tiếng mà mười bước thì mỗi bước chưa tới hai phút: tay chưa kịp làm đã sang bước sau.",
        en="Ten steps in half an hour leave each less than two minutes: hands are not done when the next begins.",
    ),
    bad="\n".join(
        f":::{{step}} Việc thứ {number}\n:minutes: 2\nBấm nút số {number}.\n:::\n" for number in range(1, 11)
    ),
    good="\n".join(
        f":::{{step}} Việc thứ {number}\n:minutes: 3\nBấm nút số {number}.\n:::\n" for number in range(1, 7)
    ),
    on_page=check,
)
