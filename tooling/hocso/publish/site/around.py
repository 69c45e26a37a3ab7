"""The files around the pages of a site on the web: share pictures, icons, manifest, map, rules for robots."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hocso.model.curriculum import Curriculum, Look
from hocso.model.lesson import Lesson
from hocso.publish.drawing.pixels import Card, Icon, icon_pictures, share_pictures
from hocso.publish.site.addresses import HOME, Addresses
from hocso.publish.site.folder import Files
from hocso.publish.site.head import Website
from hocso.publish.site.labels import Labels
from hocso.publish.site.shelves import Shelves
from hocso.store import Store

MANIFEST = "manifest.webmanifest"
APPLE = "icons/apple.png"
# A maskable icon may be cut to any shape inside of which lies a circle of 0.8: its ground goes to the edge.
ICONS = {
    "icons/192.png": Icon(192, 0.2, 1.0),
    "icons/512.png": Icon(512, 0.2, 1.0),
    "icons/maskable.png": Icon(512, 0.0, 0.75),
    APPLE: Icon(180, 0.0, 0.9),
}


@dataclass(frozen=True)
class Surroundings:
    """``plain`` is the look of pages that belong to no module."""

    curriculum: Curriculum
    addresses: Addresses
    website: Website
    shelves: Shelves
    labels: Labels
    plain: Look

    def share(self) -> dict[str, str]:
        """The share picture of each page by the page's file; none without an address to send."""
        if not self.website.base:
            return {}
        return {name: f"share/{name.removesuffix('.html')}.png" for name in self.named_pages()}

    def named_pages(self) -> dict[str, Lesson | None]:
        """Every page by its file; None for the page of a module that has none of its own."""
        pages: dict[str, Lesson | None] = {
            self.addresses.pages[one.docname]: one for one in self.curriculum.published_pages()
        }
        return {self.addresses.modules[module.slug]: None for module in self.curriculum.modules} | pages

    def write(self, folder: Files, shelf: Store, heard: Mapping[str, object]) -> None:
        """``heard`` has the docnames of the pages that can be listened to."""
        pictures = self.share()
        cards = {pictures[name]: card for name, card in self._cards(heard).items()} if pictures else {}
        for name, picture in {**share_pictures(cards, shelf), **icon_pictures(ICONS, shelf)}.items():
            folder.write(name, picture)
        folder.write(MANIFEST, self._manifest())
        if self.website.base:
            folder.write("sitemap.xml", self._sitemap())
        folder.write("robots.txt", self._robots())

    def _cards(self, heard: Mapping[str, object]) -> dict[str, Card]:
        cards = {
            self.addresses.pages[page.docname]: self._card(page, heard) for page in self.curriculum.published_pages()
        }
        for module in self.curriculum.modules:
            if not module.page:
                sign = str(self.shelves.signs[module.slug])
                cards[self.addresses.modules[module.slug]] = self._drawn(module.title, "", module.look, sign, "")
        return cards

    def _card(self, page: Lesson, heard: Mapping[str, object]) -> Card:
        module = self.curriculum.module_of(page)
        look, sign = (module.look, str(self.shelves.signs[module.slug])) if module else (self.plain, "")
        above = [module.name] if module and module.name != page.title else []
        if page.front and page.number:
            above.append(self.labels("lesson-number", number=page.number))
        speaks = self.labels("shared-sound") if heard.get(page.docname) else ""
        return self._drawn(page.title, " · ".join(above), look, sign, speaks)

    def _drawn(self, title: str, above: str, look: Look, sign: str, heard: str) -> Card:
        place = self.curriculum.settings.locality.name
        return Card(title, above, self.curriculum.title, place, look.colour, sign, heard)

    def _manifest(self) -> str:
        """https://www.w3.org/TR/appmanifest/; every address in it counts from its own. With "minimal-ui" a learner
        who put the lessons on the screen of the phone still has a button to go back."""
        icons = [
            {"src": name, "sizes": f"{icon.side}x{icon.side}", "type": "image/png"}
            | ({"purpose": "maskable"} if name == "icons/maskable.png" else {})
            for name, icon in ICONS.items()
            if name != APPLE
        ]
        title = self.curriculum.title
        manifest = {
            "name": title, "short_name": title, "lang": self.labels.language, "dir": "ltr", "start_url": HOME,
            "scope": "./", "display": "minimal-ui", "theme_color": self.plain.colour, "background_color": "#fffbf3",
            "icons": icons,
        }  # fmt: skip
        return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"

    def _sitemap(self) -> str:
        """https://www.sitemaps.org/protocol.html"""
        rows = "".join(f"<url><loc>{escape(self.website.address(name))}</loc></url>\n" for name in self.named_pages())
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
        )

    def _robots(self) -> str:
        """Everything may be read. It counts only where the site is at its host's root."""
        everything = "User-agent: *\nAllow: /\n"
        return everything + (f"Sitemap: {self.website.base}sitemap.xml\n" if self.website.base else "")
