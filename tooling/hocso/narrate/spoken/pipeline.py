"""One small step after another, each of which puts its own kind of thing into words.

What a step has written no later step touches, because it is plain Vietnamese. At the end there are only Vietnamese
syllables and ``,.?!;:``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hocso.model.settings import Accent
from hocso.narrate.spoken.addresses import addresses
from hocso.narrate.spoken.codes import codes
from hocso.narrate.spoken.dates import dates
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.foreign import as_syllables, loanwords
from hocso.narrate.spoken.initials import initials
from hocso.narrate.spoken.keys import keys
from hocso.narrate.spoken.laws import laws
from hocso.narrate.spoken.lexicon import Lexicon, common, lexicon_of
from hocso.narrate.spoken.marks import PAUSES, marks, quoted_marks, with_pauses
from hocso.narrate.spoken.masked import masked
from hocso.narrate.spoken.money import money
from hocso.narrate.spoken.ordinals import ordinals, places
from hocso.narrate.spoken.quantities import quantities
from hocso.narrate.spoken.short_forms import short_forms
from hocso.narrate.spoken.tidy import tidy
from hocso.narrate.spoken.times import times
from hocso.narrate.spoken.twice import said_once

Step = Callable[[Draft], Draft]

# A letter of a script that no Vietnamese voice can say is named, not passed over.
UNREADABLE = ("chữ", "nước", "ngoài")

_TOKEN = re.compile(r"[^\W_]+|[,.?!;:]")
_DIGIT = re.compile(r"\d")
_COMPOUND = re.compile(r"\b[A-Za-z]+-[A-Za-z]+\b")


def steps(lexicon: Lexicon, accent: Accent = "north") -> tuple[Step, ...]:
    """The pipeline of a book with that lexicon, in order."""
    return (
        tidy,
        quoted_marks,
        lexicon.applied,
        lambda draft: addresses(draft, lexicon),
        lambda draft: keys(draft, lexicon),
        _if_digits(laws),
        _if_digits(lambda draft: money(draft, accent)),
        short_forms,
        common().applied,
        said_once,
        initials,
        masked,
        _if_digits(codes),
        ordinals,
        _if_digits(dates),
        _if_digits(places),
        _if_digits(times),
        lambda draft: quantities(draft, accent),
        _compounds,
        marks,
    )


def spoken(text: str, entries: Mapping[str, str], accent: Accent = "north") -> str:
    """What is said for ``text``, where ``entries`` say what is not read as written; "" if there is nothing to say.

    Only Vietnamese syllables in small letters and ``,.?!;:``. Saying what is said changes nothing.
    """
    return _spoken(text, lexicon_of(entries), accent)


@lru_cache(maxsize=20_000)
def _spoken(text: str, lexicon: Lexicon, accent: Accent) -> str:
    return " ".join(said(written_out(Draft(text), lexicon, accent)))


def written_out(draft: Draft, lexicon: Lexicon, accent: Accent = "north") -> Draft:
    """The text after all steps: words and pauses only, among them words that are not Vietnamese yet."""
    for step in steps(lexicon, accent):
        draft = step(draft)
    return draft


def tokens(draft: Draft) -> Iterator[re.Match[str]]:
    """The words and pauses of a text that was written out."""
    return _TOKEN.finditer(draft.text)


def said(draft: Draft) -> list[str]:
    """What is said for each word of a text that was written out, with the pause that follows it."""
    return with_pauses(_said(match.group()) for match in tokens(draft))


def _said(token: str) -> str:
    return token if token in PAUSES else " ".join(as_syllables(token) or UNREADABLE)


def _if_digits(step: Step) -> Step:
    """The step for texts that have a digit: most have none, and a step has many patterns."""
    return lambda draft: step(draft) if _DIGIT.search(draft.text) else draft


def _compounds(draft: Draft) -> Draft:
    """``e-mail`` and ``Wi-Fi`` are one word each if they are known so."""
    return draft.sub(_COMPOUND, lambda m: loanwords().get(m.group().replace("-", "").lower(), m.group()), "loanword")
