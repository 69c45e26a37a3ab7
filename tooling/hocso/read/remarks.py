"""What Sphinx and MyST remark while reading, as problems: those that a rule of ours is about go to that rule."""

import re
from pathlib import Path

from hocso.messages import message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.plain_words import in_plain_words

_HEADING_TOO_DEEP = re.compile(r"Non-consecutive header level increase; H(?P<parent>\d) to H(?P<level>\d)")
_NO_FIRST_LEVEL = re.compile(r"Document headings start at H(?P<level>\d), not H1")
_SAME_ON_TWO_PAGES = re.compile(r"duplicate label (?P<anchor>[^,]+), other instance in (?P<file>.*?)(?: \[[\w.-]+\]|$)")
_SAME_ON_ONE_PAGE = re.compile(r'Duplicate explicit target name: "(?P<anchor>[^"]*)"')
_NO_RESULT = re.compile(r"No key '[^']*' found in glue data|Glue reference '[^']*' not found")


def problem_of(remark: str, place: Place, root: Path, *, cells_run: bool) -> Problem:
    """The problem that a remark at a place of the book under ``root`` tells of."""
    return (
        _heading_order(remark, place)
        or _same_anchor(remark, place, root)
        or (None if cells_run else _no_results(remark, place))
        or Problem("reading-warning", place, {"text": in_plain_words(_from_root(remark, root))})
    )


def is_worth_saying_once(problem: Problem) -> bool:
    """Whether one problem of its kind tells of all others on the page.

    That a page does not begin with a first-level heading is remarked at every second-level one; and where no cell runs
    nothing has a result.
    """
    no_heading = problem.kind == "heading-order" and problem.fields["due"] == "1"
    return no_heading or problem.fields.get("text") == message("read.no-results")


def _no_results(remark: str, place: Place) -> Problem | None:
    return (
        Problem("reading-warning", place, {"text": message("read.no-results")}) if _NO_RESULT.search(remark) else None
    )


def _from_root(remark: str, root: Path) -> str:
    """The remark with the book's own files named as everywhere, from its root: the same on every machine."""
    for folder in (str(root), root.as_posix()):
        for separator in ("/", "\\"):
            remark = remark.replace(f"{folder}{separator}", "")
    return remark


def _heading_order(remark: str, place: Place) -> Problem | None:
    if found := _HEADING_TOO_DEEP.search(remark):
        return Problem("heading-order", place, {"level": found["level"], "due": str(int(found["parent"]) + 1)})
    if found := _NO_FIRST_LEVEL.search(remark):
        return Problem("heading-order", place, {"level": found["level"], "due": "1"})
    return None


def _same_anchor(remark: str, place: Place, root: Path) -> Problem | None:
    """The remark stands where the anchor is given again; where it was first given is looked up."""
    if found := _SAME_ON_TWO_PAGES.search(remark):
        file = Path(found["file"])
        other = file.relative_to(root).as_posix() if file.is_relative_to(root) else found["file"]
        first = Place(other, next(iter(_lines_giving(found["anchor"], file)), 1))
        place = _last_before(place, _lines_giving(found["anchor"], root / place.path))
    elif found := _SAME_ON_ONE_PAGE.search(remark):
        lines = _lines_giving(found["anchor"], root / place.path) or [place.line]
        place = _last_before(place, lines)
        first = Place(place.path, lines[0])
    else:
        return None
    return Problem("same-anchor", place, {"anchor": found["anchor"], "other": f"{first.path}:{first.line}"})


def _last_before(place: Place, lines: list[int]) -> Place:
    """The place of the anchor itself: a remark may stand at what follows it, or at no line at all."""
    before = [line for line in lines if line <= place.line]
    return Place(place.path, (before or lines or [place.line])[-1])


def _lines_giving(anchor: str, file: Path) -> list[int]:
    """The lines of a page that give an anchor: ``(x)=``, ``:name: x``, ``{#x}`` or, in reStructuredText, ``.. _x:``."""
    name = re.escape(anchor)
    given = re.compile(
        rf"^\s*\({name}\)=|^\s*:name:\s*{name}\s*$|\{{[^}}\n]*#{name}[\s}}]|^\s*\.\. _`?{name}`?:", re.IGNORECASE
    )
    if not file.is_file():
        return []
    source = file.read_text(encoding="utf-8-sig", errors="replace")
    return [number for number, line in enumerate(source.split("\n"), 1) if given.search(line)]
