"""Where each page of a book stands in the site, and the way from one page to another."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from hocso.model.curriculum import Curriculum, Module

HOME = "index.html"


@dataclass(frozen=True)
class Addresses:
    """File names below the site's folder: of pages by docname, of modules by slug, of the search.

    ``not_here`` is the page that stands for one that is not on the phone.

    ``elsewhere`` has the public addresses of pages of the book that are not in this part of it, or "" for each.
    """

    pages: dict[str, str]
    modules: dict[str, str]
    search: str
    not_here: str
    elsewhere: Mapping[str, str]


def addresses_of(curriculum: Curriculum, elsewhere: Mapping[str, str] | None = None) -> Addresses:
    """Every page at its own address; a module without a page of its own gets one, and so does the search."""
    pages = {page.docname: f"{page.address}.html" for page in curriculum.published_pages()}
    pages[curriculum.home.docname] = HOME
    taken = set(pages.values())
    modules = {}
    for module in curriculum.modules:
        modules[module.slug] = _module_address(module, pages, taken)
        taken.add(modules[module.slug])
    return Addresses(pages, modules, _free("tim", taken), _free("chua-tai", taken), elsewhere or {})


def _module_address(module: Module, pages: dict[str, str], taken: Iterable[str]) -> str:
    return pages[module.page.docname] if module.page else _free(f"{module.slug}/index", taken)


def _free(stem: str, taken: Iterable[str]) -> str:
    name, taken = f"{stem}.html", set(taken)
    while name in taken:
        stem += "-"
        name = f"{stem}.html"
    return name


def way(start: str, end: str) -> str:
    """The relative URL from the file ``start`` to the file ``end``; works on any host and from a USB stick."""
    return quote(posixpath.relpath(end, posixpath.dirname(start) or "."))
