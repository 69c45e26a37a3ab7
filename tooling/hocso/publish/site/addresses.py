"""Where each page of a book stands in the site, and the way from one page to another."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from hocso.model import nodes
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson

HOME = "index.html"


@dataclass(frozen=True)
class Addresses:
    """File names below the site's folder: of pages by docname, of modules by slug, of the search.

    ``not_here`` is the page that stands for one that is not on the phone. ``elsewhere`` has the public addresses of
    pages of the book that are not in this part of it, or "" for each.

    ``trainers`` are the lessons, and other pages with notes, as whoever leads the class sees them, by docname.
    ``family`` is the list of what one can do, ``keepsake`` the paper for those who learnt a module; a book without
    lessons has neither ("").
    """

    pages: dict[str, str]
    modules: dict[str, str]
    search: str
    not_here: str
    elsewhere: Mapping[str, str]
    trainers: Mapping[str, str]
    family: str
    keepsake: str


def addresses_of(curriculum: Curriculum, elsewhere: Mapping[str, str] | None = None) -> Addresses:
    """Every page at its own address; a module without a page of its own gets one, and so do the pages we add."""
    pages = {page.docname: f"{page.address}.html" for page in curriculum.published_pages()}
    pages[curriculum.home.docname] = HOME
    lessons = [page for page in curriculum.pages() if page.front]
    taken = set(pages.values())

    def free(stem: str) -> str:
        while f"{stem}.html" in taken:
            stem += "-"
        taken.add(f"{stem}.html")
        return f"{stem}.html"

    return Addresses(
        pages=pages,
        modules={
            module.slug: pages[module.page.docname] if module.page else free(f"{module.slug}/index")
            for module in curriculum.modules
        },
        search=free("tim"),
        not_here=free("chua-tai"),
        elsewhere=elsewhere or {},
        trainers={
            page.docname: free(f"{page.address}-nguoi-huong-dan") for page in curriculum.pages() if _for_trainers(page)
        },
        family=free("gia-dinh-so") if lessons else "",
        keepsake=free("hoc-xong") if lessons else "",
    )


def _for_trainers(page: Lesson) -> bool:
    return bool(page.front) or any(page.doctree.findall(nodes.trainer))


def way(start: str, end: str) -> str:
    """The relative URL from the file ``start`` to the file ``end``; works on any host and from a USB stick."""
    return quote(posixpath.relpath(end, posixpath.dirname(start) or "."))
