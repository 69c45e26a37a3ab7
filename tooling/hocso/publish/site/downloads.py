"""What a learner can take onto the phone: a list of files a module, and the script that serves them."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hocso.model.curriculum import Curriculum, Module
from hocso.publish.site.addresses import HOME, Addresses, way
from hocso.publish.site.folder import VERSION, SiteFolder, short_digest
from hocso.publish.site.scripts import script

SERVER = "sw.js"

Row = tuple[str, str, int]
"""A file's name below the site's folder, the beginning of its SHA-256, its bytes."""


@dataclass(frozen=True)
class Offer:
    """What a module's page says of its download: the ways to the site's root and to the list, and the bytes."""

    root: str
    list: str
    bytes: int


@dataclass(frozen=True)
class Downloads:
    """The downloads of one build; a module's pages must be written before they are weighed."""

    folder: SiteFolder
    curriculum: Curriculum
    addresses: Addresses

    def offer(self, module: Module, scripts: Iterable[str]) -> Offer:
        """Without the bytes of the module's own page, which says how many they are; ``scripts`` are those it loads."""
        page = self.addresses.modules[module.slug]
        names = {row[0] for row in self._rows(module)} - {page}
        size = sum(self.folder.kept[name].size for name in names.union(scripts))
        return Offer(way(page, HOME), _list_name(module), size)

    def write(self) -> None:
        """The lists of all modules, and the script at the site's root: it serves what lies below itself."""
        for module in self.curriculum.modules:
            rows = self._rows(module)
            told = {"edition": short_digest(json.dumps(rows)), "title": module.title, "files": rows}
            self.folder.write(_list_name(module), json.dumps(told, ensure_ascii=False, separators=(",", ":")))
        self.folder.write(SERVER, script("sw").replace("{{ not_here }}", self.addresses.not_here))

    def _rows(self, module: Module) -> list[Row]:
        names = {*self._pages(module)} & self.folder.kept.keys()
        names |= {name for page in names for name in self.folder.kept[page].loads if name in self.folder.kept}
        kept = ((name, self.folder.kept[name]) for name in sorted(names))
        return [(name, file.sha256[:VERSION], file.size) for name, file in kept]

    def _pages(self, module: Module) -> Iterator[str]:
        """The module's pages, and those that belong to no module: home, search and the like."""
        yield self.addresses.modules[module.slug]
        yield from self._lessons(module)
        yield from (name for name in self.folder.kept if name.endswith(".html") and name not in self._of_modules)

    @cached_property
    def _of_modules(self) -> Collection[str]:
        return {*self.addresses.modules.values(), "404.html"}.union(*map(self._lessons, self.curriculum.modules))

    def _lessons(self, module: Module) -> Iterator[str]:
        """Of each lesson the page for learners, and the one for whoever leads a class where there is no network."""
        for lesson in module.lessons:
            yield self.addresses.pages[lesson.docname]
            if lesson.docname in self.addresses.trainers:
                yield self.addresses.trainers[lesson.docname]


def _list_name(module: Module) -> str:
    return f"tai/{module.slug}.json"
