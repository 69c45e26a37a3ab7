"""What is said beside each page of the preview: what was found on it, and where else there is something to mend."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from hocso.check.source import locate_beginning
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.finding import Finding
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.publish.site.addresses import addresses_of

SEVERITIES = ("error", "warning", "note")
WORDS = (
    "title", "open", "close", "line", "elsewhere", "stopped", "gone", "listening",
    "error", "warning", "note", "errors", "warnings", "notes",
)  # fmt: skip

Say = Callable[[Message], str]


@dataclass(frozen=True)
class Remark:
    """One finding. ``anchor`` is the sentence it is about, or the one before; "" where there is none."""

    severity: str
    line: int
    text: str
    code: str
    anchor: str


@dataclass(frozen=True)
class Place:
    """A file with something to mend, worst severity first, and its page below the site's folder, if it has one."""

    path: str
    name: str
    title: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Board:
    """For all pages of the site. ``remarks`` are by the page's file; ``trouble`` is why there is nothing newer."""

    say: Say
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    trouble: str = ""

    def for_page(self, name: str) -> dict[str, Any]:
        """What the page in file ``name`` shows, as plain values."""
        own = self.remarks.get(name, ())
        return {
            "remarks": [asdict(remark) for remark in own],
            "elsewhere": [asdict(place) for place in self.places if not own or self.remarks.get(place.name) is not own],
            "trouble": self.trouble,
            "words": {word: self.say(message(f"cli.panel-{word}")) for word in WORDS},
        }


def board_of(curriculum: Curriculum, findings: Iterable[Finding], say: Say) -> Board:
    """The findings of a book, errors first, page by page."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), one.line, one.column)):
        by_path[finding.path].append(finding)
    addresses = addresses_of(curriculum)
    pages = {page.path: page for page in curriculum.pages()}
    remarks: dict[str, tuple[Remark, ...]] = {}
    places = []
    for path, found in by_path.items():
        page = pages.get(path)
        name = addresses.pages[page.docname] if page else ""
        if page:
            own = tuple(_remarks(page, found, say))
            remarks[name] = own
            if page.docname in addresses.trainers:
                remarks[addresses.trainers[page.docname]] = own
        places.append(Place(path, name, page.title if page else path, _counts(found)))
    return Board(say, remarks, tuple(places))


def _remarks(page: Lesson, findings: Iterable[Finding], say: Say) -> Iterable[Remark]:
    starts = [
        ((at.line, at.column), sentence.anchor)
        for sentence in page.sentences
        for at in [locate_beginning(page, sentence.text, sentence.line)]
    ]
    for finding in findings:
        before = [start for start in starts if start[0] <= (finding.line, finding.column)]
        anchor = max(before)[1] if before else ""
        yield Remark(finding.severity, finding.line, say(finding.message), finding.code, anchor)


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts
