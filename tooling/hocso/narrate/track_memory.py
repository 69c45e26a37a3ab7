"""The tracks of pages, remembered: where the words, the voices and the files are the same, nothing is looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hocso.kept import Kept
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.narration import Clip, Track
from hocso.narrate.joining import JOINING
from hocso.narrate.lessons import page_label
from hocso.narrate.recordings.cards import Recordings
from hocso.narrate.shelves import WORKING_FOLDER, Shelf, track_store
from hocso.store import digest


@dataclass(frozen=True)
class PageTracks:
    """The tracks of one page by passage, with the bytes of their files and of the drafts in them, by key."""

    tracks: Mapping[str, Track]
    files: Mapping[str, int]
    drafts: Mapping[str, int]


class TrackMemory:
    """Believed while its files lie there and the best clip of each sentence is the one that it was.

    A better clip may come with anything recorded or spoken, for any page: then every page is put together anew. A
    draft fills a gap, and takes the place of no other clip; so one more draft, as each edit brings, changes no page.
    """

    def __init__(self, curriculum: Curriculum, recordings: Recordings, shelves: Sequence[Shelf]) -> None:
        self._curriculum = curriculum
        self._kept = Kept(curriculum.root / WORKING_FOLDER / "page-tracks")
        self._files = track_store(curriculum).sizes()
        drafts = [shelf for shelf in shelves if shelf.engine.rung == "draft"]
        better = [shelf for shelf in shelves if shelf.engine.rung != "draft"]
        self._drafts = {key: size for shelf in drafts for key, size in shelf.sizes.items()}
        self._shared = digest(
            JOINING,
            curriculum.root.as_posix(),
            *(shelf.voice_digest for shelf in shelves),
            *(repr(sorted(shelf.sizes.items())) for shelf in better),
            repr(sorted((key, clip.key) for key, clip in recordings.clips.items())),
        )

    def recall(self, page: Lesson, script: str) -> Mapping[str, Track] | None:
        """The tracks of a page with that ``script`` (its digest), as they were kept; None if anything is different."""
        found = self._kept.get(self._made_of(page, script))
        if not isinstance(found, PageTracks):
            return None
        lie_there = found.files.items() <= self._files.items() and found.drafts.items() <= self._drafts.items()
        return found.tracks if lie_there else None

    def keep(self, page: Lesson, script: str, tracks: Mapping[str, Track], clips: Sequence[Clip | None]) -> None:
        """Remember the tracks of a page, and the ``clips`` they are made of; not if one is missing: it may come."""
        if not all(clips):
            return
        files = {track.mp3.stem: track.mp3.stat().st_size for track in tracks.values()}
        drafts = {clip.key: clip.path.stat().st_size for clip in clips if clip and clip.rung == "draft"}
        self._kept.put(self._made_of(page, script), PageTracks(tracks, files, drafts))

    def forget_unused(self) -> None:
        """Remove what was neither recalled nor kept this time."""
        self._kept.forget_unused()

    def _made_of(self, page: Lesson, script: str) -> str:
        return digest(self._shared, script, repr(page_label(page, self._curriculum)))
