"""A part of a book as a book of its own."""

from collections.abc import Sequence
from dataclasses import replace

from hocso.model.curriculum import Curriculum, Module
from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.publish.site.addresses import addresses_of
from hocso.publish.site.head import website_of
from hocso.vietnamese.slugs import slug_of


def of_modules(edition: Edition, modules: Sequence[Module]) -> Edition:
    """The edition with the home page and these modules only, and addresses that every old computer can unpack."""
    curriculum, taken = edition.curriculum, set[str]()
    kept = [
        replace(
            module,
            page=_plain(module.page, taken) if module.page else None,
            lessons=tuple(_plain(lesson, taken) for lesson in module.lessons),
        )
        for module in modules
    ]
    return replace(edition, curriculum=replace(curriculum, modules=tuple(kept)))


def elsewhere(curriculum: Curriculum) -> dict[str, str]:
    """The public address of every page by docname, or "" if the book has none: for links that lead out of a part."""
    website = website_of(curriculum.base_url)
    return {docname: website.address(name) for docname, name in addresses_of(curriculum).pages.items()}


def _plain(page: Lesson, taken: set[str]) -> Lesson:
    """The page at an address of plain letters that no other page has."""
    address = page.address
    if not address.isascii():
        address = "/".join(slug_of(part) or "bai" for part in address.split("/"))
    while address in taken:
        address += "-"
    taken.add(address)
    return replace(page, address=address)
