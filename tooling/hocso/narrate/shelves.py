"""Where clips and tracks are kept, and under which key."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Clip, Utterance, Voice
from hocso.narrate.engines import DRAFT, EMBEDDED, Engine, engine_named, voice_of
from hocso.narrate.engines.supplied import noted
from hocso.narrate.mastering import mastering
from hocso.narrate.mp3 import FRAME_BYTES, milliseconds
from hocso.narrate.script import script_of
from hocso.store import Store, digest, digest_ending

WORKING_FOLDER = ".hocso"
SUFFIX = ".mp3"


def clip_key(voice: Voice, spoken: str) -> str:
    """The name of a clip: it changes with anything that can change its sound, and with nothing else."""
    return key_of(voice, mastering(engine_named(voice.engine).rung), spoken)


def key_of(voice: Voice, mastered: str, spoken: str) -> str:
    """The same for a clip that was made elsewhere, perhaps by a voice or an encoder that is not here."""
    return digest(*_parts(voice, mastered), spoken)


def _parts(voice: Voice, mastered: str) -> tuple[str, ...]:
    rate = repr(float(voice.rate))  # 1 and 1.0 in the settings are one pace
    return (voice.engine, voice.engine_version, voice.name, voice.accent, rate, mastered)


class Holder(Protocol):
    """Where clips may lie: a shelf of one voice, or the recordings."""

    def clip(self, utterance: Utterance) -> Clip | None:
        """The clip of this utterance, if it is there and whole."""


@dataclass(frozen=True)
class Shelf:
    """The clips of one voice in one book. It is looked over once: what others put on it later shows on a new one."""

    engine: Engine
    voice: Voice
    store: Store

    def clip(self, utterance: Utterance) -> Clip | None:
        """The clip of these words, if it is there and whole frames long."""
        key = self._key(utterance.spoken)
        size = self.sizes.get(key, 0)
        if not size or size % FRAME_BYTES:
            return None
        return Clip(key=key, milliseconds=milliseconds(size), path=self.store.path(key), rung=self.engine.rung)

    def put(self, spoken: str, mp3: bytes) -> None:
        """Keep the clip of these words; it shows at once."""
        key = self._key(spoken)
        self.store.put(key, mp3)
        self.sizes[key] = len(mp3)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many bytes there are of each clip, whosever it is, by key."""
        return self.store.sizes()

    @property
    def voice_digest(self) -> str:
        """Changes with everything that can change the sound of any words."""
        return digest(*_parts(self.voice, mastering(self.engine.rung)))

    @cached_property
    def _key(self) -> Callable[[str], str]:
        """``clip_key`` for many words of this voice."""
        return digest_ending(*_parts(self.voice, mastering(self.engine.rung)))


def shelf(curriculum: Curriculum, engine_name: str) -> Shelf:
    """Clips fit to publish are kept with the book, drafts in the working folder. CannotSpeak for an unknown name."""
    engine = engine_named(engine_name)
    known = noted(curriculum.folder / "voice") if engine.supplied else {}
    voice = voice_of(engine, curriculum.settings.voice, curriculum.root, known)
    drafts = Store(curriculum.root / WORKING_FOLDER / "draft", SUFFIX)
    return Shelf(engine, voice, drafts if engine.rung == "draft" else voice_store(curriculum))


def voice_store(curriculum: Curriculum) -> Store:
    """The clips of machine voices that are kept with the book."""
    return Store(curriculum.folder / "voice", SUFFIX, letters=2)


def _shelf_to_look_on(curriculum: Curriculum, engine_name: str) -> Shelf | None:
    """As ``shelf``; None for a voice that its user supplies and that is neither here nor ever was."""
    try:
        return shelf(curriculum, engine_name)
    except CannotSpeak:
        if engine_named(engine_name).supplied:
            return None
        raise


def ladder(curriculum: Curriculum) -> tuple[Shelf, ...]:
    """The shelves to look on for a clip, the best voice first: the configured one, the embedded one, the draft."""
    names = dict.fromkeys((curriculum.settings.voice.engine, EMBEDDED, DRAFT))
    shelves = [found for name in names if (found := _shelf_to_look_on(curriculum, name))]
    return tuple(sorted(shelves, key=lambda each: each.engine.rung == "draft"))


def best_clip(shelves: Iterable[Holder], utterance: Utterance) -> Clip | None:
    """The clip of the first shelf that has one."""
    return next((clip for each in shelves if (clip := each.clip(utterance))), None)


def heard(curriculum: Curriculum, voice: Voice) -> bool:
    """Whether a build of the book would use this voice's clips."""
    return clip_key(voice, "") in {clip_key(each.voice, "") for each in ladder(curriculum)}


def track_store(curriculum: Curriculum) -> Store:
    return Store(curriculum.root / WORKING_FOLDER / "tracks", SUFFIX)


def prune(curriculum: Curriculum) -> tuple[Path, ...]:
    """Remove the clips in ``voice/`` that no sentence of the book uses; returns what was removed.

    A clip is in use if any voice of the book's ladder would speak a sentence with it.
    """
    used = set(_keys_in_use(curriculum))
    stores = {each.store for each in ladder(curriculum) if each.engine.rung != "draft"}
    return tuple(path for store in stores for path in store.remove_all_but(used))


def _keys_in_use(curriculum: Curriculum) -> Iterator[str]:
    shelves = ladder(curriculum)
    for page in curriculum.published_pages():
        for passage in script_of(page, curriculum):
            for utterance in passage.utterances:
                yield from (clip_key(each.voice, utterance.spoken) for each in shelves)
