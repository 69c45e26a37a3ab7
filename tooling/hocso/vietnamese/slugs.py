"""A file's or an address's name from a title."""

import re

from hocso.vietnamese.folding import fold


def slug_of(title: str) -> str:
    """Small letters without tone marks, words joined by hyphens: "An toàn" → "an-toan"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
