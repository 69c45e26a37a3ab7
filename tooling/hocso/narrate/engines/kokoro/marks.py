"""When each word sounds, from how long the model lets each symbol last."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hocso.narrate.engines.kokoro.melody import Span
from hocso.narrate.engines.kokoro.model import STEPS_A_SECOND
from hocso.narrate.engines.speech import Mark


def marks(words: Sequence[tuple[int, int]], where: Sequence[Span], begin: int) -> Iterator[Mark]:
    """One mark a word: ``words`` and ``where`` give each syllable's, a foreign word has several. ``begin`` in steps."""
    together = groupby(zip(words, where, strict=True), key=lambda one: one[0])
    for (first, end), syllables in together:
        spans = [span for _, span in syllables]
        yield Mark(first, end, _milliseconds(begin + spans[0].begin), _milliseconds(begin + spans[-1].end))


def _milliseconds(steps: int) -> int:
    return steps * 1000 // STEPS_A_SECOND
