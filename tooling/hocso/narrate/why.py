"""Why a sentence is heard as it is: where a clip was looked for, what was found, and what its name is made of."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.narration import Clip, Voice
from hocso.narrate.mastering import mastering
from hocso.narrate.recordings.cards import Recording, card_key
from hocso.narrate.shelves import clip_key
from hocso.narrate.standing import Holdings, Standing, holdings, standings

NEAR = 5


@dataclass(frozen=True)
class Step:
    """One rung of the ladder: a voice, or None for the recordings; its clip if it has one, and the key asked for.

    ``card`` is what the recordings have for this sentence, perhaps of older words.
    """

    voice: Voice | None
    mastered: str
    key: str
    clip: Clip | None
    card: Recording | None = None


@dataclass(frozen=True)
class Reason:
    """A sentence, how it stands, and the ladder from the best rung down. ``faults`` are of all the recordings."""

    page: Lesson
    line: int
    standing: Standing
    ladder: tuple[Step, ...]
    faults: tuple[Message, ...]


def why(curriculum: Curriculum, pages: Sequence[Lesson], name: str) -> Reason:
    """The reason for the sentence ``name``: an anchor on one of ``pages``, or ``<docname, address or path>#anchor``.

    Raises CannotSpeak for an unknown sentence, naming near ones, and for an anchor that several of the pages have.
    """
    place, _, anchor = name.rpartition("#")
    among = [page for page in pages if place in ("", page.docname, page.address, page.path)]
    if not among:
        near = _near(place, (page.address for page in pages))
        raise CannotSpeak(message("ledger.why-no-page", page=place, near=near))
    found = [page for page in among if any(each.anchor == anchor for each in page.sentences)]
    if len(found) > 1:
        places = "\n".join(f"  {page.address}#{anchor}" for page in found)
        raise CannotSpeak(message("ledger.why-several", anchor=anchor, places=places))
    if not found:
        anchors = dict.fromkeys(each.anchor for page in among for each in page.sentences)
        raise CannotSpeak(message("ledger.why-unknown", anchor=anchor, near=_near(anchor, anchors)))
    return _reason(found[0], anchor, curriculum)


def _near(name: str, known: Iterable[str]) -> str:
    return ", ".join(difflib.get_close_matches(name, known := list(known), n=NEAR, cutoff=0.3) or known[:NEAR])


def _reason(page: Lesson, anchor: str, curriculum: Curriculum) -> Reason:
    held = holdings(curriculum)
    standing = next(each for each in standings(page, curriculum, held) if each.utterance.anchor == anchor)
    line = next(sentence.line for sentence in page.sentences if sentence.anchor == anchor)
    ladder = tuple(_ladder(standing, held)) if standing.utterance.spoken else ()
    return Reason(page, line, standing, ladder, held.recordings.faults)


def _ladder(standing: Standing, held: Holdings) -> Iterator[Step]:
    utterance = standing.utterance
    key = card_key(utterance.text)
    card = held.recordings.cards.get(key, standing.outdated)
    yield Step(None, "", key, held.recordings.clip(utterance), card)
    for shelf in held.shelves:
        key = clip_key(shelf.voice, utterance.spoken)
        yield Step(shelf.voice, mastering(shelf.engine.rung), key, shelf.clip(utterance))
