"""A page's doctree made ready for the site: links relative, pictures in place, nothing that calls another host."""

import os.path
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.util.images import get_image_size

from hocso.model import nodes
from hocso.model.curriculum import Curriculum
from hocso.publish.site.addresses import Addresses, way
from hocso.publish.site.folder import Files, named_by_content
from hocso.publish.site.outside import calls_out, clean
from hocso.publish.site.scene import Scene
from hocso.publish.site.word_links import FirstUses, add_ways_back, first_uses, link_words
from hocso.publish.words import Words

UNSEEN = (docutils_nodes.comment, docutils_nodes.system_message, addnodes.toctree, addnodes.index)


@dataclass(frozen=True)
class Preparation:
    """What the pages of one build share while they are made ready."""

    curriculum: Curriculum
    addresses: Addresses
    folder: Files
    words: Words

    @cached_property
    def first_uses(self) -> FirstUses:
        """Where the words stand first in the book: the page of hard words alone asks."""
        return first_uses(self.curriculum, self.words)

    def prepared(self, scene: Scene, *, for_trainer: bool = False) -> docutils_nodes.document:
        """A copy of the page's doctree that the translator can write as it stands; notes only for the trainer."""
        unseen = UNSEEN if for_trainer else (nodes.trainer, *UNSEEN)
        page = Page(self, scene, self.addresses.pages[scene.lesson.docname])
        doctree = scene.lesson.doctree.deepcopy()
        for node in list(doctree.findall(lambda node: isinstance(node, unseen))):
            node.parent.remove(node)
        if scene.lesson.number is None:
            page.without_contents(doctree)
        for node in doctree.findall(docutils_nodes.container):
            if node.get("design_component") == "dropdown":
                node["classes"].append("sd-dropdown")  # its own builder would fold it; here it stands open, in a box
        for node in list(doctree.findall(docutils_nodes.reference)):
            page.relink(node)
        for node in list(doctree.findall(docutils_nodes.image)):
            page.place_picture(node)
        for node in list(doctree.findall(addnodes.download_reference)):
            page.place_download(node)
        for node in list(doctree.findall(docutils_nodes.raw)):
            page.quieten(node)
        if not for_trainer:
            page.link_words(doctree)
        return doctree


@dataclass(frozen=True)
class Page:
    """One page while it is made ready; ``name`` is its file below the site's folder."""

    shared: Preparation
    scene: Scene
    name: str

    def without_contents(self, doctree: docutils_nodes.document) -> None:
        """Home and module pages list their lessons by themselves, with minutes."""
        for node in list(doctree.findall(docutils_nodes.compound)):
            if "toctree-wrapper" in node["classes"]:
                node.parent.remove(node)

    def relink(self, node: docutils_nodes.reference) -> None:
        """``doc:<docname>[#id]`` becomes the way to that page's file; a link to nowhere keeps only its words.

        A page that is not in this part of the book has its public address, if it has one."""
        kind, _, target = node.get("refuri", "").partition(":")
        if kind != "doc":
            return
        docname, _, anchor = target.partition("#")
        address = self.shared.addresses.pages.get(docname)
        href = way(self.name, address) if address else self.shared.addresses.elsewhere.get(docname)
        if href is None:
            self.scene.note("no-page", target=docname)
        if not href:
            node.replace_self(docutils_nodes.inline("", "", *node.children))
            return
        node["refuri"] = href + (f"#{anchor}" if anchor else "")

    def place_picture(self, node: docutils_nodes.image) -> None:
        """Copy the file once, under a name made of its content; a picture elsewhere becomes a link to it."""
        uri = node["uri"]
        if calls_out(uri):
            self.scene.note("outside", what="img", address=uri)
            words = self.scene.labels("picture-elsewhere", alt=node.get("alt") or uri)
            _replace_with_words(node, docutils_nodes.reference("", words, refuri=uri))
        elif not uri.startswith("data:"):
            self._copy_picture(node, self.shared.curriculum.root / uri)

    def _copy_picture(self, node: docutils_nodes.image, source: Path) -> None:
        if not source.is_file():
            self.scene.note("no-image", image=node["uri"])
            _replace_with_words(node, docutils_nodes.inline("", node.get("alt", "")))
            return
        name = named_by_content(source, "images")
        self.shared.folder.copy(source, name)
        node["uri"] = way(self.name, name)
        scale = int(node.attributes.pop("scale", 100)) / 100  # docutils would look for the file to apply it
        given = {"width", "height"} & node.attributes.keys()
        for name in given:
            node[name] = _scaled(node[name], scale)
        size = None if given else get_image_size(os.fspath(source))
        if size and min(size) > 0:
            node["natural-width"], node["natural-height"] = (str(max(1, round(side * scale))) for side in size)

    def place_download(self, node: addnodes.download_reference) -> None:
        if "filename" not in node:
            return
        environment = self.shared.curriculum.environment
        _, source = environment.relfn2path(node["reftarget"], self.scene.lesson.docname)
        if not Path(source).is_file():
            self.scene.note("no-file", file=node["reftarget"])
            del node["filename"]
            return
        name = f"files/{node['filename']}"
        self.shared.folder.copy(Path(source), name)
        node["refuri"] = way(self.name, name)

    def quieten(self, node: docutils_nodes.raw) -> None:
        if "html" not in node.get("format", "").split():
            return
        html = clean(
            node.astext(),
            refuse=lambda what, address: self.scene.note("outside", what=f"<{what}>", address=address),
            elsewhere=lambda address: self.scene.labels("frame-elsewhere", address=address),
        )
        node.children = [docutils_nodes.Text(html)] if html else []

    def link_words(self, doctree: docutils_nodes.document) -> None:
        """From hard words to their page; from there to the lessons that use them first."""
        curriculum, pages = self.shared.curriculum, self.shared.addresses.pages
        if curriculum.word_list is None:
            return
        if self.scene.lesson is not curriculum.word_list:
            link_words(doctree, self.shared.words, way(self.name, pages[curriculum.word_list.docname]))
            return
        links = {}
        for word, (lesson, anchor) in self.shared.first_uses.items():
            words = self.scene.labels("word-used", title=lesson.title)
            links[word] = words, f"{way(self.name, pages[lesson.docname])}#{anchor}"
        add_ways_back(doctree, links)


def _scaled(length: str, scale: float) -> str:
    """A length such as ``12.5em``, made larger or smaller."""
    return re.sub(r"^[\d.]+", lambda number: f"{float(number[0]) * scale:g}", str(length))


def _replace_with_words(node: docutils_nodes.image, words: docutils_nodes.Element) -> None:
    """Inline words where a picture stood, with its anchor; among blocks they need a paragraph."""
    words["ids"] = node["ids"]
    inline = isinstance(node.parent, docutils_nodes.TextElement)
    node.replace_self(words if inline else docutils_nodes.paragraph("", "", words))
