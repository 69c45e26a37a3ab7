"""The sentences of a track with their times as WebVTT, beside its MP3 and with the same name: players find it there.

https://www.w3.org/TR/webvtt1/: a cue's identifier is the sentence's anchor, which is its id in the page.
"""

from collections.abc import Mapping

from hocso.model.narration import Cue, Track

ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def captions(track: Track, texts: Mapping[str, str]) -> str:
    """The file's text; ``texts`` has by anchor what stands in the page."""
    return "\n\n".join(["WEBVTT", *(_cue(cue, texts[cue.anchor]) for cue in track.cues)]) + "\n"


def _cue(cue: Cue, text: str) -> str:
    words = " ".join(text.split()).translate(ESCAPED)
    return f"{cue.anchor}\n{_time(cue.begin_ms)} --> {_time(cue.end_ms)}\n{words}"


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
