"""The parts of a lesson: steps, warnings, exercises, questions, messages."""

from collections.abc import Callable, Sequence
from html import escape

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.notebooks.markdown.blocks import bold
from hocso.publish.notebooks.markdown.text import folded, indented, joined, marked, quoted
from hocso.publish.notebooks.markdown.writing import Writing

BOXES = (ours.scam, ours.practice, ours.remember)
RIGHT, WRONG, EMPTY = "✔", "✘", "☐"


def split(node: nodes.Element) -> tuple[nodes.Element | None, list[nodes.Node]]:
    """The heading of a passage and everything else in it."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), None)
    return heading, [child for child in node.children if child is not heading]


def framed(node: nodes.Element, heading: nodes.Element | None, body: Sequence[nodes.Node], writing: Writing) -> str:
    """A passage, or a part of one: then ``heading`` is None."""
    words = writing.inline(heading).strip() if heading else ""
    if isinstance(node, BOXES):
        return quoted(joined([bold(words), timed(node.get("minutes"), writing) if words else "", writing.blocks(body)]))
    if isinstance(node, ours.quiz):
        return _question(node, words, body, writing)
    if not words:
        return writing.blocks(body)
    number = f"{node['number']}. " if isinstance(node, ours.step) and node.get("number") else ""
    return joined([f"## {number}{words}", timed(node.get("minutes"), writing), writing.blocks(body)])


def timed(minutes: int | None, writing: Writing) -> str:
    """How long something takes; "" for what nobody timed."""
    return marked("*", "em", writing.word("booklet.minutes", minutes=minutes)) if minutes else ""


def passage(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    return framed(node, heading, rest, writing)


def _question(node: nodes.Element, words: str, body: Sequence[nodes.Node], writing: Writing) -> str:
    """The choices as a list; what is right, and why, opens at a click."""
    choices = [child for child in body if isinstance(child, ours.choice)]
    rest = writing.blocks(child for child in body if child not in choices)
    if node.get("number") and words:
        words = f"{writing.word('booklet.question', number=node['number'])} {words}"
    listed = "\n".join(f"- {EMPTY} {_words(choice, ours.answer, writing)}" for choice in choices)
    answers = "\n".join(_answer(choice, writing) for choice in choices)
    hidden = folded(escape(writing.word("booklet.answers")), answers) if answers else ""
    return joined([bold(words), rest, listed, hidden])


def _answer(choice: ours.choice, writing: Writing) -> str:
    sign = RIGHT if choice.get("correct") else WRONG
    told = " – ".join(filter(None, (_words(choice, kind, writing) for kind in (ours.answer, ours.feedback))))
    return indented(told, f"- {sign} ", "  ")


def _words(choice: ours.choice, kind: type[nodes.Element], writing: Writing) -> str:
    return "".join(writing.inline(part) for part in choice.findall(kind)).strip()


def message(node: nodes.Element, writing: Writing) -> str:
    """What somebody wrote, below who it was."""
    heading, rest = split(node)
    return quoted(joined([bold(writing.inline(heading)) if heading else "", writing.blocks(rest)]))


def objectives(node: nodes.Element, writing: Writing) -> str:
    heading, rest = split(node)
    return joined([bold(writing.inline(heading)) if heading else "", writing.blocks(rest)])


def trainers_note(node: nodes.Element, writing: Writing) -> str:
    """A note for whoever leads the class, closed until it is wanted."""
    heading, rest = split(node)
    body = joined([bold(writing.inline(heading)) if heading else "", writing.blocks(rest)])
    return folded(escape(writing.word("notebook.trainer")), body)


PASSAGES: dict[str, Callable[[nodes.Element, Writing], str]] = {
    **dict.fromkeys(("step", "scam", "practice", "remember", "quiz", "prose", "opening"), passage),
    "objectives": objectives,
    "message": message,
    "trainer": trainers_note,
}
