"""The script of a page: what is said, sentence by sentence, passage by passage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hocso.kept import Kept
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage, Sentence
from hocso.model.narration import Utterance
from hocso.narrate.spoken import spoken
from hocso.store import digest

# Pauses after a sentence, in frames of 24 ms.
AFTER_PASSAGE = 20  # and what comes at the end of one
AFTER_HEADING = 25
AFTER_QUESTION = 32  # time to think, before the choices of a quiz too
AFTER_PARAGRAPH = 22
AFTER_SENTENCE = 14
AFTER_PHRASE = 10
BEFORE_A_LIST = 16  # a colon hands over to what follows, on whatever line that stands
AT_THE_END = 10

CLOSING = "”’\"')]» "
ENDS = (".", "!", "?", "…")


@dataclass(frozen=True)
class PassageScript:
    """The utterances of one passage, in order, and for each the silence that follows it, in frames.

    An utterance with nothing in ``spoken`` is silent on purpose.
    """

    anchor: str
    title: str
    utterances: tuple[Utterance, ...]
    pauses: tuple[int, ...]


class Scripts:
    """The scripts of a book's pages, kept in ``folder``: that of a page that did not change is not worked out again."""

    def __init__(self, curriculum: Curriculum, folder: Path) -> None:
        self._curriculum = curriculum
        self._kept = Kept(folder)
        self._how = digest(repr(sorted(curriculum.lexicon.items())), curriculum.settings.voice.accent)

    def made_of(self, page: Lesson) -> str:
        """A digest of all that decides what is said on a page."""
        return digest(self._how, page.fingerprint)

    def of(self, page: Lesson) -> tuple[PassageScript, ...]:
        return self._kept.of(self.made_of(page), partial(script_of, page, self._curriculum))

    def forget_others(self, pages: Iterable[Lesson]) -> None:
        """Keep the scripts of these pages alone."""
        for page in pages:
            self._kept.spare(self.made_of(page))
        self._kept.forget_unused()


def script_of(page: Lesson, curriculum: Curriculum) -> tuple[PassageScript, ...]:
    """What is said on a page, one script a passage. A picture is said by its alternative text."""
    return tuple(_passage_script(passage, curriculum) for passage in page.passages)


def transcript(page: Lesson, curriculum: Curriculum) -> str:
    """What will be said on a page, for a person to read: a heading a passage, a line an utterance."""
    return "\n".join(_lines(page, curriculum)) + "\n"


def _lines(page: Lesson, curriculum: Curriculum) -> Iterator[str]:
    yield f"# {page.title}"
    for passage in script_of(page, curriculum):
        yield ""
        yield f"## {passage.title or passage.anchor}"
        yield from (utterance.spoken for utterance in passage.utterances if utterance.spoken)


def _passage_script(passage: Passage, curriculum: Curriculum) -> PassageScript:
    lexicon, accent = curriculum.lexicon, curriculum.settings.voice.accent
    return PassageScript(
        anchor=passage.anchor,
        title=passage.title,
        utterances=tuple(Utterance(s.anchor, s.text, spoken(s.said, lexicon, accent)) for s in passage.sentences),
        pauses=tuple(_pauses(passage)),
    )


def _pauses(passage: Passage) -> Iterator[int]:
    if not passage.sentences:
        return
    following: tuple[Sentence | None, ...] = (*passage.sentences[1:], None)
    for sentence, after in zip(passage.sentences, following, strict=True):
        if after is None:
            yield AT_THE_END
        elif sentence is passage.sentences[0] and passage.title and sentence.text.endswith(passage.title):
            yield AFTER_HEADING
        else:
            yield _pause_between(sentence, after)


def _pause_between(sentence: Sentence, after: Sentence) -> int:
    mark = sentence.text.rstrip(CLOSING)[-1:]
    if sentence.line != after.line:
        return {"?": AFTER_QUESTION, ":": BEFORE_A_LIST}.get(mark, AFTER_PARAGRAPH)
    return AFTER_SENTENCE if mark in ENDS else AFTER_PHRASE
