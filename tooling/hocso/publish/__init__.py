"""Everything that can be made of an edition. A new target is a function and a line in ``TARGETS``."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from hocso.model.progress import Progress, Silent
from hocso.publish.leftovers import Leftovers

if TYPE_CHECKING:
    from hocso.model.edition import Artifact, Edition

Target = Callable[["Edition", Path, Progress], "Iterable[Artifact]"]
"""Writes below ``out`` and names each file it made; a file with the same bytes keeps its time.

Others may be called before the artifacts are taken: what works by itself meanwhile has begun when this returns.
"""


def named(name: str, entry: str) -> Target:
    """The target at ``module:function``, imported when it is first wanted: no target waits for another's libraries.

    What it made of the same book before, and does not make any more, is removed.
    """

    def target(edition: "Edition", out: Path, progress: Progress) -> "Iterable[Artifact]":
        begun = cast(Target, _entry(entry))(edition, out, progress)
        return _all_there_is(begun, Leftovers(edition.curriculum.root, name, out))

    return target


def _entry(entry: str) -> Callable[..., Any]:
    module, _, function = entry.partition(":")
    return cast(Callable[..., Any], getattr(import_module(module), function))


def _all_there_is(made: "Iterable[Artifact]", leftovers: Leftovers) -> "Iterator[Artifact]":
    artifacts = list(made)
    leftovers.remove_all_but([artifact.path for artifact in artifacts])
    yield from artifacts


_ENTRIES = {
    "site": "hocso.publish.site:publish_site",
    "booklets": "hocso.publish.booklet:publish_booklets",
    "lessons": "hocso.publish.lessons:publish_lessons",
    "guides": "hocso.publish.guide:publish_guides",
    "forms": "hocso.publish.forms:publish_forms",
    "kit": "hocso.publish.kit:publish_kit",
    "single": "hocso.publish.kit:publish_single",
    "notebooks": "hocso.publish.notebooks:publish_notebooks",
    "slides": "hocso.publish.slides:publish_slides",
}
TARGETS: dict[str, Target] = {name: named(name, entry) for name, entry in _ENTRIES.items()}
_AHEAD = {"booklets": "hocso.publish.typesetting.last_manuscripts:lay_out_again"}
USUAL = ("booklets", "site")
"""What is made when nothing is named: the others hold the same lessons and sounds once more.

The site is written while the booklets are typeset.
"""


def ahead(root: Path, targets: Sequence[str]) -> None:
    """In another process, before a changed book is read: do what will save these targets time if it changed little."""
    for name in targets:
        if name in _AHEAD:
            _entry(_AHEAD[name])(root)


def publish(
    edition: "Edition", out: Path, targets: Sequence[str] = USUAL, progress: Progress | None = None
) -> "Iterator[Artifact]":
    """Make the named targets, in their order; KeyError for an unknown one."""
    for name in targets:
        yield from TARGETS[name](edition, out, progress or Silent())
