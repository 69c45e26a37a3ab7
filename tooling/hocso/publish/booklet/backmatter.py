"""What stands at the end: the answers to the questions, and where the facts come from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from hocso.model import nodes as ours
from hocso.publish.booklet.chapters import title
from hocso.publish.typesetting.markup import array, call, content, string, value
from hocso.publish.typesetting.renderers.passages import answer_anchor, is_long, split
from hocso.publish.typesetting.writing import Writing


def answers(writings: Sequence[Writing]) -> Iterator[str]:
    """A chapter with every right choice and what is said about it."""
    lessons = [(writing, list(_answered(writing))) for writing in writings]
    if not any(questions for _, questions in lessons):
        return
    yield call("back-chapter", string_markup(writings[0].word("answers")))
    for writing, questions in lessons:
        if questions:
            yield call("answers-of", string_markup(title(writing.lesson, writing)))
        yield from (_answer(question, writing) for question in questions)


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
        long=is_long(question),
        right=array(_right(choice, writing) for choice in right),
    )


def _right(choice: ours.choice, writing: Writing) -> str:
    words = "".join(writing.children(answer) for answer in choice.findall(ours.answer))
    said = "".join(writing.children(feedback) for feedback in choice.findall(ours.feedback))
    return f"({content(words)}, {content(said) if said else 'none'})"


def sources(writings: Sequence[Writing]) -> Iterator[str]:
    """A chapter with each fact that the booklet states, where it comes from and when it was checked."""
    entries = list(_facts(writings))
    if entries:
        yield call("back-chapter", string_markup(writings[0].word("sources")), fresh="false")
        yield from entries


def _facts(writings: Iterable[Writing]) -> Iterator[str]:
    seen: set[str] = set()
    for writing in writings:
        for node in _shown(writing):
            fact = writing.curriculum.facts.get(node.get("key", ""))
            if fact is None or fact.key in seen:
                continue
            seen.add(fact.key)
            yield call(
                "source",
                value=string(fact.value),
                meaning=string(fact.meaning),
                source=string(fact.source),
                checked=string(day(fact.checked)),
            )


def _shown(writing: Writing) -> Iterator[ours.fact]:
    """The facts of a page, without those in notes that no learner sees."""
    for node in writing.lesson.doctree.findall(ours.fact):
        above = node.parent
        while above is not None and not isinstance(above, ours.trainer):
            above = above.parent
        if above is None:
            yield node


def day(date: dt.date) -> str:
    return f"{date.day}/{date.month}/{date.year}"


def string_markup(text: str) -> str:
    return f"#{string(text)};"
