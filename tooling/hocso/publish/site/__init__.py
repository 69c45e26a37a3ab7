"""The learner's site: every page by itself, no other host, and a voice for each passage."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.lesson import Lesson
from hocso.model.progress import KeepingNotes, Progress, Silent
from hocso.publish.made_of import shared_by_pages
from hocso.publish.site.addresses import addresses_of
from hocso.publish.site.around import Surroundings
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.downloads import Downloads
from hocso.publish.site.folder import Files, SiteFolder
from hocso.publish.site.head import website_of
from hocso.publish.site.labels import Labels
from hocso.publish.site.medium import Medium
from hocso.publish.site.memory import PageMemory
from hocso.publish.site.pages import PLAIN, Press
from hocso.publish.site.shelves import Shelves, signs_of
from hocso.store import Store, digest


def publish_site(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/site``; CannotPublish if the disk will not have it.

    Files that did not change keep their times; those of an earlier build that no longer belong are removed.
    """
    try:
        return _publish(edition, out, progress)
    except OSError as error:
        told = message("site.cannot-write", path=error.filename or out, reason=refusal(error))
        raise CannotPublish(told) from error


def _publish(edition: Edition, out: Path, progress: Progress) -> list[Artifact]:
    folder = SiteFolder(out)
    addresses = addresses_of(edition.curriculum)
    downloads = Downloads(folder, edition.curriculum, addresses)
    told = KeepingNotes(progress)
    shared = digest(shared_by_pages(edition.curriculum), repr(addresses))
    memory = PageMemory(folder, told, out / ".site-pages.json", shared)
    write_pages(edition, memory, "web", told, downloads=downloads, memory=memory)
    downloads.write()
    memory.save()
    return list(folder.close())


def write_pages(
    edition: Edition,
    folder: Files,
    medium: Medium,
    progress: Progress,
    *,
    elsewhere: Mapping[str, str] | None = None,
    downloads: Downloads | None = None,
    memory: PageMemory | None = None,
) -> None:
    """Every page of an edition with what it needs, made for where it is going to lie.

    ``elsewhere`` has the addresses of the book's pages by docname, "" for those that have none: for links to pages
    that are not in this part of the book. ``downloads`` are what a module's page offers to take onto the phone. With a
    ``memory`` a lesson whose page would be the same is not written again.
    """
    curriculum = edition.curriculum
    pages = list(curriculum.published_pages())
    progress.stage(message("site.stage"), len(pages))
    press = _press(edition, folder, medium, progress, elsewhere, downloads)
    lessons = {page.docname for module in curriculum.modules for page in module.lessons}
    own = [module.page for module in curriculum.modules if module.page]
    for page in (one for one in pages if one not in own):
        if memory and page.docname in lessons:
            memory.page(page, edition, press.page)
        else:
            press.page(page)
        progress.advance()
    press.search()
    press.papers()
    if medium == "web":
        press.lost()
        press.not_here()
    # Last, because they say how much all that stands before them weighs.
    for module in curriculum.modules:
        if module.page is None:
            press.module(module, module.title)
        else:
            press.page(module.page)
            progress.advance()
    if medium == "web":
        press.around.write(folder, Store(curriculum.root / ".hocso" / "pictures", ".png"), edition.tracks)
        if not press.around.website.base:
            progress.note(message("site.no-address"))


def write_lesson(edition: Edition, folder: Files, lesson: Lesson) -> None:
    """The page of one lesson and the trainer's view of it, as ``publish_site`` writes them."""
    _press(edition, folder, "web", Silent()).page(lesson)


def _press(
    edition: Edition,
    folder: Files,
    medium: Medium,
    progress: Progress,
    elsewhere: Mapping[str, str] | None = None,
    downloads: Downloads | None = None,
) -> Press:
    curriculum = edition.curriculum
    addresses = addresses_of(curriculum, elsewhere)
    shelves = Shelves(curriculum, addresses, signs_of(curriculum))
    labels = Labels(curriculum.language, curriculum.settings.reader)
    website = website_of(curriculum.base_url if medium != "disk" else "")
    around = Surroundings(curriculum, addresses, website, shelves, labels, PLAIN)
    builder = QuietBuilder(curriculum.environment)
    return Press(edition, addresses, folder, shelves, labels, builder, progress, medium, around, downloads)
