"""Puts the pages of a site together: what each template is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.model.narration import Track
from hocso.model.progress import Progress
from hocso.publish.site.addresses import HOME, Addresses, way
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.folder import SiteFolder, short_digest
from hocso.publish.site.labels import Labels
from hocso.publish.site.plan import minutes_left, slots_of
from hocso.publish.site.prepare import Preparation
from hocso.publish.site.scene import Scene
from hocso.publish.site.search import search_script
from hocso.publish.site.shelves import Link, Shelves
from hocso.publish.site.sound import Sounds
from hocso.publish.site.theme import environment, script, style, styles_for
from hocso.publish.site.trainer import write_trainers_body
from hocso.publish.site.translator import Body, write_body

# Home, search and pages of no module.
PLAIN = Look(colour="#5c3310", soft="#f6ebdd", sign=None)

NOTHING: Mapping[str, Any] = {
    "back": None, "module": None, "lesson": None, "body": None, "tracks": {}, "scripts": [], "styles": "",
    "trainers": "", "hidden": False, "scripted": True,
}  # fmt: skip
"""What a template is told unless its page has its own: ``hidden`` from searches; ``scripted`` as lessons are."""


@dataclass(frozen=True)
class Press:
    """Writes the pages of one build."""

    edition: Edition
    addresses: Addresses
    folder: SiteFolder
    shelves: Shelves
    labels: Labels
    builder: QuietBuilder
    progress: Progress

    @property
    def curriculum(self) -> Curriculum:
        return self.edition.curriculum

    def page(self, page: Lesson) -> None:
        """A lesson, a plain page, a module's own page or the home page, with its sounds."""
        name, module = self.addresses.pages[page.docname], self.curriculum.module_of(page)
        tracks = self.edition.tracks.get(page.docname, {})
        for anchor, track in tracks.items():
            self.folder.copy(track.mp3, f"audio/{page.address}/{anchor}.mp3")
        look = module.look if module else PLAIN
        scene = Scene(page, look, self.labels, self._sounds(page, name, tracks), self.progress.note)
        preparation = Preparation(self.curriculum, self.addresses, self.folder)
        body = write_body(preparation.prepared(scene), self.builder, scene)
        if name == HOME:
            self._home(name, page, body, tracks)
        elif module and page is module.page:
            self.module(module, page.title, body, tracks)
        else:
            self._lesson(page, name, module, body, tracks)

    def _home(self, name: str, page: Lesson, body: Body, tracks: Mapping[str, Track]) -> None:
        family, keepsake = (way(name, one) if one else "" for one in (self.addresses.family, self.addresses.keepsake))
        self._write(
            "home.html", name, PLAIN, page.title,
            body=body, tracks=tracks, shelves=self.shelves.seen_from(name), family=family, keepsake=keepsake,
            scripts=[self._script("shelf")] if family else [],
        )  # fmt: skip

    def module(
        self, module: Module, title: str, body: Body | None = None, tracks: Mapping[str, Track] | None = None
    ) -> None:
        """A module's page: its words, if it has any, and its lessons."""
        name = self.addresses.modules[module.slug]
        here = self.shelves.shelf(module, name)
        home = Link(way(name, HOME), self.labels("home"))
        scripts = [self._script("shelf")] if here.lessons else []
        self._write(
            "module.html", name, module.look, title,
            back=home, module=here, body=body, tracks=tracks or {}, scripts=scripts,
        )  # fmt: skip

    def search(self) -> None:
        name = self.addresses.search
        data = search_script(self.curriculum, self.addresses)
        data_name = f"search-{short_digest(data)}.js"
        self.folder.write(data_name, data)
        home = Link(way(name, HOME), self.labels("home"))
        title = self.labels("find-title")
        self._write(
            "find.html", name, PLAIN, title, back=home, index=way(name, data_name), scripts=[self._script("find")]
        )

    def papers(self) -> None:
        """What a family can do, to tick, and a keepsake for who learnt a module; a book without lessons has neither."""
        for kind, name in (("family", self.addresses.family), ("keepsake", self.addresses.keepsake)):
            if name:
                self._paper(kind, name)

    def _paper(self, kind: str, name: str) -> None:
        self._write(
            f"{kind}.html", name, PLAIN, self.labels(f"{kind}-title"),
            back=Link(way(name, HOME), self.labels("home")),
            shelves=[shelf for shelf in self.shelves.seen_from(name) if shelf.lessons],
            scripts=[self._script("paper")], styles=style("paper"),
        )  # fmt: skip

    def _trainers(self, page: Lesson, look: Look) -> None:
        """The lesson as whoever leads the class sees it."""
        name = self.addresses.trainers[page.docname]
        sounds = Sounds({}, {}, "", self.labels)
        scene = Scene(page, look, self.labels, sounds, lambda _: None)  # the learner's page has told it all
        preparation = Preparation(self.curriculum, self.addresses, self.folder)
        doctree = preparation.prepared(scene, for_trainer=True)
        body, notes = write_trainers_body(doctree, self.builder, scene)
        slots = slots_of(page)
        self._write(
            "trainer.html", name, look, self.labels("trainer-title", title=page.title),
            back=Link(way(name, self.addresses.pages[page.docname]), self.labels("trainer-back")),
            lesson=page, body=body, notes=notes, slots=slots, left=minutes_left(page, slots),
            hidden=True, scripted=False, styles=style("trainer"),
        )  # fmt: skip

    def _lesson(self, page: Lesson, name: str, module: Module | None, body: Body, tracks: Mapping[str, Track]) -> None:
        before, after = self.shelves.neighbours(page)
        shelf = self.shelves.shelf(module, name) if module else None
        back = Link(shelf.href, shelf.name) if shelf else Link(way(name, HOME), self.labels("home"))
        look = module.look if module else PLAIN
        trainers = self.addresses.trainers.get(page.docname)
        self._write(
            "lesson.html", name, look, page.title,
            back=back, module=shelf, lesson=page, body=body, tracks=tracks, before=before, after=after,
            trainers=way(name, trainers) if trainers else "", address=name,
        )  # fmt: skip
        if trainers:
            self._trainers(page, look)

    def _sounds(self, page: Lesson, name: str, tracks: Mapping[str, Track]) -> Sounds:
        passages = {passage.anchor: passage for passage in page.passages}
        return Sounds(tracks, passages, way(name, f"audio/{page.address}"), self.labels)

    def _write(self, template: str, name: str, look: Look, title: str, **told: Any) -> None:
        told = {**NOTHING, **told}
        html = str(told["body"].html) if told["body"] else ""
        lively = told["trainers"] or any(control in html for control in ('class="sound"', "<form"))
        scripts = [*told["scripts"], *([self._script("lesson")] if lively and told["scripted"] else [])]
        told |= {
            "curriculum": self.curriculum, "labels": self.labels, "look": look, "title": title,
            "home": way(name, HOME), "find": way(name, self.addresses.search),
            "style": styles_for(html) + told["styles"], "scripts": [way(name, file) for file in scripts],
        }  # fmt: skip
        self.folder.write(name, environment().get_template(template).render(told))

    def _script(self, name: str) -> str:
        """The file of a script, written once; a new text has a new name."""
        text = script(name)
        file = f"{name}-{short_digest(text)}.js"
        self.folder.write(file, text)
        return file
