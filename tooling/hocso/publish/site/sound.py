"""The listen control of a passage: a plain player that works by itself. The script puts a big button in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from os.path import commonprefix
from urllib.parse import quote

from hocso.model.lesson import Passage
from hocso.model.narration import Track
from hocso.publish.site.labels import Labels


@dataclass(frozen=True)
class Sounds:
    """The tracks of one page and where it finds them.

    ``versions`` tell the editions of their files apart: no cache may give a page the sound of an older one.
    """

    tracks: Mapping[str, Track]
    passages: Mapping[str, Passage]
    folder: str
    versions: Mapping[str, str]
    labels: Labels
    of_words: bool = False
    """Whether each passage of the page explains one hard word."""

    def control(self, anchor: str) -> str:
        """The HTML of a passage's listen control; "" if the passage has no sound."""
        track, passage = self.tracks.get(anchor), self.passages.get(anchor)
        if not track or not passage:
            return ""
        name, playing = map(escape, self._names(passage))
        draft = f'<p class="draft">{escape(self.labels("draft"))}</p>' if track.draft else ""
        apart = " data-apart" if passage.kind == "answers" else ""  # it is no part of hearing the whole lesson
        return (
            f'<div class="sound" data-name="{playing}" data-cues="{escape(cues_of(track))}"{apart}>'
            f'<audio controls preload="none" aria-label="{name}" src="{self._source(anchor)}"></audio>'
            f"{draft}</div>"
        )

    def _source(self, anchor: str) -> str:
        version = self.versions.get(anchor)
        return f"{self.folder}/{quote(anchor)}.mp3" + (f"?v={version}" if version else "")

    def _names(self, passage: Passage) -> tuple[str, str]:
        """What the button says, and what the bar says while it plays."""
        if self.of_words and passage.kind == "prose":
            return self.labels("listen-word"), passage.title
        listen, playing = (self.labels(_key(kind, passage), number=passage.number) for kind in ("listen", "playing"))
        return listen, playing


def cues_of(track: Track) -> str:
    """``beginning step step number:step … step``: each anchor is the beginning they share and a number.

    A step is how long after the one before a sentence begins, in tenths of a second; the last leads to the end. A
    page has hundreds of them, so a number that follows the one before is not told. Times are never too late: what a
    sentence then seems to begin with is of the silence before it.
    """
    shared = commonprefix([cue.anchor for cue in track.cues]).rstrip("0123456789")
    numbers = [cue.anchor.removeprefix(shared) for cue in track.cues]
    expected = ["1", *(str(int(number) + 1) if number.isdecimal() else "" for number in numbers)]
    times = [0, *(cue.begin_ms // 100 for cue in track.cues), track.milliseconds // 100]
    steps = [str(after - before) for before, after in pairwise(times)]
    rows = zip(numbers, expected, steps, strict=False)
    cues = (step if number == next_one else f"{number}:{step}" for number, next_one, step in rows)
    return " ".join([shared, *cues, steps[-1]])


def _key(prefix: str, passage: Passage) -> str:
    """Steps are always counted; a section of a plain page only if it has a number."""
    counted = passage.kind == "prose" and passage.number is not None
    return f"{prefix}-{passage.kind}{'-number' if counted else ''}"
