"""Trying out one text: what is said for it, and how that sounds."""

from collections.abc import Mapping


def say(text: str, lexicon: Mapping[str, str]) -> str:
    """What is said for ``text``; "" if there is nothing to say."""
    raise NotImplementedError


def sound(spoken: str, suffix: str, engine_name: str | None = None, rate: float = 0.9) -> bytes:
    """The sound of words from ``say`` as a file's bytes: ``.wav`` or ``.mp3``. Raises CannotSpeak."""
    raise NotImplementedError
