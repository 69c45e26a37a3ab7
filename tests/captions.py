"""A strict reader of the part of WebVTT that we write: anything else in a file is an error."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

TIME = r"(\d\d):([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(f"{TIME} --> {TIME}")
MARKUP = re.compile(r"<|&(?!(amp|lt|gt);)|-->")


@dataclass(frozen=True)
class Caption:
    """One cue as it is read: times in milliseconds, text without escapes."""

    identifier: str
    begin: int
    end: int
    text: str


def parsed(path: Path) -> list[Caption]:
    """The cues of a file. AssertionError where it is not what https://www.w3.org/TR/webvtt1/ allows us."""
    head, *blocks = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    found = [_cue(block) for block in blocks]
    assert len({cue.identifier for cue in found}) == len(found) > 0
    assert all(cue.begin < cue.end for cue in found)
    assert all(before.end <= after.begin for before, after in zip(found, found[1:], strict=False)), "cues overlap"
    return found


def _cue(block: str) -> Caption:
    identifier, timing, text = block.split("\n")
    match = TIMING.fullmatch(timing)
    assert match, timing
    assert identifier and "-->" not in identifier
    assert text and not MARKUP.search(text), text
    times = [int(number) for number in match.groups()]
    return Caption(identifier, _milliseconds(*times[:4]), _milliseconds(*times[4:]), html.unescape(text))


def _milliseconds(hours: int, minutes: int, seconds: int, rest: int) -> int:
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
