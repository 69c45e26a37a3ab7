"""Where booklets are written for the press; one whose pages did not change goes there without being written again."""

from dataclasses import dataclass
from functools import cached_property

from hocso.kept import Kept
from hocso.model.curriculum import Module
from hocso.model.edition import Edition
from hocso.model.message import Message
from hocso.model.progress import KeepingNotes, Silent
from hocso.publish.booklet.manuscript import write_module
from hocso.publish.made_of import shared_by_pages, words_and_pictures
from hocso.publish.typesetting.last_manuscripts import LastManuscripts
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Begun, Making, Press, identity
from hocso.store import digest


@dataclass(frozen=True)
class Written:
    """A booklet as it was written last: what the press knows it by, and what its author was told."""

    identity: str
    notes: tuple[Message, ...]


@dataclass(frozen=True)
class Desk:
    """Writes the booklets of one edition; ``notes`` hears what their authors should know.

    What else is made of each is in ``then``, as ``Press.begin`` has it.
    """

    edition: Edition
    press: Press
    notes: Notes
    kept: Kept
    then: Making | None

    def begin(self, module: Module) -> Begun:
        """Have the booklet of a module typeset meanwhile; what is given back waits for it."""
        made_of = self._made_of(module)
        before = self.kept.get(made_of)
        if isinstance(before, Written) and (begun := self.press.again(before.identity)):
            self._tell(before.notes)
            return begun
        heard = KeepingNotes(Silent())
        manuscript = write_module(self.edition, module, Notes(heard))
        self._tell(tuple(heard.notes))
        self._last.keep(module.slug, manuscript, [page.path for page in module.pages])
        self.kept.put(made_of, Written(identity(manuscript), tuple(heard.notes)))
        return self.press.begin(manuscript, self.then)

    def clear(self) -> None:
        """Forget what was written of modules as they are not any more."""
        self.kept.forget_unused()
        self._last.keep_only([module.slug for module in self.edition.curriculum.modules])

    @cached_property
    def _last(self) -> LastManuscripts:
        return LastManuscripts(self.edition.curriculum.root)

    def _tell(self, notes: tuple[Message, ...]) -> None:
        for note in notes:
            self.notes.add(note)

    def _made_of(self, module: Module) -> str:
        """Everything that stands in the booklet; a page with sound has its code."""
        heard = sorted(page.docname for page in module.pages if page.docname in self.edition.lessons)
        on_pages = (part for page in module.pages for part in words_and_pictures(page, self.edition.curriculum))
        return digest(self._shared, module.slug, *heard, *on_pages)

    @cached_property
    def _shared(self) -> str:
        return shared_by_pages(self.edition.curriculum)
