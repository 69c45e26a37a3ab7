"""What is said about a recording: why it cannot be used, or what could be better."""

from collections.abc import Iterator

from hocso.messages import message
from hocso.model.message import Message
from hocso.narrate.recordings.hearing import Take

NO_VOICE, NOISY = 4.0, 15.0  # decibels of the voice above what is heard between its words
QUIET, LOUD = -38.0, -9.0  # LUFS
CLIPPED = 5  # flat peaks

# Seconds that so many syllables may take. People say three to six a second, slowly for learners two.
TOO_SHORT, SHORT = (0.18, 0.07), (0.18, 0.13)
TOO_LONG, LONG = (5.0, 1.5), (2.0, 0.6)


def refusal(take: Take, syllables: int) -> Message | None:
    """Why this cannot be the recording of so many syllables; None if it may be."""
    if not len(take.samples):
        return message("recording.take-silent")
    if take.clearness < NO_VOICE:
        return message("recording.take-only-noise")
    if take.seconds < _seconds(TOO_SHORT, syllables):
        return _length("recording.take-too-short", take, syllables)
    if take.seconds > _seconds(TOO_LONG, syllables):
        return _length("recording.take-too-long", take, syllables)
    return None


def warnings(take: Take, syllables: int) -> Iterator[Message]:
    """What a person should listen to again."""
    if take.seconds < _seconds(SHORT, syllables):
        yield _length("recording.take-short", take, syllables)
    if take.seconds > _seconds(LONG, syllables):
        yield _length("recording.take-long", take, syllables)
    if take.lufs < QUIET:
        yield message("recording.take-quiet")
    if take.flat_peaks >= CLIPPED:
        yield message("recording.take-clipped")
    elif take.lufs > LOUD:
        yield message("recording.take-loud")
    if take.clearness < NOISY:
        yield message("recording.take-noisy")


def _seconds(line: tuple[float, float], syllables: int) -> float:
    base, each = line
    return base + each * syllables


def _length(key: str, take: Take, syllables: int) -> Message:
    return message(key, seconds=f"{take.seconds:.1f}", syllables=syllables)
