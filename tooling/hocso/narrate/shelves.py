"""Where clips and tracks are kept, and under which key."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hocso.model.curriculum import Curriculum
from hocso.model.narration import Clip, Utterance, Voice
from hocso.narrate.engines import DRAFT, EMBEDDED, Engine, engine_named, voice_of
from hocso.narrate.mp3 import FRAME_BYTES, milliseconds
from hocso.narrate.script import script_of
from hocso.store import Store, digest

# Everything that shapes a clip after its voice: raise the number when trimming, levelling or encoding change.
MASTERING = "mp3 24 kHz mono 32 kbit/s, -16 LUFS, 1"

WORKING_FOLDER = ".hocso"
SUFFIX = ".mp3"


def clip_key(voice: Voice, spoken: str) -> str:
    """The name of a clip: it changes with anything that can change its sound, and with nothing else."""
    return digest(voice.engine, voice.engine_version, voice.name, voice.accent, repr(voice.rate), MASTERING, spoken)


@dataclass(frozen=True)
class Shelf:
    """The clips of one voice in one book."""

    engine: Engine
    voice: Voice
    store: Store

    def clip(self, utterance: Utterance) -> Clip | None:
        """The clip of these words, if it is there and whole frames long."""
        key = clip_key(self.voice, utterance.spoken)
        path = self.store.path(key)
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            return None
        if not size or size % FRAME_BYTES:
            return None
        return Clip(key=key, milliseconds=milliseconds(size), path=path, rung=self.engine.rung)


def shelf(curriculum: Curriculum, engine_name: str) -> Shelf:
    """Clips fit to publish are kept with the book, drafts in the working folder. CannotSpeak for an unknown name."""
    engine = engine_named(engine_name)
    folder = curriculum.root / WORKING_FOLDER / "draft" if engine.rung == "draft" else curriculum.folder / "voice"
    return Shelf(engine, voice_of(engine, curriculum.settings.voice), Store(folder, SUFFIX))


def ladder(curriculum: Curriculum) -> tuple[Shelf, ...]:
    """The shelves to look on for a clip, the best voice first: the configured one, the embedded one, the draft."""
    names = dict.fromkeys((curriculum.settings.voice.engine, EMBEDDED, DRAFT))
    shelves = [shelf(curriculum, name) for name in names]
    return tuple(sorted(shelves, key=lambda each: each.engine.rung == "draft"))


def best_clip(shelves: Iterable[Shelf], utterance: Utterance) -> Clip | None:
    """The clip of the first shelf that has one."""
    return next((clip for each in shelves if (clip := each.clip(utterance))), None)


def track_store(curriculum: Curriculum) -> Store:
    return Store(curriculum.root / WORKING_FOLDER / "tracks", SUFFIX)


def prune(curriculum: Curriculum) -> tuple[Path, ...]:
    """Remove the clips in ``voice/`` that no sentence of the book uses; returns what was removed.

    A clip is in use if any voice of the book's ladder would speak a sentence with it.
    """
    used = set(_keys_in_use(curriculum))
    removed = []
    for store in {each.store for each in ladder(curriculum) if each.engine.rung != "draft"}:
        for key in list(store.keys()):
            if key not in used:
                store.path(key).unlink()
                removed.append(store.path(key))
    return tuple(removed)


def _keys_in_use(curriculum: Curriculum) -> Iterator[str]:
    shelves = ladder(curriculum)
    for page in curriculum.published_pages():
        for passage in script_of(page, curriculum):
            for utterance in passage.utterances:
                yield from (clip_key(each.voice, utterance.spoken) for each in shelves)
