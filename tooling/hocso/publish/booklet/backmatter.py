"""What stands at the end: the answers to the questions, and where the facts come from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.facts import Fact
from hocso.publish.booklet.chapters import ENDING, title
from hocso.publish.typesetting.markup import array, call, content, string, value
from hocso.publish.typesetting.renderers.passages import answer_anchor, is_long, split
from hocso.publish.typesetting.writing import Writing


def answers(writings: Sequence[Writing]) -> Iterator[str]:
    """A chapter with every right choice and what is said about it."""
    lessons = [(writing, list(_answered(writing))) for writing in writings]
    if not any(questions for _, questions in lessons):
        return
    entries: list[str] = []
    for writing, questions in lessons:
        told = [_answer(question, writing) for question in questions]
        if told:
            head = call("answers-of", string_markup(title(writing.lesson, writing)))
            entries += [head + told[0], *told[1:]]
    yield from back_chapter("answers", entries, writings[0], fresh=True)


def _answered(writing: Writing) -> Iterator[ours.quiz]:
    for question in writing.lesson.doctree.findall(ours.quiz):
        if answer_anchor(question, writing):
            yield question


def _answer(question: ours.quiz, writing: Writing) -> str:
    heading, _ = split(question)
    right = (choice for choice in question.findall(ours.choice) if choice.get("correct"))
    return call(
        "answer",
        anchor=value(answer_anchor(question, writing)),
        number=value(question.get("number")),
        question=content(writing.children(heading) if heading else ""),
        long=is_long(question, writing),
        right=array(_right(choice, writing) for choice in right),
    )


def _right(choice: ours.choice, writing: Writing) -> str:
    words = "".join(writing.children(answer) for answer in choice.findall(ours.answer))
    said = "".join(writing.children(feedback) for feedback in choice.findall(ours.feedback))
    return f"({content(words)}, {content(said) if said else 'none'})"


def sources(writings: Sequence[Writing]) -> Iterator[str]:
    """A chapter with each fact that the booklet states, where it comes from and when it was checked."""
    yield from back_chapter("sources", [_source(fact) for fact in stated_facts(writings)], writings[0])


def back_chapter(
    name: str, entries: Sequence[str], writing: Writing, *, preface: str = "", fresh: bool = False
) -> Iterator[str]:
    """A chapter of many small entries, of which the last never stand alone on a page; nothing if there are none.

    ``name`` and ``preface`` are labels; ``fresh``: it begins a page.
    """
    if entries:
        yield call("back-chapter", string_markup(writing.word(name)), fresh=value(fresh))
        if preface:
            yield call("preface", string_markup(writing.word(preface)))
        yield from entries[:-ENDING]
        yield call("chapter-end", *entries[-ENDING:], gap="0pt")


def stated_facts(writings: Iterable[Writing]) -> list[Fact]:
    """The facts that a booklet states, each once, in their order."""
    found = (
        writing.curriculum.facts.get(key) for writing in writings for node in _shown(writing) for key in _keys(node)
    )
    return list({fact.key: fact for fact in found if fact}.values())


def _keys(node: nodes.Element) -> Sequence[str]:
    return node.get("facts", ()) if isinstance(node, ours.screen) else (node.get("key", ""),)


def _source(fact: Fact) -> str:
    return call(
        "source",
        value=string(fact.value),
        meaning=string(fact.meaning),
        source=string(fact.source),
        checked=string(day(fact.checked)),
    )


def _shown(writing: Writing) -> Iterator[nodes.Element]:
    """Where a page states facts, in its words and in its drawn phones; notes that no learner sees are left out."""
    for node in writing.lesson.doctree.findall():
        if isinstance(node, ours.fact | ours.screen):
            above = node.parent
            while above is not None and not isinstance(above, ours.trainer):
                above = above.parent
            if above is None:
                yield node


def day(date: dt.date) -> str:
    return f"{date.day}/{date.month}/{date.year}"


def string_markup(text: str) -> str:
    return f"#{string(text)};"
