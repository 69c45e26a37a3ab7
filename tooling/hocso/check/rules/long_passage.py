"""A step too long to be heard and done in one go."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.anatomy import passages
from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.scope import around
from hocso.check.source import line_start
from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.syllables import count_syllables


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    limits = context.settings.language
    steps = passages(page, "step")
    shown = _shown_only(page) if steps else frozenset()
    for step in steps:
        own = [one.text for one in step.sentences if not one.picture and one.anchor not in shown]
        count, syllables = len(own), sum(map(count_syllables, own))
        if count > limits.sentences_per_step or syllables > limits.syllables_per_step:
            fields = {
                "count": count,
                "syllables": syllables,
                "most": limits.sentences_per_step,
                "most_syllables": limits.syllables_per_step,
            }
            yield Fault(line_start(page, step.line), fields)


def _shown_only(page: Lesson) -> frozenset[str]:
    """The anchors of sentences that tell nobody what to do: titles, messages, results of code cells."""
    return frozenset(
        anchor
        for sentence in all_of(page.doctree, ours.sentence)
        if around(sentence, ours.heading, ours.message) or _is_result(sentence)
        for anchor in sentence["ids"]
    )


def _is_result(node: nodes.Node) -> bool:
    container = around(node, nodes.container)
    while container is not None and container.get("nb_element") != "cell_code":
        container = around(container.parent, nodes.container)
    return container is not None


RULE = Rule(
    code="P003",
    name="long-passage",
    severity="warning",
    message=Message(
        vi="Bước này có {count} câu, {syllables} tiếng; nên không quá {most} câu, {most_syllables} tiếng. Hãy tách "
        "thành hai bước, mỗi bước một việc.",
        en="This step has {count} sentences with {syllables} syllables; {most} with {most_syllables} are enough. Split "
        "it in two steps, one thing in each.",
    ),
    what=Message(
        vi="Một bước dài hơn giới hạn (`hocso: language: sentences_per_step` và `syllables_per_step` trong "
        "_config.yml; mặc định 12 câu, 120 tiếng). Tiêu đề, hình, tin nhắn mẫu và kết quả ô mã không tính.",
        en="A step is longer than the limit (`hocso: language: sentences_per_step` and `syllables_per_step` in "
        "_config.yml; 12 and 120 unless set). Titles, pictures, invented messages and results of code cells do not "
        "count.",
    ),
    why=Message(
        vi="Mỗi bước có một nút nghe. Nghe hơn một phút mới được làm thì người học đã quên lời đầu.",
        en="Each step has one listen button. After more than a minute of listening, the first words are forgotten.",
    ),
    bad=":::{step} Quét mã\n:minutes: 5\n" + "Mở ứng dụng ngân hàng.\n" * 13 + ":::",
    good=":::{step} Quét mã\n:minutes: 5\nMở ứng dụng ngân hàng.\nBấm nút quét mã.\n:::",
    on_page=check,
    vietnamese=True,
)
