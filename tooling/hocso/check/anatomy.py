"""What a lesson must have. A plain page has no such anatomy, and the rules about it stay silent there."""

from collections.abc import Iterator

from hocso.check.rule import At, Context, Fault, PageCheck
from hocso.check.source import in_front_matter
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import FrontMatter, Lesson, Passage, PassageKind


def lesson_head(page: Lesson, *keys: str) -> At:
    """Where one of the keys stands in a lesson's front matter, or else ``lesson:``."""
    for key in (*keys, "lesson"):
        at = in_front_matter(page, f"{key}:")
        if at != At(1, 1):
            return at
    return At(1, 1)


def passages(page: Lesson, *kinds: PassageKind) -> tuple[Passage, ...]:
    return tuple(passage for passage in page.passages if passage.kind in kinds)


def needs(kind: PassageKind) -> PageCheck:
    """A check that a lesson has at least one passage of a kind."""

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        if page.front is not None and not passages(page, kind):
            yield Fault(lesson_head(page))

    return on_page


def lessons(curriculum: Curriculum) -> Iterator[tuple[Lesson, FrontMatter]]:
    """The pages that are lessons, in order, each with its front matter."""
    for page in curriculum.pages():
        if page.front is not None:
            yield page, page.front


def timed_passages(page: Lesson) -> tuple[Passage, ...]:
    """The passages that take minutes of their own."""
    return passages(page, "step", "practice")


def declared_minutes(page: Lesson) -> tuple[int, ...]:
    """The minutes that the opening, steps and practice say they take, in order."""
    return tuple(passage.minutes for passage in page.passages if passage.minutes is not None)
