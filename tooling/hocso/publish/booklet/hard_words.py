"""The hard words of a module: a mark where each is first used, and the list that explains them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hocso.model.curriculum import Curriculum, Module
from hocso.publish.booklet.backmatter import back_chapter
from hocso.publish.typesetting.markup import call, string
from hocso.publish.typesetting.writing import Writing
from hocso.publish.words import Use, words_of
from hocso.vietnamese.ordering import order_of


def first_uses(curriculum: Curriculum, module: Module) -> list[Use]:
    """Where each word of the glossary stands first in the module; a word that it does not use has no place."""
    words = words_of(curriculum)
    found = (use for page in module.pages for use in words.first_uses(page.doctree))
    uses: dict[str, Use] = {}
    for use in found:
        uses.setdefault(use.entry.word, use)
    return list(uses.values())


def marks_of(uses: Sequence[Use]) -> Mapping[int, Sequence[int]]:
    """As ``Writing.marks`` wants them."""
    marks: dict[int, list[int]] = defaultdict(list)
    for use in uses:
        marks[id(use.text)].append(use.end)
    return {text: sorted(ends) for text, ends in marks.items()}


def glossary(uses: Sequence[Use], writing: Writing) -> Iterator[str]:
    """A chapter with each word and what it means, in the order of a dictionary."""
    entries = sorted((use.entry for use in uses), key=lambda entry: order_of(entry.word))
    told = [call("hard-word", word=string(entry.word), means=string(entry.means)) for entry in entries]
    yield from back_chapter("glossary", told, writing, preface="glossary-how")
