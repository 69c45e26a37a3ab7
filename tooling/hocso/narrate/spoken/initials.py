"""Names of which only the first letters are told: ``ông N.V.A.``, ``P.V.Đ``. Said in one run, no stop at each."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.letters import spelled

_INITIALS = re.compile(r"(?<![\w.])((?:[A-ZĐ][gh]?\.){1,5}[A-ZĐ][gh]?)(?![\w])(\.?)(?= *(\S?))")


def initials(draft: Draft) -> Draft:
    """The text with such names spelled; the last dot ends a sentence only where nothing follows it."""
    return draft.sub(_INITIALS, lambda m: spelled(m[1]) + ("" if m[3] else m[2]), "letters")
