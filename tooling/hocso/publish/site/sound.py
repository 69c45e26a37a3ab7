"""The listen control of a passage: a plain player that works by itself, and a big button for when scripts run."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from os.path import commonprefix
from urllib.parse import quote

from hocso.model.lesson import Passage
from hocso.model.narration import Track
from hocso.publish.site.labels import Labels, clock

TRIANGLE = '<i class="tri" aria-hidden="true"></i>'


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
        return (
            f'<div class="sound" data-kind="{passage.kind}" data-name="{playing}" data-ms="{track.milliseconds}" '
            f'data-cues="{escape(cues_of(track))}">'
            f'<button type="button" class="listen" hidden>{TRIANGLE}<span>{name}</span>'
            f"<small>{clock(track.milliseconds)}</small></button>"
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
    """``beginning number milliseconds number milliseconds …``: each anchor is the beginning they share and a number.

    A page has hundreds of them. Where a sentence ends need not be told: the next one begins, or the track ends.
    """
    shared = commonprefix([cue.anchor for cue in track.cues]).rstrip("0123456789")
    cues = (f"{cue.anchor.removeprefix(shared)} {cue.begin_ms}" for cue in track.cues)
    return " ".join([shared, *cues])


def _key(prefix: str, passage: Passage) -> str:
    """Steps are always counted; a section of a plain page only if it has a number."""
    counted = passage.kind == "prose" and passage.number is not None
    return f"{prefix}-{passage.kind}{'-number' if counted else ''}"
