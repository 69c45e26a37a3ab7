"""The listen control of a passage: a plain player that works by itself, and a big button for when scripts run."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
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

    def control(self, anchor: str) -> str:
        """The HTML of a passage's listen control; "" if the passage has no sound."""
        track, passage = self.tracks.get(anchor), self.passages.get(anchor)
        if not track or not passage:
            return ""
        name = escape(self.labels(_key("listen", passage), number=passage.number))
        playing = escape(self.labels(_key("playing", passage), number=passage.number))
        cues = " ".join(f"{cue.anchor} {cue.begin_ms} {cue.end_ms}" for cue in track.cues)
        draft = f"<em>{escape(self.labels('draft'))}</em>" if track.draft else ""
        return (
            f'<div class="sound" data-kind="{passage.kind}" data-name="{playing}" data-ms="{track.milliseconds}" '
            f'data-cues="{escape(cues)}">'
            f'<button type="button" class="listen" hidden>{TRIANGLE}<span>{name}{draft}</span>'
            f"<small>{clock(track.milliseconds)}</small></button>"
            f'<audio controls preload="none" aria-label="{name}" src="{self._source(anchor)}"></audio></div>'
        )

    def _source(self, anchor: str) -> str:
        version = self.versions.get(anchor)
        return f"{self.folder}/{quote(anchor)}.mp3" + (f"?v={version}" if version else "")


def _key(prefix: str, passage: Passage) -> str:
    """Steps are always counted; a section of a plain page only if it has a number."""
    counted = passage.kind == "prose" and passage.number is not None
    return f"{prefix}-{passage.kind}{'-number' if counted else ''}"
