"""Puts the pages of a site together: what each template is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

from hocso.messages import message
from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.model.narration import Track
from hocso.model.progress import Progress
from hocso.publish.clock import names_of, slots_of
from hocso.publish.site.addresses import HOME, Addresses, way
from hocso.publish.site.around import APPLE, MANIFEST, Surroundings
from hocso.publish.site.builder import QuietBuilder
from hocso.publish.site.captions import captions
from hocso.publish.site.downloads import Downloads
from hocso.publish.site.folder import Files, short_digest
from hocso.publish.site.head import Head, head_of, shortened
from hocso.publish.site.labels import Labels
from hocso.publish.site.medium import Medium
from hocso.publish.site.prepare import Preparation
from hocso.publish.site.scene import Scene
from hocso.publish.site.scripts import script
from hocso.publish.site.search import search_script
from hocso.publish.site.shelves import Link, Shelves
from hocso.publish.site.sound import Sounds
from hocso.publish.site.theme import STYLE_HERE, environment, styled
from hocso.publish.site.trainer import write_trainers_body
from hocso.publish.site.translator import Body, write_body
from hocso.publish.site.weight import BUDGET, weight_of
from hocso.publish.words import words_of

# Home, search and pages of no module.
PLAIN = Look(colour="#5c3310", soft="#f6ebdd", sign=None)
# The name that web servers ask for where there is no such page.
LOST = "404.html"
LONG_LIST = 12
"""More lessons than this are folded on the home page, a module under its name: three modules stay in view."""

NOTHING: Mapping[str, Any] = {
    "back": None, "module": None, "lesson": None, "body": None, "tracks": {}, "scripts": [], "offline": None,
    "lost": False, "trainers": "", "ticked": "", "hidden": False, "scripted": True, "scripted_form": False,
    "description": "",
}  # fmt: skip
"""What a template is told unless its page has its own: ``hidden`` from searches; ``scripted`` as lessons are.

``ticked`` is the address under which a phone remembers that the lesson was learnt. A ``scripted_form`` does nothing
without scripts. ``description`` is for pages that are none of the book's own.
"""


@dataclass(frozen=True)
class Press:
    """Writes the pages of one build."""

    edition: Edition
    addresses: Addresses
    folder: Files
    shelves: Shelves
    labels: Labels
    builder: QuietBuilder
    progress: Progress
    medium: Medium
    around: Surroundings
    downloads: Downloads | None

    @property
    def curriculum(self) -> Curriculum:
        return self.edition.curriculum

    @cached_property
    def preparation(self) -> Preparation:
        return Preparation(self.curriculum, self.addresses, self.folder, words_of(self.curriculum))

    @cached_property
    def _pages(self) -> Mapping[str, Lesson | None]:
        return self.around.named_pages()

    @cached_property
    def _pictures(self) -> Mapping[str, str]:
        return self.around.share() if self.medium == "web" else {}

    def page(self, page: Lesson) -> None:
        """A lesson, a plain page, a module's own page or the home page, with its sounds."""
        name, module = self.addresses.pages[page.docname], self.curriculum.module_of(page)
        tracks = self.edition.tracks.get(page.docname, {})
        stem = f"audio/{page.address}"
        versions = {anchor: self._sound(page, track, f"{stem}/{anchor}") for anchor, track in tracks.items()}
        look = module.look if module else PLAIN
        scene = Scene(page, look, self.labels, self._sounds(page, name, tracks, versions), self.progress.note)
        body = write_body(self.preparation.prepared(scene), self.builder, scene)
        if name == HOME:
            self._home(name, page, body, tracks)
        elif module and page is module.page:
            self.module(module, page.title, body, tracks)
        else:
            self._lesson(page, name, module, body, tracks)
        if page.docname in self.addresses.trainers:
            self._trainers(page, look)

    def _home(self, name: str, page: Lesson, body: Body, tracks: Mapping[str, Track]) -> None:
        family, keepsake = (way(name, one) if one else "" for one in (self.addresses.family, self.addresses.keepsake))
        shelves = self.shelves.seen_from(name)
        self._write(
            "home.html", name, PLAIN, page.title,
            body=body, tracks=tracks, shelves=shelves, folded=sum(len(shelf.rows) for shelf in shelves) > LONG_LIST,
            family=family, keepsake=keepsake, trainers=self._trainers_way(page, name),
            scripts=["shelf"] if family else [],
        )  # fmt: skip

    def module(
        self, module: Module, title: str, body: Body | None = None, tracks: Mapping[str, Track] | None = None
    ) -> None:
        """A module's page: its words, if it has any, and its lessons."""
        name = self.addresses.modules[module.slug]
        here = self.shelves.shelf(module, name)
        home = Link(way(name, HOME), self.labels("home"))
        scripts = (["shelf"] if here.lessons else []) + (["offline"] if self.downloads else [])
        loaded = [self._script(one) for one in _scripts(body, scripts)]
        offer = self.downloads.offer(module, loaded) if self.downloads else None
        self._write(
            "module.html", name, module.look, title,
            back=home, module=here, body=body, tracks=tracks or {}, offline=offer, scripts=scripts,
            trainers=self._trainers_way(module.page, name),
            description=shortened(", ".join(row.title for row in here.rows)),
        )  # fmt: skip

    def search(self) -> None:
        name = self.addresses.search
        data = search_script(self.curriculum, self.addresses)
        data_name = f"search-{short_digest(data)}.js"
        self.folder.write(data_name, data)
        home = Link(way(name, HOME), self.labels("home"))
        title = self.labels("find-title")
        self._write(
            "find.html", name, PLAIN, title, back=home, index=way(name, data_name), scripts=["find"],
            scripted_form=True, description=f"{self.labels('find-label')} {self.labels('find-hint')}",
        )  # fmt: skip

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
            scripts=["paper"], scripted_form=kind == "keepsake", description=self.labels(f"{kind}-short"),
        )  # fmt: skip

    def _trainers(self, page: Lesson, look: Look) -> None:
        """The lesson as whoever leads the class sees it."""
        name = self.addresses.trainers[page.docname]
        sounds = Sounds({}, {}, "", {}, self.labels)
        scene = Scene(page, look, self.labels, sounds, lambda _: None)  # the learner's page has told it all
        doctree = self.preparation.prepared(scene, for_trainer=True)
        body, notes = write_trainers_body(doctree, self.builder, scene)
        plan = [(slot, names_of(slot, self.labels.language)) for slot in slots_of(page) if slot.begin < slot.end]
        general = [one for one in self._general_notes(page) if one is not page]
        self._write(
            "trainer.html", name, look, self.labels("trainer-title", title=page.title),
            back=Link(way(name, self.addresses.pages[page.docname]), self.labels("trainer-back")),
            lesson=page, body=body, notes=notes, plan=plan,
            general=[Link(self._trainers_way(one, name), one.title) for one in general],
            hidden=True, scripted=False, description=self._head(self.addresses.pages[page.docname], "").description,
        )  # fmt: skip

    def lost(self) -> None:
        """The page for an address that is none. It is shown at any depth, so its links count from the host's root."""
        if LOST in self.addresses.pages.values():
            return
        root = quote(self.around.website.folder, safe="/%")
        self._write(
            "lost.html", LOST, PLAIN, self.labels("lost-title"), lost=True, words=self.labels("lost-words"),
            back=Link(root + HOME, self.labels("home")), home=root + HOME, find=root + quote(self.addresses.search),
            description=self.labels("lost-words"),
        )  # fmt: skip

    def not_here(self) -> None:
        """The page that is shown without a network for one that is not on the phone."""
        name = self.addresses.not_here
        home = Link(way(name, HOME), self.labels("home"))
        words = self.labels("not-here-words")
        title = self.labels("not-here-title")
        self._write("lost.html", name, PLAIN, title, lost=True, words=words, back=home, description=words)

    def _lesson(self, page: Lesson, name: str, module: Module | None, body: Body, tracks: Mapping[str, Track]) -> None:
        before, after = self.shelves.neighbours(page)
        shelf = self.shelves.shelf(module, name) if module else None
        back = Link(shelf.href, shelf.name) if shelf else Link(way(name, HOME), self.labels("home"))
        look = module.look if module else PLAIN
        html = self._write(
            "lesson.html", name, look, page.title,
            back=back, module=shelf, lesson=page, body=body, tracks=tracks, before=before, after=after,
            download=self._download(page, name), trainers=self._trainers_way(page, name),
            ticked=name if page.front else "",
        )  # fmt: skip
        if page.front:
            self._weigh(page, html)

    def _trainers_way(self, page: Lesson | None, name: str) -> str:
        """From the file ``name`` to a page as whoever leads the class sees it; "" where it has nothing for them."""
        trainers = self.addresses.trainers.get(page.docname) if page else None
        return way(name, trainers) if trainers else ""

    def _general_notes(self, page: Lesson) -> Sequence[Lesson]:
        """The pages whose notes hold for every class of the book, then for every class of the page's module."""
        module = self.curriculum.module_of(page)
        pages = [self.curriculum.home, module.page if module else None]
        return [one for one in pages if one and one.docname in self.addresses.trainers]

    def _weigh(self, page: Lesson, html: str) -> None:
        """A lesson that is too heavy for a weak network is told to its writer, who alone can divide it."""
        weight = weight_of(html, ["lesson"])
        if self.medium == "web" and weight > BUDGET:
            kilobytes, budget = (f"{bytes_ / 1000:.1f}" for bytes_ in (weight, BUDGET))
            self.progress.note(message("site.heavy", path=page.path, kilobytes=kilobytes, budget=budget))

    def _download(self, page: Lesson, name: str) -> Link | None:
        """The way to the whole lesson as one sound, which is put in place; None if there is none.

        Kits go without: it would make them twice as heavy.
        """
        track = self.edition.lessons.get(page.docname)
        if not track or self.medium != "web":
            return None
        self._sound(page, track, f"audio/{page.address}")
        minutes = max(1, round(track.milliseconds / 60_000))
        megabytes = max(1, round(track.mp3.stat().st_size / 1_000_000))
        words = self.labels("download", minutes=minutes, megabytes=megabytes)
        return Link(way(name, f"audio/{page.address}.mp3"), words)

    def _sound(self, page: Lesson, track: Track, stem: str) -> str:
        """Put a track and its captions in place; what tells this edition of its MP3 apart."""
        self.folder.write(f"{stem}.vtt", captions(track, {one.anchor: one.text for one in page.sentences}))
        return self.folder.copy(track.mp3, f"{stem}.mp3")

    def _sounds(self, page: Lesson, name: str, tracks: Mapping[str, Track], versions: Mapping[str, str]) -> Sounds:
        passages = {passage.anchor: passage for passage in page.passages}
        folder, is_list = way(name, f"audio/{page.address}"), page is self.curriculum.word_list
        return Sounds(tracks, passages, folder, versions, self.labels, is_list)

    def _write(self, template: str, name: str, look: Look, title: str, **told: Any) -> str:
        told = {**NOTHING, "home": way(name, HOME), "find": way(name, self.addresses.search), **told}
        scripts = _scripts(told["body"], told["scripts"], remembered=bool(told["ticked"])) if told["scripted"] else []
        word_list = self.curriculum.word_list
        told |= {
            "word_list": way(name, self.addresses.pages[word_list.docname]) if word_list else None,
            "curriculum": self.curriculum, "labels": self.labels, "look": look, "title": title,
            "linked": self.medium != "alone" or self.around.website.base,
            "head": self._head(name, told["description"]), "installable": self._installable(name, told["lesson"]),
            "style": STYLE_HERE, "scripts": [way(name, self._script(one)) for one in scripts],
        }  # fmt: skip
        html = styled(environment().get_template(template).render(told))
        self.folder.write(name, html)
        return html

    def _head(self, name: str, description: str) -> Head:
        """What a page says of itself; what it is for (``description``) where it has no words of its own."""
        if name not in self._pages:
            return Head(description)
        head = head_of(self.around.website, name, self._pages[name], self._pictures.get(name, ""))
        return head if head.description else replace(head, description=description)

    def _installable(self, name: str, lesson: Lesson | None) -> dict[str, str] | None:
        """Where a phone finds what it needs to put the lessons on its screen. Lessons go without, to be light."""
        if self.medium != "web" or lesson or name == LOST:
            return None
        return {"manifest": way(name, MANIFEST), "apple": way(name, APPLE)}

    def _script(self, name: str) -> str:
        """The file of a script, written once; a new text has a new name."""
        text = script(name)
        file = f"{name}-{short_digest(text)}.js"
        self.folder.write(file, text)
        return file


def _scripts(body: Body | None, own: Sequence[str], *, remembered: bool = False) -> list[str]:
    """The names of a page's scripts. What a phone remembers is part of the lesson's, and never loaded twice."""
    html = str(body.html) if body else ""
    if remembered or any(control in html for control in ('class="sound"', "<form", 'class="word"')):
        return ["lesson", *own]
    return ["memory", *own] if "shelf" in own else list(own)
