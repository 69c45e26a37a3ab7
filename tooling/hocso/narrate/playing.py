"""The tracks of a book: for every sentence the best clip there is, a draft where there is none."""

from collections.abc import Mapping

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Clip, Track, Utterance
from hocso.model.progress import Progress, Silent
from hocso.narrate.joining import joined
from hocso.narrate.lessons import passage_label
from hocso.narrate.recordings.cards import Recordings, recordings_of
from hocso.narrate.script import PassageScript, scripts_of
from hocso.narrate.shelves import WORKING_FOLDER, best_clip, ladder, track_store
from hocso.narrate.speaking import make_clips

NOBODY = Silent()

Scripts = Mapping[str, tuple[PassageScript, ...]]


def tracks(curriculum: Curriculum, progress: Progress = NOBODY) -> Mapping[str, Mapping[str, Track]]:
    """``tracks(…)[docname][passage anchor]``. Gaps are filled with the draft voice.

    A passage with nothing to say has no track. Never goes online and never waits for a slow voice. When nothing
    changed, nothing is spoken, no process started and no file written. A book that is not Vietnamese has no tracks.
    """
    if curriculum.language != "vi":
        progress.note(message("narrate.not-our-language"))
        return {}
    scripts = scripts_of(curriculum, curriculum.root / WORKING_FOLDER / "scripts")
    recordings = recordings_of(curriculum)
    for fault in recordings.faults:
        progress.note(fault)
    clips = _clips(curriculum, recordings, scripts, progress)
    store = track_store(curriculum)
    made: dict[str, dict[str, Track]] = {}
    for page in curriculum.published_pages():
        for passage, script in zip(page.passages, scripts[page.docname], strict=True):
            label = passage_label(page, passage, curriculum)
            if track := joined(script, clips, store, label):
                made.setdefault(page.docname, {})[passage.anchor] = track
    return made


def _clips(
    curriculum: Curriculum, recordings: Recordings, scripts: Scripts, progress: Progress
) -> Mapping[Utterance, Clip]:
    """The best clip of everything that is said; what has none is made by the draft voice.

    Without a draft voice the sentences stay missing, and that is told.
    """
    shelves = ladder(curriculum)
    utterances = [each for passages in scripts.values() for passage in passages for each in passage.utterances]
    found = {each: best_clip((recordings, *shelves), each) for each in utterances if each.spoken}
    gaps = [each for each, clip in found.items() if clip is None]
    try:
        make_clips(shelves[-1], list(dict.fromkeys(each.spoken for each in gaps)), progress)
    except CannotSpeak as error:
        progress.note(error.message)
        progress.note(message("narrate.left-silent", sentences=len(gaps)))
    shelves = ladder(curriculum) if gaps else ()
    found |= {each: best_clip(shelves, each) for each in gaps}
    return {each: clip for each, clip in found.items() if clip}
