"""Forms on paper: lists to tick, cards for the wall, a certificate, a poster; from lessons, skills and settings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress
from hocso.publish.forms.of_book import family, journeys, mentor_log, poster
from hocso.publish.forms.of_module import cards, certificate, class_list
from hocso.publish.forms.sheet import Sheet, written
from hocso.publish.typesetting.finishing import told, write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.press import Begun, Press
from hocso.store import Store

__all__ = ["publish_forms"]

TARGET = "forms"

FORMS: tuple[Callable[[Curriculum], Iterator[Sheet]], ...] = (
    class_list,
    cards,
    certificate,
    mentor_log,
    family,
    journeys,
    poster,
)
"""Each gives its sheets, none where the book has nothing to fill it with."""


def publish_forms(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/forms/<form>.pdf``, and ``<module>-<form>.pdf`` where each module has its own.

    Typesetting has begun when this returns.
    """
    curriculum = edition.curriculum
    press = Press(Store(curriculum.root / ".hocso" / "printed" / TARGET, ".pdf"))
    sheets = [sheet for form in FORMS for sheet in form(curriculum)]
    begun = [(sheet, press.begin(written(sheet, curriculum))) for sheet in sheets]
    return _taken(begun, curriculum, out / TARGET, press, progress)


def _taken(
    begun: Sequence[tuple[Sheet, Begun]], curriculum: Curriculum, folder: Path, press: Press, progress: Progress
) -> Iterator[Artifact]:
    progress.stage(message("forms.stage"), len(begun))
    notes = Notes(progress)
    for sheet, finished in begun:
        pages = sheet.module.pages if sheet.module else tuple(curriculum.pages())
        yield write_printed(TARGET, folder / f"{sheet.name}.pdf", told(finished(), pages, notes))
        progress.advance()
    press.forget_unused()
