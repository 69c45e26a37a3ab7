"""Numbers that are plainly nobody's: typed for an example, and listed or built so that all can see it."""

import re
from collections.abc import Iterable

_REPEATED = re.compile(r"(\d{1,4}?)\1+")
_COUNTING = "01234567890123456789"


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def is_made_up(digits: str, *, can_be_dialled: bool) -> bool:
    """Whether anyone sees that a number is only an example.

    Four noughts in a row, one block of digits over and over, or counting up or down; of a number that can be dialled
    only the noughts: 0987 654 321 is somebody's telephone, and learners will try it.
    """
    up_or_down = digits in _COUNTING or digits in _COUNTING[::-1]
    return "0000" in digits or (not can_be_dialled and (up_or_down or bool(_REPEATED.fullmatch(digits))))


def fits(digits: str, patterns: Iterable[str]) -> bool:
    """Whether a number is one of those listed; ``x`` is any digit, and spaces, dots and dashes do not count."""
    return any(re.fullmatch(_as_pattern(pattern), digits) for pattern in patterns)


def _as_pattern(pattern: str) -> str:
    return re.sub(r"[^0-9x]", "", pattern.lower()).replace("x", r"\d")
