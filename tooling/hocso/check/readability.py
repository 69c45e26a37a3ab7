"""How easy a page is to read, in counted figures for a summary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hocso.check.explained import explained_in_time, first_uses, in_glossary
from hocso.check.phrases import Hit
from hocso.check.wording import hard_words
from hocso.model.lesson import Lesson, Sentence
from hocso.vietnamese.acronyms import acronyms
from hocso.vietnamese.readability import Lengths, lengths
from hocso.vietnamese.syllables import count_syllables

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Readability:
    """Figures of one page: all of it that learners read, without the pictures.

    ``hard_words`` are the hard terms and the abbreviations that it uses, each once; ``explained`` those of them that
    the page or the glossary explains. ``longest`` is the longest sentence, None on a page without any.
    """

    path: str
    lengths: Lengths
    longest: Sentence | None
    hard_words: tuple[str, ...]
    explained: tuple[str, ...]

    @property
    def share_explained(self) -> float:
        """From 0 to 1; a page without hard words has explained all of them."""
        return len(self.explained) / len(self.hard_words) if self.hard_words else 1.0


def readability(page: Lesson, glossary: Mapping[str, str] = _NOTHING) -> Readability:
    """The figures of a page; ``glossary`` are the words that the book explains for all pages."""
    read = [sentence for sentence in page.sentences if not sentence.picture]
    uses = first_uses(page, _hard, ("teaching",))
    return Readability(
        path=page.path,
        lengths=lengths(sentence.text for sentence in read),
        longest=max(read, key=lambda sentence: count_syllables(sentence.text), default=None),
        hard_words=tuple(uses),
        explained=tuple(
            word for word, use in uses.items() if in_glossary(word, glossary) or explained_in_time(page, _hard, use)
        ),
    )


def _hard(text: str) -> Iterator[Hit]:
    yield from hard_words().find(text)
    yield from (Hit(word, start, start + len(word)) for word, start in acronyms(text))
