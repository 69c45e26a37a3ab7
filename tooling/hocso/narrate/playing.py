"""The tracks of a book: for every sentence the best clip there is, a draft where there is none."""

from collections.abc import Iterable, Mapping, Sequence

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson
from hocso.model.narration import Clip, Track, Utterance
from hocso.model.progress import Progress, Silent
from hocso.narrate.joining import joined
from hocso.narrate.lessons import passage_labels
from hocso.narrate.recordings.cards import Recordings, recordings_of
from hocso.narrate.script import PassageScript, Scripts
from hocso.narrate.shelves import WORKING_FOLDER, Shelf, best_clip, ladder, track_store
from hocso.narrate.speaking import make_clips
from hocso.narrate.track_memory import TrackMemory

NOBODY = Silent()

PageScript = tuple[PassageScript, ...]


def tracks(curriculum: Curriculum, progress: Progress = NOBODY) -> Mapping[str, Mapping[str, Track]]:
    """``tracks(…)[docname][passage anchor]``. Gaps are filled with the draft voice.

    A passage with nothing to say has no track. Never goes online and never waits for a slow voice. When nothing
    changed, nothing is spoken, no process started and no file written. A book that is not Vietnamese has no tracks.
    """
    if curriculum.language != "vi":
        progress.note(message("narrate.not-our-language"))
        return {}
    recordings = recordings_of(curriculum)
    for fault in recordings.faults:
        progress.note(fault)
    pages, shelves = list(curriculum.published_pages()), ladder(curriculum)
    scripts = Scripts(curriculum, curriculum.root / WORKING_FOLDER / "scripts")
    memory = TrackMemory(curriculum, recordings, shelves)
    found = {page.docname: memory.recall(page, scripts.made_of(page)) for page in pages}
    anew = {page.docname: scripts.of(page) for page in pages if found[page.docname] is None}
    clips = _clips(recordings, shelves, anew.values(), progress)
    for page in pages:
        if script := anew.get(page.docname):
            made = found[page.docname] = _joined(page, script, clips, curriculum)
            memory.keep(page, scripts.made_of(page), made, [clips.get(each) for each in _spoken(script)])
    scripts.forget_others(pages)
    memory.forget_unused()
    return {docname: of_page for docname, of_page in found.items() if of_page}


def _joined(
    page: Lesson, scripts: PageScript, clips: Mapping[Utterance, Clip], curriculum: Curriculum
) -> Mapping[str, Track]:
    """The tracks of a page, by the anchors of their passages."""
    store, labels = track_store(curriculum), passage_labels(page, curriculum)
    made = [joined(script, clips, store, label) for script, label in zip(scripts, labels, strict=True)]
    return {track.passage: track for track in made if track}


def _spoken(scripts: PageScript) -> list[Utterance]:
    return [each for passage in scripts for each in passage.utterances if each.spoken]


def _clips(
    recordings: Recordings, shelves: Sequence[Shelf], scripts: Iterable[PageScript], progress: Progress
) -> Mapping[Utterance, Clip]:
    """The best clip of everything that is said; what has none is made by the draft voice.

    Without a draft voice the sentences stay missing, and that is told.
    """
    draft = shelves[-1]
    found = {each: best_clip((recordings, *shelves), each) for script in scripts for each in _spoken(script)}
    gaps = [each for each, clip in found.items() if clip is None]
    try:
        make_clips(draft, list(dict.fromkeys(each.spoken for each in gaps)), progress)
    except CannotSpeak as error:
        progress.note(error.message)
        progress.note(message("narrate.left-silent", sentences=len(gaps)))
    found |= {each: draft.clip(each) for each in gaps}
    return {each: clip for each, clip in found.items() if clip}
