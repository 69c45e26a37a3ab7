"""What is wrong with a ``_toc.yml`` that cannot be understood, in the words of whoever wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hocso.messages import message
from hocso.model.message import Message

_QUOTED = re.compile(r"'([^']*)'")
_TWICE = "used multiple times"
_KINDS = {
    _TWICE: "read.page-twice",
    "'root' key not found": "read.contents-no-root",
    "key value not recognised": "read.contents-format",
    "Unknown keys found": "read.contents-unknown-key",
    "not a non-empty list": "read.contents-no-list",
    "entry ": "read.contents-entry",
}
"""What sphinx-external-toc says, and our message for it."""

OF_JUPYTER_BOOK = ("chapters", "parts", "sections")


@dataclass(frozen=True)
class Trouble:
    """What to tell the author, and the word of the file that is to blame: where it stands first, or last."""

    problem: Message
    word: str
    last: bool = False


def trouble(complaint: str, data: object) -> Trouble:
    """What a complaint about contents means; ``data`` is what the file holds."""
    if isinstance(data, Mapping) and "format" not in data and any(key in data for key in OF_JUPYTER_BOOK):
        return Trouble(message("read.contents-format"), "root")
    name = next(iter(_QUOTED.findall(complaint)), "")
    for words, key in _KINDS.items():
        if words in complaint:
            return Trouble(message(key, name=name), name or complaint, last=words == _TWICE)
    return Trouble(message("read.bad-contents", problem=complaint), complaint)
