"""Vietnamese text into what is said for it: one small step after another.

Each step takes a text and gives one in which its own kind of thing is in words; what a step has written no later
step touches, because it is plain Vietnamese. At the end there are only Vietnamese syllables and ``,.?!;:``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hocso.model.settings import Accent
from hocso.narrate.spoken.addresses import addresses
from hocso.narrate.spoken.codes import codes
from hocso.narrate.spoken.foreign import as_syllables, loanwords
from hocso.narrate.spoken.lexicon import Lexicon, common, lexicon_of
from hocso.narrate.spoken.marks import marks, quoted_marks, settled
from hocso.narrate.spoken.moments import moments
from hocso.narrate.spoken.quantities import quantities
from hocso.narrate.spoken.tidy import tidy

# A letter of a script that no Vietnamese voice can say is named, not passed over.
UNREADABLE = ("chữ", "nước", "ngoài")

_TOKEN = re.compile(r"[^\W_]+|[,.?!;:]")
_COMPOUND = re.compile(r"\b[A-Za-z]+-[A-Za-z]+\b")


def steps(lexicon: Lexicon) -> tuple[Callable[[str], str], ...]:
    """The pipeline of a book with that lexicon, in order."""
    return (
        tidy,
        quoted_marks,
        lexicon.applied,
        lambda text: addresses(text, lexicon),
        common().applied,
        codes,
        moments,
        quantities,
        _compounds,
        marks,
    )


def spoken(text: str, entries: Mapping[str, str], accent: Accent = "north") -> str:  # noqa: ARG001
    """What is said for ``text``, where ``entries`` say what is not read as written; "" if there is nothing to say.

    Only Vietnamese syllables in small letters and ``,.?!;:``. Saying what is said changes nothing.
    """
    return _spoken(text, lexicon_of(entries))


@lru_cache(maxsize=20_000)
def _spoken(text: str, lexicon: Lexicon) -> str:
    return settled(list(_words(written_out(text, lexicon))))


@lru_cache(maxsize=20_000)
def written_out(text: str, lexicon: Lexicon) -> str:
    """The text after all steps: words and pauses only, among them words that are not Vietnamese yet."""
    for step in steps(lexicon):
        text = step(text)
    return text


def tokens(text: str) -> Iterator[str]:
    """The words and pauses of a text that was written out."""
    return (match.group() for match in _TOKEN.finditer(text))


def _words(text: str) -> Iterator[str]:
    for token in tokens(text):
        yield from (token,) if token in ",.?!;:" else as_syllables(token) or UNREADABLE


def _compounds(text: str) -> str:
    """``e-mail`` and ``Wi-Fi`` are one word each if they are known so."""
    return _COMPOUND.sub(lambda m: loanwords().get(m.group().replace("-", "").lower(), m.group()), text)
