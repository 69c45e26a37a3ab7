"""What a voice is unsure of."""

from dataclasses import dataclass
from typing import Literal

DoubtKind = Literal["acronym", "foreign", "symbol", "address"]


@dataclass(frozen=True)
class Doubt:
    """Words of a text that the voice can only guess at, drops, or takes long to say.

    An ``acronym`` is spelled letter by letter; a ``foreign`` word is respelled by ear, or named as foreign when no
    letter of it can be read; a ``symbol`` is not heard; an ``address`` is read part by part.
    ``words`` stand in the text as they are; ``said`` is what a listener hears for them, "" for nothing.
    """

    kind: DoubtKind
    words: str
    said: str
