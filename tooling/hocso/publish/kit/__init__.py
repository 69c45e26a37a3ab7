"""Lessons to carry about: a zip a module and one of all for a computer without a network, a file a lesson to send."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.progress import Progress, Silent
from hocso.publish.kit.alone import alone
from hocso.publish.kit.bundle import Bundle, pack
from hocso.publish.kit.narrowing import elsewhere, of_modules
from hocso.publish.kit.opening import with_opening
from hocso.publish.site import write_pages
from hocso.publish.site.addresses import addresses_of
from hocso.publish.site.head import website_of
from hocso.store import file_digest, write_atomic

__all__ = ["publish_kit", "publish_single"]


def publish_kit(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/kit/<module>.zip`` for every module with lessons, and one of all; each opens from a disk."""
    return _told(out, lambda: _kits(edition, out / "kit", progress))


def publish_single(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/single/<module>/<lesson>.html``: each lesson in one file, with its sound and pictures inside."""
    return _told(out, lambda: _singles(edition, out / "single", progress))


def _told(out: Path, make: Callable[[], Iterable[Artifact]]) -> list[Artifact]:
    """What ``make`` made; CannotPublish if the disk will not have it."""
    try:
        return list(make())
    except OSError as error:
        told = message("kit.cannot-write", path=error.filename or out, reason=refusal(error))
        raise CannotPublish(told) from error


def _kits(edition: Edition, folder: Path, progress: Progress) -> Iterator[Artifact]:
    curriculum = edition.curriculum
    modules = [module for module in curriculum.modules if module.lessons]
    everything = _free(message("kit.all").in_language(curriculum.language), {module.slug for module in modules})
    parts = {module.slug: [module] for module in modules} | {everything: list(curriculum.modules)}
    progress.stage(message("kit.stage"), len(parts))
    for name, chosen in parts.items():
        bundle = Bundle()
        part = of_modules(edition, chosen)
        write_pages(part, bundle, "disk", Silent(), elsewhere=elsewhere(curriculum))
        path = folder / f"{name}.zip"
        top = f"{message('kit.folder').in_language(curriculum.language)}-{name}"
        pack(with_opening(bundle.files, curriculum, top), path)
        progress.advance()
        progress.note(message("kit.made", name=f"kit/{path.name}", **_weight(path.stat().st_size)))
        yield Artifact("kit", path, file_digest(path))


def _singles(edition: Edition, folder: Path, progress: Progress) -> Iterator[Artifact]:
    curriculum, bundle = edition.curriculum, Bundle()
    website, names = website_of(curriculum.base_url), addresses_of(curriculum).pages
    lessons = [lesson for module in curriculum.modules for lesson in module.lessons]
    progress.stage(message("kit.single-stage"), len(lessons))
    write_pages(edition, bundle, "alone", Silent())
    sizes = []
    for lesson in lessons:
        path = folder / names[lesson.docname]
        write_atomic(path, alone(names[lesson.docname], bundle, website.address))
        sizes.append(path.stat().st_size)
        progress.advance()
        yield Artifact("single", path, file_digest(path))
    if sizes:
        progress.note(message("kit.single-made", count=len(sizes), **_weight(max(sizes))))


def _weight(size: int) -> dict[str, int]:
    """Bytes in millions, cut where each language has its own point; never none at all."""
    whole, tenth = divmod(max(1, round(size / 1e5)), 10)
    return {"whole": whole, "tenth": tenth}


def _free(name: str, taken: Iterable[str]) -> str:
    while name in taken:
        name += "-"
    return name
