"""How each sentence of a book stands: what it is heard by, or why it is not."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.narration import Clip, Utterance
from hocso.narrate.recordings.cards import Recording, Recordings, card_key, recordings_of, words_of
from hocso.narrate.script import PassageScript, script_of
from hocso.narrate.shelves import Holder, Shelf, best_clip, ladder

State = Literal["recorded", "machine", "draft", "stale", "missing", "silent"]

LIKE = 0.6  # of 1: so much two sentences share if one is the other, edited


@dataclass(frozen=True)
class Standing:
    """One sentence, the best clip there is for it, and the recording of the words that stood here before, if any."""

    passage: PassageScript
    utterance: Utterance
    clip: Clip | None
    outdated: Recording | None

    @property
    def state(self) -> State:
        """``stale``: it was recorded, its words were changed since, and no voice fit to publish stands in."""
        if not self.utterance.spoken:
            return "silent"
        if self.clip and self.clip.rung in ("recorded", "machine"):
            return self.clip.rung
        if self.outdated:
            return "stale"
        return self.clip.rung if self.clip else "missing"


@dataclass(frozen=True)
class Holdings:
    """Everything a book can be heard by. ``leftover`` are, by page, the recordings whose words no page has any more."""

    recordings: Recordings
    shelves: tuple[Shelf, ...]
    leftover: Mapping[str, tuple[Recording, ...]]


def holdings(curriculum: Curriculum) -> Holdings:
    recordings = recordings_of(curriculum)
    written = {card_key(sentence.text) for page in curriculum.pages() for sentence in page.sentences}
    left = [card for key, card in recordings.cards.items() if key not in written]
    by_page = {page: tuple(card for card in left if card.page == page) for page in {card.page for card in left}}
    return Holdings(recordings, ladder(curriculum), by_page)


def standings(page: Lesson, curriculum: Curriculum, held: Holdings) -> tuple[Standing, ...]:
    """Every sentence of a page, in order."""
    pairs = [(passage, each) for passage in script_of(page, curriculum) for each in passage.utterances]
    unrecorded = [each for _, each in pairs if each.spoken and held.recordings.clip(each) is None]
    outdated = dict(_paired(held.leftover.get(page.docname, ()), unrecorded))
    best: tuple[Holder, ...] = (held.recordings, *held.shelves)
    return tuple(
        Standing(passage, each, best_clip(best, each) if each.spoken else None, outdated.get(each.anchor))
        for passage, each in pairs
    )


def _paired(cards: Sequence[Recording], sentences: Sequence[Utterance]) -> Iterator[tuple[str, Recording]]:
    """The anchor of each sentence that was recorded in older words: the likest one, else the one in the same place."""
    free = {each.anchor: words_of(each.text) for each in sentences}
    others = []
    for card in cards:
        likest = difflib.get_close_matches(words_of(card.text), free.values(), n=1, cutoff=LIKE)
        anchor = next((anchor for anchor, text in free.items() if text in likest), None)
        if anchor is None:
            others.append(card)
        else:
            del free[anchor]
            yield anchor, card
    for card in others:
        if free.pop(card.anchor, None) is not None:
            yield card.anchor, card
