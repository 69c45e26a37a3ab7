"""The parts of a lesson: steps, warnings, exercises, questions, messages."""

from collections.abc import Callable, Iterable, Sequence

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.booklet.markup import array, call, content, string, value
from hocso.publish.booklet.writing import Form, Writing


def split(node: nodes.Element) -> tuple[nodes.Element | None, list[nodes.Node]]:
    """The heading of a passage and everything else in it."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), None)
    return heading, [child for child in node.children if child is not heading]


def title_of(node: nodes.Element, heading: nodes.Element | None, writing: Writing) -> str:
    """The title with the passage's anchors in it, as a value."""
    words = writing.anchors(heading) + writing.children(heading) if heading else ""
    return content(writing.anchors(node) + words)


def runs(children: Iterable[nodes.Node]) -> list[tuple[list[nodes.Node], list[nodes.Node]]]:
    """Words and the pictures that belong to them: those after them; the last picture also has the words that follow."""
    found: list[tuple[list[nodes.Node], list[nodes.Node]]] = [([], [])]
    for child in children:
        if is_picture(child):
            found[-1][1].append(child)
        elif found[-1][1]:
            found.append(([child], []))
        else:
            found[-1][0].append(child)
    if len(found) > 1 and not found[-1][1] and all(isinstance(child, nodes.paragraph) for child in found[-1][0]):
        trailing, _ = found.pop()
        found[-1][0].extend(trailing)
    return found


def is_picture(node: nodes.Node) -> bool:
    """A phone, an image or a figure, or what holds nothing else, such as a code cell that drew something."""
    if isinstance(node, ours.screen | nodes.image | nodes.figure):
        return True
    holds_one = isinstance(node, nodes.container | nodes.paragraph | nodes.reference) and len(node.children) == 1
    return holds_one and is_picture(node.children[0])


def run_values(children: Sequence[nodes.Node], writing: Writing) -> Iterable[str]:
    for words, pictures in runs(children):
        drawn = array(content(writing.write(picture)) for picture in pictures)
        yield f"(words: {content(writing.each(words)) if words else 'none'}, pictures: {drawn})"


def flow(children: Sequence[nodes.Node], writing: Writing) -> str:
    """The body of a passage with its pictures beside their words."""
    if not any(is_picture(child) for child in children):
        return writing.each(children)
    return "".join(call("beside-run", run=run) for run in run_values(children, writing))


def step(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    return call(
        "step",
        number=value(node.get("number")),
        title=title_of(node, heading, writing),
        minutes=value(node.get("minutes")),
        runs=array(run_values(rest, writing)),
    )


def box(name: str, *, timed: bool = False) -> Form:
    def form(node: nodes.Element, writing: Writing) -> str:
        heading, rest = split(node)
        more = {"minutes": value(node.get("minutes"))} if timed else {}
        return call(name, flow(rest, writing), title=title_of(node, heading, writing), **more)

    return form


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
    return call("message", writing.each(rest), mine=value(bool(node.get("mine"))), sender=sender)


def quiz(node: nodes.Element, writing: Writing) -> str:
    """The question with boxes; what is right, and why, stands at the end of the booklet."""
    heading, rest = split(node)
    body = [child for child in rest if not isinstance(child, ours.choice)]
    return call(
        "quiz",
        number=value(node.get("number")),
        title=title_of(node, heading, writing),
        answers=string(answer_anchor(node, writing)),
        body=content(flow(body, writing)),
        choices=array(content(writing.children(answer)) for answer in node.findall(ours.answer)),
    )


def answer_anchor(node: nodes.Element, writing: Writing) -> str:
    """The name of a question's answers at the end."""
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
