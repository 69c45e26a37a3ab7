"""What the voice is unsure of on a page."""

from collections.abc import Iterator

from hocso.check.rule import Context, Fault, PageCheck
from hocso.check.source import locate_exactly, locate_markup
from hocso.model.doubt import Doubt, DoubtKind
from hocso.model.lesson import Lesson


def doubted(kind: DoubtKind, longer_than: int = 0) -> PageCheck:
    """A check that finds the doubts of a kind in a lesson, each where it is first said.

    Plain pages are left alone: names from all over the world are at home there, and nobody listens to learn.
    """

    def on_page(page: Lesson, context: Context) -> Iterator[Fault]:
        if page.front is None:
            return
        for doubt, line in _first_of_each(page, context):
            if doubt.kind == kind and len(doubt.words) > longer_than:
                at = locate_exactly(page, doubt.words, line) or locate_markup(page, doubt.words, line)
                yield Fault(at, {"words": doubt.words, "said": doubt.said})

    return on_page


def _first_of_each(page: Lesson, context: Context) -> Iterator[tuple[Doubt, int]]:
    seen: set[Doubt] = set()
    for sentence in page.sentences:
        for doubt in context.doubts(sentence.said):
            if doubt not in seen:
                seen.add(doubt)
                yield doubt, sentence.line
