"""Forms on paper: lists to tick, cards for the wall, a certificate, a poster; from lessons, skills and settings."""

from collections.abc import Callable, Iterable, Iterator
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
from hocso.publish.typesetting.press import Press
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
    """Write ``out/forms/<form>.pdf``, and ``<module>-<form>.pdf`` where each module has its own."""
    curriculum = edition.curriculum
    sheets = [sheet for form in FORMS for sheet in form(curriculum)]
    progress.stage(message("forms.stage"), len(sheets))
    notes = Notes(progress)
    press = Press(Store(curriculum.root / ".hocso" / "printed" / TARGET, ".pdf"))
    for sheet in sheets:
        pages = sheet.module.pages if sheet.module else tuple(curriculum.pages())
        printed = told(press.typeset(written(sheet, curriculum)), pages, notes)
        yield write_printed(TARGET, out / TARGET / f"{sheet.name}.pdf", printed)
        progress.advance()
    press.forget_unused()
