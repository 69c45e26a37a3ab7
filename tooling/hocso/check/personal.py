"""A person's numbers on a page, except those that are made up or everybody's."""

from collections.abc import Iterator

from hocso.check.numbers import Kind, digits_of, fits, personal_numbers
from hocso.check.rule import Context, Fault, PageCheck
from hocso.check.seen import seen_pieces, spots_in
from hocso.model.lesson import Lesson


def personal(kind: Kind) -> PageCheck:
    """A check that finds the numbers of a kind in all that people see or hear.

    A number that ``facts.yml`` lists as invented passes, whatever it stands for, and so does one that is printed
    for everybody: a fact, or the commune's own telephone.
    """

    def on_page(page: Lesson, context: Context) -> Iterator[Fault]:
        def find(text: str) -> Iterator[str]:
            for number in personal_numbers(text):
                if number.kind == kind and not number.made_up and not _may_be_shown(number.digits, context):
                    yield number.words

        return (Fault(spot.at, {"number": spot.words}) for spot in spots_in(page, seen_pieces(page.doctree), find))

    return on_page


def _may_be_shown(digits: str, context: Context) -> bool:
    public = (context.settings.locality.phone, *(fact.value for fact in context.facts.values()))
    listed = (pattern for patterns in context.invented.values() for pattern in patterns)
    return any(digits == digits_of(value) for value in public) or fits(digits, listed)
