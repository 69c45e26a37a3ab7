"""A page of a book as it was read: its front matter, its doctree, and what is said on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from docutils import nodes

PassageKind = Literal["opening", "step", "scam", "quiz", "answers", "practice", "remember", "prose"]


@dataclass(frozen=True)
class FrontMatter:
    """What stands under ``lesson:`` at the top of a lesson; of its ``minutes`` the ``opening`` takes so many."""

    minutes: int | None = None
    opening: int | None = None
    audience: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """One sentence a learner sees, or the alternative text of one picture.

    ``anchor`` is the HTML id, the caption cue and the player's highlight; it is unique on its page.
    ``text`` is what stands there; ``said`` is the same with each ``{say}`` replaced by its other text.
    ``line`` is where its paragraph begins in the source, from 1.
    """

    anchor: str
    text: str
    said: str
    line: int
    picture: bool = False


@dataclass(frozen=True)
class Passage:
    """A run of a page with its own listen button and its own MP3: the opening, a step, a warning, a quiz.

    The feedback of a quiz's answers is a passage of its own (kind ``answers``), so that playing the
    question does not give the answer away. ``anchor`` is the HTML id of its element.
    """

    anchor: str
    kind: PassageKind
    title: str
    number: int | None
    minutes: int | None
    line: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Unspoken:
    """Text a learner sees that no sentence covers: a formula, a block of code, raw HTML."""

    text: str
    line: int
    kind: str


@dataclass(frozen=True)
class Lesson:
    """One page. A page without ``lesson:`` in its front matter is a plain page: ``front`` is None.

    ``docname`` is Sphinx's name; ``address`` is the same relative to the folder of the book's root
    page, used in web addresses and in ``after:``; ``path`` is relative to the book's root, with ``/``.
    ``number`` counts the lessons of a module from 1 (None for a plain page that is a module's own page).
    ``doctree`` is resolved; a reference to another page has ``refuri`` ``doc:<docname>[#id]``. It is opened when it is
    asked for, and nobody's to change: what all want to know of every page stands here beside it.
    ``files`` are those that the page shows or gives away, relative to the book's root; some may not be there.
    ``fingerprint`` changes whenever anything that was read of the page does: equal ones are equal pages.
    """

    docname: str
    address: str
    path: str
    title: str
    number: int | None
    source: str
    front: FrontMatter | None
    opened: Callable[[], nodes.document]
    passages: tuple[Passage, ...]
    unspoken: tuple[Unspoken, ...]
    files: tuple[str, ...]
    fingerprint: str

    @property
    def doctree(self) -> nodes.document:
        return self.opened()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)
