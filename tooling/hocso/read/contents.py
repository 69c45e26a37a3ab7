"""``_toc.yml``: which pages make the book, and which of them a module."""

import glob
import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sphinx_external_toc.api import Document, FileItem, SiteMap, TocTree
from sphinx_external_toc.parsing import MalformedError, parse_toc_data

from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.read.bad_contents import trouble
from hocso.read.configuration import load_yaml, own_formats

CONTENTS_FILE = "_toc.yml"
_SUFFIXES = (".md", ".ipynb", ".rst", ".txt")

# Front matter, code in a fence (its words stay if it is a directive's), names and options of directives, roles.
_FOR_MACHINES = re.compile(
    r"\A---\n.*?^---$|^(`{3,}|~{3,})(?:\{code-cell\}|\w*$).*?^\1`*$|^[ >]*[`~:]{3,}\{[^}]*\}|^:[\w-]+:|\{[\w-]+\}",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Part:
    """A part of the contents: its caption ("" if it has none) and the docnames of its pages in order."""

    caption: str
    docnames: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """The book's pages: the root page, and its parts. A book without parts is one part."""

    root: str
    parts: tuple[Part, ...]

    @property
    def folder(self) -> str:
        """The folder of the root page, relative to the book's root: "" or "curriculum"."""
        return self.root.rpartition("/")[0]

    @property
    def docnames(self) -> tuple[str, ...]:
        """Every page, the root first."""
        return tuple(dict.fromkeys([self.root, *(name for part in self.parts for name in part.docnames)]))

    def only(self, docnames: Collection[str]) -> "Contents":
        """The contents without what is not in ``docnames``."""
        parts = (Part(part.caption, tuple(name for name in part.docnames if name in docnames)) for part in self.parts)
        return Contents(self.root, tuple(part for part in parts if part.docnames))

    def sample(self, root: Path) -> str:
        """Some of the book's text: its first pages, without what is written for machines."""
        paths = (path for name in self.docnames[:3] for path in sorted(root.glob(f"{glob.escape(name)}.*")))
        texts = (_written(path) for path in paths if path.is_file())
        return "\n".join(_FOR_MACHINES.sub("", text) for text in texts)

    def address(self, docname: str) -> str:
        """A page's name relative to the root page's folder; the root page itself is "index"."""
        if docname == self.root:
            return "index"
        inside = f"{self.folder}/"
        return docname.removeprefix(inside) if self.folder else docname


def _written(page: Path) -> str:
    """What a page's file says; of a notebook the words of its text cells: JSON may escape every letter with a mark."""
    text = page.read_text(encoding="utf-8-sig", errors="ignore")
    if page.suffix == ".ipynb":
        with suppress(ValueError, TypeError, KeyError, AttributeError):  # a broken one is reported where it is read
            cells = json.loads(text)["cells"]
            return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return text


def read_contents(root: Path) -> Contents:
    """Read ``_toc.yml`` under ``root``; CannotRead names the line of a page that is not there."""
    path = root / CONTENTS_FILE
    if not path.is_file():
        raise CannotRead(message("read.no-contents", path=str(root)))
    data = load_yaml(path, CONTENTS_FILE, wanted="old-contents")
    try:
        site_map = parse_toc_data(data)
    except MalformedError as error:
        found = trouble(str(error), data)
        raise CannotRead(found.problem, place_in_contents(found.word, root, last=found.last)) from error
    listing = _Listing(site_map, root, (*_SUFFIXES, *own_formats(root)))
    listing.refuse_twice()
    contents = listing.contents()
    listing.demand_files(contents)
    return contents


@dataclass(frozen=True)
class _Listing:
    """What a ``_toc.yml`` lists, and the endings that page files may have."""

    site_map: SiteMap
    root: Path
    suffixes: tuple[str, ...]

    def refuse_twice(self) -> None:
        """One page may be named with its ending and without: sphinx-external-toc takes that for two."""
        seen = set()
        for name in self.site_map:
            if self._docname(name) in seen:
                raise CannotRead(message("read.page-twice", name=name), place_in_contents(name, self.root, last=True))
            seen.add(self._docname(name))

    def contents(self) -> Contents:
        """Each page stands where it is listed first: a pattern may match what is named, too."""
        top = self.site_map.root
        listed = {self._docname(top.docname)}
        parts = []
        for subtree in top.subtrees:
            docnames = tuple(name for name in dict.fromkeys(self._docnames(subtree)) if name not in listed)
            listed.update(docnames)
            parts.append(Part(subtree.caption or "", docnames))
        return Contents(self._docname(top.docname), tuple(part for part in parts if part.docnames))

    def _docnames(self, subtree: TocTree) -> Iterator[str]:
        """The pages of a subtree, depth first; a pattern gives the files it matches, sorted."""
        for item in subtree.items:
            if isinstance(item, FileItem):
                yield self._docname(item)
                document: Document | None = self.site_map.get(item)
                for below in document.subtrees if document else ():
                    yield from self._docnames(below)
            elif isinstance(item, str):
                for suffix in self.suffixes:
                    for match in sorted(self.root.glob(f"{item}{suffix}")):
                        yield self._docname(match.relative_to(self.root).as_posix())

    def _docname(self, name: str) -> str:
        """Sphinx's name of a page: its path without the suffix."""
        for suffix in self.suffixes:
            if name.endswith(suffix):
                return name.removesuffix(suffix)
        return name

    def demand_files(self, contents: Contents) -> None:
        for docname in contents.docnames:
            if not any((self.root / f"{docname}{suffix}").is_file() for suffix in self.suffixes):
                raise CannotRead(self._missing(docname), place_in_contents(docname, self.root))

    def _missing(self, docname: str) -> Message:
        """What to do about a page that is not there; it may be in a format that the book does not say how to read."""
        from jupytext.formats import NOTEBOOK_EXTENSIONS  # slow to import, and seldom wanted

        for suffix in NOTEBOOK_EXTENSIONS:
            file = docname if docname.endswith(suffix) else f"{docname}{suffix}"
            if (self.root / file).is_file():
                return message("read.page-of-other-format", file=file, suffix=suffix, format=suffix.removeprefix("."))
        return message("read.page-missing", page=docname)


def place_in_contents(words: str, root: Path, *, last: bool = False) -> Place:
    """The first line of ``_toc.yml``, or the ``last``, that holds the last path-like word of ``words``."""
    path = root / CONTENTS_FILE
    names = re.findall(r"[^\s'\"/]+(?:/[^\s'\"/]+)*", words)
    if not names:
        return Place(CONTENTS_FILE)
    whole = re.compile(rf"(?<![\w/-]){re.escape(names[-1])}(?![\w/-])")
    rows = enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1)
    places = [Place(CONTENTS_FILE, number, found.start() + 1) for number, row in rows if (found := whole.search(row))]
    return places[-1 if last else 0] if places else Place(CONTENTS_FILE)
