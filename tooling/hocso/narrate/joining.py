"""Clips into the track of a passage, and those into one of the lesson, with silence between them and their times."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hocso.model.narration import Clip, Cue, Track, Utterance
from hocso.narrate.mp3 import DELAY_MS, FLUSHED_FRAMES, FRAME_MS, TAG_HEAD, frames_of, milliseconds, silence, tag_bytes
from hocso.narrate.script import AFTER_PASSAGE, PassageScript
from hocso.narrate.tags import Label, tag
from hocso.store import Store, digest, write_atomic

# Raise when tracks are joined otherwise.
JOINING = "frames and tag, 2"


@dataclass(frozen=True)
class Piece:
    """A file of frames, named for what it holds, and how many silent frames follow it."""

    key: str
    path: Path
    milliseconds: int
    pause: int


def joined(passage: PassageScript, clips: Mapping[Utterance, Clip], store: Store, label: Label) -> Track | None:
    """The track of a passage, made once for the same clips, pauses and label; None if none of its words has a clip.

    A cue begins and ends with the sound itself as a decoder gives it, which is some milliseconds later than its clip.
    """
    said = [
        (each.anchor, clips[each], pause)
        for each, pause in zip(passage.utterances, passage.pauses, strict=True)
        if each in clips
    ]
    if not said:
        return None
    pieces = [Piece(clip.key, clip.path, clip.milliseconds, pause) for _, clip, pause in said]
    cues = tuple(
        Cue(anchor, at + DELAY_MS, at + DELAY_MS + clip.milliseconds - FLUSHED_FRAMES * FRAME_MS)
        for at, (anchor, clip, _) in zip(_beginnings(pieces), said, strict=True)
    )
    rungs = tuple(clip.rung for _, clip, _ in said)
    return Track(passage.anchor, cues, rungs, _length(pieces), _file(pieces, store, label))


def in_one(tracks: Sequence[Track], store: Store, label: Label) -> Track:
    """Tracks one after the other, with a longer silence between them, as one track of no passage."""
    pauses = [AFTER_PASSAGE] * (len(tracks) - 1) + [0]
    followed = zip(tracks, pauses, strict=True)
    pieces = [Piece(track.mp3.stem, track.mp3, track.milliseconds, pause) for track, pause in followed]
    cues = tuple(
        Cue(cue.anchor, at + cue.begin_ms, at + cue.end_ms)
        for at, track in zip(_beginnings(pieces), tracks, strict=True)
        for cue in track.cues
    )
    rungs = tuple(rung for track in tracks for rung in track.rungs)
    return Track("", cues, rungs, _length(pieces), _file(pieces, store, label))


def _beginnings(pieces: Iterable[Piece]) -> Iterable[int]:
    at = 0
    for piece in pieces:
        yield at
        at += piece.milliseconds + piece.pause * FRAME_MS


def _length(pieces: Iterable[Piece]) -> int:
    return sum(piece.milliseconds + piece.pause * FRAME_MS for piece in pieces)


def _file(pieces: Sequence[Piece], store: Store, label: Label) -> Path:
    """The joined file, made if it is not there whole."""
    path = store.path(digest(JOINING, repr(label), *(part for each in pieces for part in (each.key, str(each.pause)))))
    if not _whole(path, _length(pieces)):
        frames = (frames_of(piece.path.read_bytes()) + silence(piece.pause) for piece in pieces)
        write_atomic(path, tag(label) + b"".join(frames))
    return path


def _whole(path: Path, length: int) -> bool:
    """Whether the file is as long as its frames and its tag say."""
    try:
        with path.open("rb") as file:
            head = file.read(TAG_HEAD)
    except FileNotFoundError:
        return False
    return milliseconds(path.stat().st_size - tag_bytes(head)) == length
