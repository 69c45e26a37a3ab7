"""Vietnamese text into what is said for it, and which words are said for which part of the text."""

from hocso.narrate.spoken.alignment import Piece, aligned
from hocso.narrate.spoken.draft import Reason
from hocso.narrate.spoken.pipeline import spoken

__all__ = ["Piece", "Reason", "aligned", "spoken"]
