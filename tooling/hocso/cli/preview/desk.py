"""Making the pages anew while someone writes: the lesson that was touched at once, then the whole site."""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hocso.build import build_anew, find_faults, our_stages
from hocso.cli.preview.overlay import Overlay
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact, Edition
from hocso.model.finding import Finding
from hocso.model.lesson import Lesson
from hocso.model.narration import Track
from hocso.model.progress import Progress
from hocso.publish.site import write_lesson
from hocso.publish.site.addresses import HOME
from hocso.read.lasting import Reader
from hocso.unchanged import Outcome

UNREADABLE = "page-unreadable"


@dataclass(frozen=True)
class Sight:
    """The book as it is now, and what was found in it."""

    curriculum: Curriculum
    findings: Sequence[Finding]


class Desk:
    """Makes ``<out>/site`` of one book, over and over. What cannot be read stays as it was when it could."""

    def __init__(self, root: Path, out: Path, reader: Reader, overlay: Overlay) -> None:
        self.root = root
        self.out = out
        self.reader = reader
        self.overlay = overlay
        self._made: Edition | None = None

    def glance(self, changed: Collection[Path], progress: Progress) -> Sight | None:
        """Put the lessons in the files ``changed`` over the site; None if more than lessons may look different.

        They keep the sound they had. What other pages say of them is left to ``make``.
        """
        made = self._made
        if made is None or not all(path.is_file() for path in changed):
            return None
        docnames = _docnames(made.curriculum, {path.relative_to(self.root).as_posix() for path in changed})
        if len(docnames) != len(changed):
            return None
        with _without_collecting():
            read = self.reader.read_lessons(docnames, progress)
            if read is None:
                return None
            curriculum = self._readable(read)
            for lesson in _lessons(curriculum):
                if lesson.docname in docnames:
                    write_lesson(_with_old_sound(made, curriculum, lesson), self.overlay, lesson)
            return Sight(curriculum, find_faults(read))

    def make(self, progress: Progress) -> Sight:
        """The whole site, as ``hocso build`` makes it. Nothing newer than that is left to lie over it."""
        if not (self.out / "site" / HOME).is_file():
            self._build(progress, sound=False)  # a voice that has much to say must not keep the first page waiting
        outcome = self._build(progress)
        self.overlay.clear()
        assert self._made
        return Sight(self._made.curriculum, outcome.findings)

    def _build(self, progress: Progress, *, sound: bool = True) -> Outcome:
        ours = our_stages()
        stages = replace(
            ours,
            read=lambda _, told: self.reader.read(told),
            narrate=lambda read, told: ours.narrate(self._readable(read), told) if sound else {},
            join=lambda read, tracks: ours.join(self._readable(read), tracks),
            targets={"site": self._publish},
        )
        return build_anew(self.root, ["site"], out=self.out, progress=progress, stages=stages)

    def _publish(self, edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
        self._made = replace(edition, curriculum=self._readable(edition.curriculum))
        return our_stages().targets["site"](self._made, out, progress)

    def _readable(self, curriculum: Curriculum) -> Curriculum:
        """The book with lessons as they were when they could last be read, in place of those that cannot."""
        before = {lesson.docname: lesson for lesson in _lessons(self._made.curriculum)} if self._made else {}
        broken = {problem.place.path for problem in curriculum.problems if problem.kind == UNREADABLE}
        for lesson in _lessons(curriculum):
            if lesson.path in broken and lesson.docname in before:
                curriculum = curriculum.with_lesson(replace(before[lesson.docname], number=lesson.number))
        return curriculum


@contextmanager
def _without_collecting() -> Iterator[None]:
    """To look through the nodes of a whole book for garbage takes longer than to read a lesson: that can wait."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _with_old_sound(made: Edition, curriculum: Curriculum, lesson: Lesson) -> Edition:
    """The book as it is now, with what the lesson was heard by before, as far as that is of sentences it still has."""
    passages = {passage.anchor for passage in lesson.passages}
    tracks = {
        anchor: heard
        for anchor, track in made.tracks.get(lesson.docname, {}).items()
        if anchor in passages and (heard := _of_sentences(track, lesson)).cues
    }
    wholes = {name: _of_sentences(track, lesson) for name, track in made.lessons.items() if name == lesson.docname}
    return Edition(curriculum, {lesson.docname: tracks}, wholes)


def _of_sentences(track: Track, lesson: Lesson) -> Track:
    anchors = {sentence.anchor for sentence in lesson.sentences}
    return replace(track, cues=tuple(cue for cue in track.cues if cue.anchor in anchors))


def _lessons(curriculum: Curriculum) -> list[Lesson]:
    return [lesson for module in curriculum.modules for lesson in module.lessons]


def _docnames(curriculum: Curriculum, paths: Collection[str]) -> list[str]:
    return [lesson.docname for lesson in _lessons(curriculum) if lesson.path in paths]
