"""Which way a paragraph is read: as its first letter of a script with a way of its own says."""

import unicodedata

LEFT, RIGHT = frozenset({"L"}), frozenset({"R", "AL"})


def from_right(text: str) -> bool:
    """Whether a paragraph of these words begins at the right, as Unicode's bidirectional algorithm has it (P2, P3)."""
    classes = map(unicodedata.bidirectional, text)
    return next((strong in RIGHT for strong in classes if strong in LEFT | RIGHT), False)


def html_direction(text: str) -> str:
    """An attribute for the element of a paragraph; "" where it is read from the left, as the books are."""
    return ' dir="rtl"' if from_right(text) else ""
