"""A file's or an address's name from a title."""

import re
import unicodedata


def slug_of(title: str) -> str:
    """Small letters without tone marks, words joined by hyphens: "An toàn" → "an-toan"."""
    decomposed = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
