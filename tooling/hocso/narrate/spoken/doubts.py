"""What the voice is unsure of in a text, asked of the very steps that make it speak."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hocso.model.doubt import Doubt
from hocso.narrate.spoken.addresses import said_address
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.foreign import readings
from hocso.narrate.spoken.lexicon import Lexicon, lexicon_of
from hocso.narrate.spoken.marks import quoted_marks, unheard
from hocso.narrate.spoken.pipeline import UNREADABLE, tokens, written_out
from hocso.narrate.spoken.tidy import pictures, tidy
from hocso.vietnamese.addresses import addresses_in

_DIGIT = re.compile(r"\d")


def doubts_by(entries: Mapping[str, str]) -> Callable[[str], tuple[Doubt, ...]]:
    """A function that gives the doubts of a text, each once, where ``entries`` say what is not read as written."""
    lexicon = lexicon_of(entries)
    return lambda text: _doubts(text, lexicon)


@lru_cache(maxsize=20_000)
def _doubts(text: str, lexicon: Lexicon) -> tuple[Doubt, ...]:
    found = (*_of_symbols(text, lexicon), *_of_addresses(text, lexicon), *_of_words(text, lexicon))
    return tuple(dict.fromkeys(found))


def _of_symbols(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    if not text.isascii():
        yield from (Doubt("symbol", run, "") for run in pictures(text))
        yield from (Doubt("symbol", char, "") for char in unheard(_with_lexicon(text, lexicon).text))


def _of_addresses(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    if "." in text:
        for address in addresses_in(_with_lexicon(text, lexicon).text):
            yield Doubt("address", address, said_address(address, lexicon))


def _of_words(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    """Words that the steps left as they were, and that are no syllable and no known loanword."""
    plain = _with_lexicon(text, lexicon)
    if not _DIGIT.search(plain.text) and all(map(_is_known, _words(plain))):
        return  # most sentences: the steps would find nothing to do
    for word in _words(written_out(Draft(text), lexicon)):
        read = readings(word)
        said = " ".join(syllable for reading in read for syllable in reading.syllables)
        ways = {reading.reason for reading in read}
        if "respelled" in ways or not said:
            yield Doubt("foreign", word, said or " ".join(UNREADABLE))
        elif "letters" in ways and len(word) > 1:
            yield Doubt("acronym", word, said)


def _words(draft: Draft) -> Iterator[str]:
    return (word for token in tokens(draft) if (word := token.group()).isalnum())


def _is_known(word: str) -> bool:
    return all(reading.reason not in ("respelled", "letters") and reading.syllables for reading in readings(word))


@lru_cache(maxsize=4096)
def _with_lexicon(text: str, lexicon: Lexicon) -> Draft:
    """The text as it stands before its addresses are read: what the book's lexicon says is settled."""
    return lexicon.applied(quoted_marks(tidy(Draft(text))))
