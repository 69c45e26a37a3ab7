"""Clips of a passage into one track, with the silence between them and the times of every sentence."""

from collections.abc import Mapping

from hocso.model.narration import Clip, Cue, Track
from hocso.narrate.mp3 import DELAY_MS, FLUSHED_FRAMES, FRAME_MS, milliseconds, silence
from hocso.narrate.script import PassageScript
from hocso.store import Store, digest

# Raise when tracks are joined otherwise.
JOINING = "frames, 1"


def joined(passage: PassageScript, clips: Mapping[str, Clip], store: Store) -> Track | None:
    """The track of a passage, made once for the same clips and pauses; None if no sentence has a clip.

    A cue begins and ends with the sound itself as a decoder gives it, which is some milliseconds later than its clip.
    """
    both = zip(passage.utterances, passage.pauses, strict=True)
    sounding = [(each.anchor, pause) for each, pause in both if each.anchor in clips]
    if not sounding:
        return None
    cues: list[Cue] = []
    at = 0
    for anchor, pause in sounding:
        lasting = clips[anchor].milliseconds
        begin = at + DELAY_MS
        cues.append(Cue(anchor, begin, begin + lasting - FLUSHED_FRAMES * FRAME_MS))
        at += lasting + pause * FRAME_MS
    used = tuple(clips[anchor] for anchor, _ in sounding)
    key = digest(JOINING, *(part for anchor, pause in sounding for part in (clips[anchor].key, str(pause))))
    path = store.path(key)
    if not path.is_file() or milliseconds(path.stat().st_size) != at:
        path = store.put(key, b"".join(clips[anchor].path.read_bytes() + silence(pause) for anchor, pause in sounding))
    return Track(passage=passage.anchor, cues=tuple(cues), clips=used, milliseconds=at, mp3=path)
