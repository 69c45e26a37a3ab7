"""The parts of a lesson: steps, warnings, exercises, questions, messages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.typesetting.markup import array, call, content, directed, value
from hocso.publish.typesetting.renderers.heights import half_pages
from hocso.publish.typesetting.renderers.pictured import screens
from hocso.publish.typesetting.writing import Renderer, Writing


def split(node: nodes.Element) -> tuple[nodes.Element | None, list[nodes.Node]]:
    """The heading of a passage and everything else in it."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), None)
    return heading, [child for child in node.children if child is not heading]


def title_of(node: nodes.Element, heading: nodes.Element | None, writing: Writing) -> str:
    """The title with the passage's anchors in it, as a value."""
    words = writing.anchors(heading) + directed(heading.astext(), writing.children(heading)) if heading else ""
    return content(writing.anchors(node) + words)


@dataclass(frozen=True)
class Run:
    """Words and the pictures that belong to them."""

    words: list[nodes.Node]
    pictures: list[nodes.Node]

    @property
    def wide(self) -> bool:
        return any(is_wide(word) for word in self.words)


def runs(children: Iterable[nodes.Node]) -> list[Run]:
    """Words with the pictures right after them; the last picture also has the words that end the passage.

    Only running text stands beside a picture: tables, code and messages need the whole width, in runs of their own.
    """
    found = [Run([], [])]
    for child in children:
        last = found[-1]
        if is_picture(child):
            if last.wide:
                found.append(last := Run([], []))
            last.pictures.append(child)
        elif last.pictures or (last.words and last.wide != is_wide(child)):
            found.append(Run([child], []))
        else:
            last.words.append(child)
    if len(found) > 1 and not found[-1].pictures and not found[-1].wide and found[-2].pictures:
        found[-2].words.extend(found.pop().words)
    return found


def is_wide(node: nodes.Node) -> bool:
    return not isinstance(node, nodes.paragraph | nodes.bullet_list | nodes.enumerated_list | nodes.line_block)


def is_picture(node: nodes.Node) -> bool:
    """A phone, an image or a figure, or what holds nothing else, such as a code cell that drew something."""
    if isinstance(node, ours.screen | nodes.image | nodes.figure):
        return True
    holds_one = isinstance(node, nodes.container | nodes.paragraph | nodes.reference) and len(node.children) == 1
    return holds_one and is_picture(node.children[0])


def run_values(children: Sequence[nodes.Node], writing: Writing) -> Iterable[str]:
    """Each run as a value: its words, and apart as ``blocks`` if some may stay behind on a page; its pictures."""
    for run in runs(children):
        drawn = array(content(markup) for picture in run.pictures for markup in drawn_apart(picture, writing))
        written = [writing.write(word) for word in run.words]
        words = content("".join(written)) if written else "none"
        blocks = f"blocks: {array(map(content, written))}, " if run.pictures and len(written) > 1 else ""
        phones = value(any(isinstance(picture, ours.screen) for picture in run.pictures))
        yield f"(words: {words}, {blocks}pictures: {drawn}, phones: {phones})"


def drawn_apart(picture: nodes.Node, writing: Writing) -> list[str]:
    return screens(picture, writing) if isinstance(picture, ours.screen) else [writing.write(picture)]


def flow(children: Sequence[nodes.Node], writing: Writing) -> str:
    """The body of a passage; a phone in it stands beside its words."""
    if not any(isinstance(child, ours.screen) for child in children):
        return writing.each(children)
    return "".join(call("beside-run", run=run) for run in run_values(children, writing))


def step(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    return call(
        "step",
        number=value(node.get("number")),
        title=title_of(node, heading, writing),
        minutes=value(node.get("minutes")),
        long=is_long(node, writing),
        runs=array(run_values(rest, writing)),
    )


def is_long(node: nodes.Element, writing: Writing) -> str:
    """Whether a box holds so much that it may be higher than half a page, as a value."""
    pictures = any(is_picture(part) or isinstance(part, nodes.table) for part in node.findall())
    return value(pictures or half_pages(node, writing) > 1)


def box(name: str, *, timed: bool = False) -> Renderer:
    def render(node: nodes.Element, writing: Writing) -> str:
        heading, rest = split(node)
        told = {"title": title_of(node, heading, writing), "long": is_long(node, writing)}
        if timed:
            told["minutes"] = value(node.get("minutes"))
        return call(name, flow(rest, writing), **told)

    return render


def prose(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    body = writing.anchors(node) + flow(rest, writing)
    return call("prose", body, title=title_of(heading, heading, writing)) if heading else body


def objectives(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    return call("objectives", writing.each(rest), title=content(writing.children(heading)) if heading else "none")


def message(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    sender = content(writing.children(heading)) if heading else "none"
    mine = value(bool(node.get("mine")))
    return call("message", writing.each(rest), mine=mine, sender=sender, long=is_long(node, writing))


def quiz(node: nodes.Element, writing: Writing) -> str:
    """The question with boxes; what is right, and why, stands at the end of the booklet.

    Where, is said by the sheet of questions, or by the question itself if it stands inside another passage.
    """
    inside = isinstance(node.parent, ours.Passage)
    heading, rest = split(node)
    body = [child for child in rest if not isinstance(child, ours.choice)]
    choices = (directed(answer.astext(), writing.children(answer)) for answer in node.findall(ours.answer))
    return call(
        "quiz",
        number=value(node.get("number")),
        title=title_of(node, heading, writing),
        answers=value(answer_anchor(node, writing) if inside else None),
        body=content(flow(body, writing)),
        choices=array(content(written) for written in choices),
        long=is_long(node, writing),
    )


def answer_anchor(node: nodes.Element, writing: Writing) -> str | None:
    """The name of a question's answers at the end; None if no choice is right."""
    if not any(choice.get("correct") for choice in node.findall(ours.choice)):
        return None
    questions: list[nodes.Element] = list(writing.lesson.doctree.findall(ours.quiz))
    place = questions.index(node)
    return f"answers:{writing.lesson.docname}#{place}"


PASSAGES: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "step": step,
    "scam": box("scam"),
    "practice": box("practice", timed=True),
    "remember": box("remember"),
    "quiz": quiz,
    "prose": prose,
    "opening": prose,
    "objectives": objectives,
    "message": message,
}
