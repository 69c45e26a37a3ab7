"""Web and mail addresses as they stand in Vietnamese text, with or without ``https://``."""

import re
from collections.abc import Iterator

_ENDINGS = (
    "vn com net org gov edu info io app me xyz top online club shop site store cc tv asia biz dev co us uk eu jp kr cn "
    "ru link live vip pro win icu ly gl id la kh sg th example"
)
ENDINGS = frozenset(_ENDINGS.split())
"""What a bare address ends in. Longer than it need be: a file's name (``bai.md``) must not be taken for one."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?"
_PATH = r"(?:[/?#][A-Za-z0-9_./?=&%#~+@:-]*[A-Za-z0-9_/])?"
MAIL = re.compile(rf"[A-Za-z0-9._+-]+@{_LABEL}(?:\.{_LABEL})+")
LINK = re.compile(rf"https?://[A-Za-z0-9._-]+(?::\d+)?{_PATH}", re.IGNORECASE)
BARE = re.compile(
    rf"(?<![\w@.])(?:{_LABEL}\.)+(?:{'|'.join(sorted(ENDINGS))})(?![\w@])(?!\.[A-Za-z]){_PATH}", re.IGNORECASE
)

PATTERNS = (MAIL, LINK, BARE)
"""In this order: each finds what the ones before it left."""


def addresses_in(text: str) -> Iterator[str]:
    """Every address of a text."""
    if "." not in text and "//" not in text:
        return
    for pattern in PATTERNS:
        yield from (found.group() for found in pattern.finditer(text))
        text = pattern.sub(" ", text)
