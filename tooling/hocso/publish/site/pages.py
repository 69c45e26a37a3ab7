"""Puts the pages of a site together: what each template is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.model.narration import Track
from hocso.model.progress import Progress
from hocso.publish.site.addresses import HOME, Addresses, way
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.captions import captions
from hocso.publish.site.folder import SiteFolder, short_digest
from hocso.publish.site.labels import Labels
from hocso.publish.site.prepare import Preparation
from hocso.publish.site.scene import Scene
from hocso.publish.site.search import search_script
from hocso.publish.site.shelves import Link, Shelves
from hocso.publish.site.sound import Sounds
from hocso.publish.site.theme import STYLE_HERE, environment, script, styled
from hocso.publish.site.translator import Body, write_body
from hocso.publish.site.word_links import first_uses
from hocso.publish.site.words import words_of

# Home, search and pages of no module.
PLAIN = Look(colour="#5c3310", soft="#f6ebdd", sign=None)


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

    @cached_property
    def preparation(self) -> Preparation:
        words = words_of(self.curriculum)
        uses = first_uses(self.curriculum, words)
        return Preparation(self.curriculum, self.addresses, self.folder, words, uses)

    def page(self, page: Lesson) -> None:
        """A lesson, a plain page, a module's own page or the home page, with its sounds."""
        name, module = self.addresses.pages[page.docname], self.curriculum.module_of(page)
        tracks = self.edition.tracks.get(page.docname, {})
        for anchor, track in tracks.items():
            self._sound(page, track, f"audio/{page.address}/{anchor}")
        look = module.look if module else PLAIN
        scene = Scene(page, look, self.labels, self._sounds(page, name, tracks), self.progress.note)
        body = write_body(self.preparation.prepared(scene), self.builder, scene)
        if name == HOME:
            shelves = self.shelves.seen_from(name)
            self._write("home.html", name, look, page.title, body=body, tracks=tracks, shelves=shelves)
        elif module and page is module.page:
            self.module(module, page.title, body, tracks)
        else:
            self._lesson(page, name, module, body, tracks)

    def module(
        self, module: Module, title: str, body: Body | None = None, tracks: Mapping[str, Track] | None = None
    ) -> None:
        """A module's page: its words, if it has any, and its lessons."""
        name = self.addresses.modules[module.slug]
        here = self.shelves.shelf(module, name)
        home = Link(way(name, HOME), self.labels("home"))
        self._write("module.html", name, module.look, title, back=home, module=here, body=body, tracks=tracks or {})

    def search(self) -> None:
        name = self.addresses.search
        data = search_script(self.curriculum, self.addresses)
        data_name = f"search-{short_digest(data)}.js"
        self.folder.write(data_name, data)
        home = Link(way(name, HOME), self.labels("home"))
        title = self.labels("find-title")
        self._write("find.html", name, PLAIN, title, back=home, scripts=[data_name, self._script("find")])

    def _lesson(self, page: Lesson, name: str, module: Module | None, body: Body, tracks: Mapping[str, Track]) -> None:
        before, after = self.shelves.neighbours(page)
        shelf = self.shelves.shelf(module, name) if module else None
        back = Link(shelf.href, shelf.name) if shelf else Link(way(name, HOME), self.labels("home"))
        look = module.look if module else PLAIN
        self._write(
            "lesson.html", name, look, page.title,
            back=back, module=shelf, lesson=page, body=body, tracks=tracks, before=before, after=after,
            download=self._download(page, name),
        )  # fmt: skip

    def _download(self, page: Lesson, name: str) -> Link | None:
        """The way to the whole lesson as one sound, which is put in place; None if there is none."""
        track = self.edition.lessons.get(page.docname)
        if not track:
            return None
        sound = self._sound(page, track, f"audio/{page.address}")
        minutes = max(1, round(track.milliseconds / 60_000))
        megabytes = max(1, round(track.mp3.stat().st_size / 1_000_000))
        return Link(way(name, sound), self.labels("download", minutes=minutes, megabytes=megabytes))

    def _sound(self, page: Lesson, track: Track, stem: str) -> str:
        """Put a track and its captions in place; the name of its MP3."""
        self.folder.copy(track.mp3, f"{stem}.mp3")
        self.folder.write(f"{stem}.vtt", captions(track, {one.anchor: one.text for one in page.sentences}))
        return f"{stem}.mp3"

    def _sounds(self, page: Lesson, name: str, tracks: Mapping[str, Track]) -> Sounds:
        passages = {passage.anchor: passage for passage in page.passages}
        folder = way(name, f"audio/{page.address}")
        return Sounds(tracks, passages, folder, self.labels, page is self.curriculum.word_list)

    def _write(self, template: str, name: str, look: Look, title: str, **told: Any) -> None:
        told = {"back": None, "module": None, "lesson": None, "body": None, "tracks": {}, "scripts": []} | told
        html = str(told["body"].html) if told["body"] else ""
        acts = any(control in html for control in ('class="sound"', "<form", 'class="word"'))
        scripts = [*told["scripts"], *([self._script("lesson")] if acts else [])]
        word_list = self.curriculum.word_list
        told |= {
            "word_list": way(name, self.addresses.pages[word_list.docname]) if word_list else None,
            "curriculum": self.curriculum, "labels": self.labels, "look": look, "title": title,
            "home": way(name, HOME), "find": way(name, self.addresses.search),
            "style": STYLE_HERE,
            "scripts": [way(name, file) for file in scripts],
        }  # fmt: skip
        self.folder.write(name, styled(environment().get_template(template).render(told)))

    def _script(self, name: str) -> str:
        """The file of a script, written once; a new text has a new name."""
        text = script(name)
        file = f"{name}-{short_digest(text)}.js"
        self.folder.write(file, text)
        return file
