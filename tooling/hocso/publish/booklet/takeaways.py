"""What a learner keeps when the class is over: whom to call, and cards to cut out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hocso.model import nodes as ours
from hocso.publish.booklet.backmatter import stated_facts, string_markup
from hocso.publish.booklet.chapters import title
from hocso.publish.typesetting.markup import array, call, string
from hocso.publish.typesetting.renderers.passages import flow, split
from hocso.publish.typesetting.writing import Writing, left_out


def whom_to_call(writings: Sequence[Writing]) -> Iterator[str]:
    """A page with who helps here, the numbers to call that the lessons name, and room for more."""
    numbers = [fact for fact in stated_facts(writings) if fact.phone]
    rows = (f"({string(fact.meaning)}, {string(fact.value)})" for fact in numbers)
    yield call("back-chapter", string_markup(writings[0].word("call")))
    yield call("call-page", numbers=array(rows))


def cards(writings: Sequence[Writing]) -> Iterator[str]:
    """A page of cards, one for everything to remember."""
    written = [card for writing in writings for card in _cards_of(writing)]
    if written:
        yield call("cards-page", string_markup(writings[0].word("cards")), *written)


def _cards_of(writing: Writing) -> Iterator[str]:
    """The words stand in the lesson too: no place in it is on a card, and no footnote."""
    again = replace(writing, wanted=frozenset(), renderers={**writing.renderers, "footnote_reference": left_out})
    for node in writing.lesson.doctree.findall(ours.remember):
        _, rest = split(node)
        yield call("card", flow(rest, again), title=string(title(writing.lesson, writing)))
