"""What the voice is unsure of in a text, asked of the very steps that make it speak."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from hocso.model.doubt import Doubt
from hocso.narrate.spoken import UNREADABLE, tokens, written_out
from hocso.narrate.spoken.addresses import said_address
from hocso.narrate.spoken.foreign import readings
from hocso.narrate.spoken.lexicon import Lexicon, lexicon_of
from hocso.narrate.spoken.marks import quoted_marks, unheard
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
        yield from (Doubt("symbol", char, "") for char in unheard(_with_lexicon(text, lexicon)))


def _of_addresses(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    if "." in text:
        for address in addresses_in(_with_lexicon(text, lexicon)):
            yield Doubt("address", address, said_address(address, lexicon))


def _of_words(text: str, lexicon: Lexicon) -> Iterator[Doubt]:
    """Words that the steps left as they were, and that are no syllable and no known loanword."""
    plain = _with_lexicon(text, lexicon)
    if not _DIGIT.search(plain) and all(map(_is_known, tokens(plain))):
        return  # most sentences: the steps would find nothing to do
    for token in filter(str.isalnum, tokens(written_out(text, lexicon))):
        read = readings(token)
        said = " ".join(syllable for reading in read for syllable in reading.syllables)
        ways = {reading.come_by for reading in read}
        if "respelled" in ways or not said:
            yield Doubt("foreign", token, said or " ".join(UNREADABLE))
        elif "spelled" in ways:
            yield Doubt("acronym", token, said)


def _is_known(token: str) -> bool:
    return all(reading.come_by == "known" and reading.syllables for reading in readings(token)) or not token.isalnum()


@lru_cache(maxsize=4096)
def _with_lexicon(text: str, lexicon: Lexicon) -> str:
    """The text as it stands before its addresses are read: what the book's lexicon says is settled."""
    return lexicon.applied(quoted_marks(tidy(text)))
