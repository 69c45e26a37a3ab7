"""The tracks of a book: for every sentence the best clip there is, a draft where there is none."""

from collections.abc import Mapping

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Clip, Track
from hocso.model.progress import Progress, Silent
from hocso.narrate.joining import joined
from hocso.narrate.script import PassageScript, script_of
from hocso.narrate.shelves import Shelf, best_clip, ladder, track_store
from hocso.narrate.speaking import make_clips

NOBODY = Silent()

Scripts = Mapping[str, tuple[PassageScript, ...]]


def tracks(curriculum: Curriculum, progress: Progress = NOBODY) -> Mapping[str, Mapping[str, Track]]:
    """``tracks(…)[docname][passage anchor]``. Gaps are filled with the draft voice.

    A passage with nothing to say has no track. Never goes online and never waits for a slow voice. When nothing
    changed, nothing is spoken, no process started and no file written.
    """
    shelves = ladder(curriculum)
    scripts = {page.docname: script_of(page, curriculum.lexicon) for page in curriculum.pages()}
    _fill_gaps(shelves, scripts, progress)
    store = track_store(curriculum)
    made: dict[str, dict[str, Track]] = {}
    for docname, passages in scripts.items():
        found = {passage.anchor: joined(passage, _clips(shelves, passage), store) for passage in passages}
        made[docname] = {anchor: track for anchor, track in found.items() if track}
    return made


def _clips(shelves: tuple[Shelf, ...], passage: PassageScript) -> dict[str, Clip]:
    """The clips of a passage by anchor; sentences without sound are left out."""
    found = {each.anchor: best_clip(shelves, each) for each in passage.utterances if each.spoken}
    return {anchor: clip for anchor, clip in found.items() if clip}


def _fill_gaps(shelves: tuple[Shelf, ...], scripts: Scripts, progress: Progress) -> None:
    """Make a draft of what no voice has said. Without a draft voice the sentences stay missing, and that is told."""
    utterances = [each for passages in scripts.values() for passage in passages for each in passage.utterances]
    gaps = dict.fromkeys(each.spoken for each in utterances if each.spoken and best_clip(shelves, each) is None)
    if not gaps:
        return
    try:
        make_clips(shelves[-1], list(gaps), progress)
    except CannotSpeak as error:
        progress.note(error.message)
        progress.note(message("narrate.left-silent", sentences=len(gaps)))
