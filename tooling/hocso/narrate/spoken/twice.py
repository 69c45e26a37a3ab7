"""What would be said twice: a short form in brackets behind its own long form, or the other way round."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.vietnamese.folding import fold

MOST_BEHIND = 2
"""So many words may stand between: ``Ngân hàng Nhà nước Việt Nam (NHNN)``."""

_IN_BRACKETS = re.compile(r"\s*\(\s*(?:(?:viết tắt|gọi tắt)(?: là)?:?\s+)?([^()]+?)\s*\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def said_once(draft: Draft) -> Draft:
    """The text, whose short forms are in words, without brackets that say again what was just said."""
    if "(" not in draft.text:
        return draft
    return draft.sub(_IN_BRACKETS, lambda m: "" if _was_said(m[1], m.string[: m.start()]) else m.group(), "silent")


def _was_said(inside: str, before: str) -> bool:
    """However the tone marks are placed: ``uỷ ban``, ``ủy ban``."""
    again, earlier = _WORD.findall(fold(inside)), _WORD.findall(fold(before))
    behind = MOST_BEHIND if len(again) > 1 else 0
    starts = range(len(earlier) - len(again) - behind, len(earlier) - len(again) + 1)
    return bool(again) and any(earlier[at : at + len(again)] == again for at in starts if at >= 0)
