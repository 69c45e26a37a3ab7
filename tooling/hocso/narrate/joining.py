"""Clips of a passage into one track, with the silence between them and the times of every sentence."""

from collections.abc import Mapping

from hocso.model.narration import Clip, Cue, Track, Utterance
from hocso.narrate.mp3 import DELAY_MS, FLUSHED_FRAMES, FRAME_MS, milliseconds, silence
from hocso.narrate.script import PassageScript
from hocso.store import Store, digest, write_atomic

# Raise when tracks are joined otherwise.
JOINING = "frames, 1"


def joined(passage: PassageScript, clips: Mapping[Utterance, Clip], store: Store) -> Track | None:
    """The track of a passage, made once for the same clips and pauses; None if none of its words has a clip.

    A cue begins and ends with the sound itself as a decoder gives it, which is some milliseconds later than its clip.
    """
    pieces = [
        (each.anchor, clips[each], pause)
        for each, pause in zip(passage.utterances, passage.pauses, strict=True)
        if each in clips
    ]
    if not pieces:
        return None
    cues: list[Cue] = []
    at = 0
    for anchor, clip, pause in pieces:
        begin = at + DELAY_MS
        cues.append(Cue(anchor, begin, begin + clip.milliseconds - FLUSHED_FRAMES * FRAME_MS))
        at += clip.milliseconds + pause * FRAME_MS
    path = store.path(digest(JOINING, *(part for _, clip, pause in pieces for part in (clip.key, str(pause)))))
    if not path.is_file() or milliseconds(path.stat().st_size) != at:
        write_atomic(path, b"".join(clip.path.read_bytes() + silence(pause) for _, clip, pause in pieces))
    used = tuple(clip for _, clip, _ in pieces)
    return Track(passage=passage.anchor, cues=tuple(cues), clips=used, milliseconds=at, mp3=path)
