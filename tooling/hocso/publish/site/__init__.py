"""The learner's site: every page by itself, no other host, and a voice for each passage."""

from collections.abc import Iterable
from pathlib import Path

from hocso.messages import message
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.progress import Progress
from hocso.publish.site.addresses import addresses_of
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.folder import SiteFolder
from hocso.publish.site.labels import Labels
from hocso.publish.site.pages import Press
from hocso.publish.site.shelves import Shelves, signs_of


def publish_site(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/site``; CannotPublish if the disk will not have it.

    Files that did not change keep their times; those of an earlier build that no longer belong are removed.
    """
    try:
        return _publish(edition, out, progress)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotPublish(message("site.cannot-write", path=error.filename or out, reason=reason)) from error


def _publish(edition: Edition, out: Path, progress: Progress) -> list[Artifact]:
    curriculum = edition.curriculum
    pages = list(curriculum.pages())
    progress.stage(message("site.stage"), len(pages))
    addresses = addresses_of(curriculum)
    folder = SiteFolder(out)
    shelves = Shelves(curriculum, addresses, signs_of(curriculum))
    labels = Labels(curriculum.language, curriculum.settings.reader)
    builder = QuietBuilder(curriculum.environment)
    press = Press(edition, addresses, folder, shelves, labels, builder, progress)
    for page in pages:
        press.page(page)
        progress.advance()
    for module in curriculum.modules:
        if module.page is None:
            press.module(module, module.title)
    press.search()
    press.papers()
    return list(folder.close())
