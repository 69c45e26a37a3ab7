"""What the head of a page tells search engines, messengers and phones of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from hocso.model import nodes
from hocso.model.lesson import Lesson
from hocso.publish.site.addresses import HOME

LONGEST = 155
"""Letters of a description: what search engines and messengers show of it."""


@dataclass(frozen=True)
class Head:
    """``address`` and ``picture`` are absolute, and "" where the book has no address of its own."""

    description: str = ""
    address: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Website:
    """The public address of a site: ``base`` ends with ``/``, or is "" if there is none."""

    base: str

    def address(self, name: str) -> str:
        """The address of a file of the site ("" for none); the home page's is that of its folder."""
        return self.base + ("" if name == HOME else quote(name)) if self.base and name else ""

    @property
    def folder(self) -> str:
        """The site's folder on its host, from ``/`` to ``/``. Without an address: the host's own root."""
        return urlsplit(self.base).path or "/"


def website_of(base_url: str) -> Website:
    """The book's public address; one that is no address of the web counts as none."""
    return Website(base_url if urlsplit(base_url).scheme in ("http", "https") and urlsplit(base_url).netloc else "")


def head_of(website: Website, name: str, page: Lesson | None, picture: str) -> Head:
    """The head of the page in file ``name``; ``picture`` is the file of its share picture, or ""."""
    return Head(description_of(page) if page else "", website.address(name), website.address(picture))


def description_of(page: Lesson) -> str:
    """The page's first words below its title and what one learns in it, cut between words."""
    aims = {name for part in page.doctree.findall(nodes.objectives) for name in _anchors(part)}
    sentences = [one for passage in page.passages for one in passage.sentences if not one.picture]
    told = [one.text for one in sentences if one.text != page.title and one.anchor not in aims]
    return shortened(" ".join(told or (page.front.objectives if page.front else ())))


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + "…"


def _anchors(part: nodes.objectives) -> Iterator[str]:
    for sentence in part.findall(nodes.sentence):
        yield from sentence["ids"]
