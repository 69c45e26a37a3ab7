"""Reading printed booklets back: their words, places, tags and sizes; and small curricula made by hand."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pikepdf
import pypdfium2
from docutils import nodes
from docutils.utils import new_document

from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.edition import Edition
from hocso.model.facts import Fact
from hocso.model.lesson import FrontMatter, Lesson
from hocso.model.message import Message
from hocso.model.settings import Paper as PaperKind
from hocso.model.settings import PrintSettings, PrintSize, Settings
from hocso.model.skills import Skills
from hocso.publish.booklet import publish_booklets
from hocso.store import digest


def set_to(curriculum: Curriculum, setting: str) -> Curriculum:
    """The curriculum with a size of print and a kind of paper, such as "18 a4"."""
    size, kind = setting.split()
    chosen = PrintSettings(cast(PrintSize, int(size)), cast(PaperKind, kind))
    return replace(curriculum, settings=replace(curriculum.settings, print=chosen))


class Listener:
    """Keeps what a stage tells."""

    def __init__(self) -> None:
        self.notes: list[Message] = []

    def stage(self, message: Message, total: int | None = None) -> None: ...

    def advance(self, pieces: int = 1) -> None: ...

    def note(self, message: Message) -> None:
        self.notes.append(message)


def page(*parts: nodes.Node, title: str = "Bài thử", docname: str = "bai", front: bool = True) -> Lesson:
    """A page with these parts below its title; line 7 is where everything stands."""
    document = new_document(docname)
    section = nodes.section("", nodes.title("", title), *parts, ids=["dau-trang"])
    section.line = 7
    document += section
    matter = FrontMatter(30) if front else None
    files = tuple(picture["uri"] for picture in document.findall(nodes.image))
    made_of = digest(document.pformat())
    return Lesson(docname, docname, f"{docname}.md", title, 1, "", matter, lambda: document, (), (), files, made_of)


def curriculum(root: Path, *lessons: Lesson, facts: dict[str, Fact] | None = None, base_url: str = "") -> Curriculum:
    """A book of one module made of these pages."""
    home = page(title="Nhà", docname="nha", front=False)
    module = Module("hoc", "Học", "Học: thử in", Look("#0a5638", "#e7f1ec", None), None, lessons)
    environment: Any = SimpleNamespace(toc_fignumbers={})
    return Curriculum(
        root=root,
        folder=root,
        title="Sách thử",
        author="Lớp học",
        language="vi",
        base_url=base_url,
        settings=Settings(),
        home=home,
        modules=(module,),
        facts=facts or {},
        lexicon={},
        glossary={},
        skills=Skills(),
        invented={},
        problems=(),
        environment=environment,
    )


def print_pages(root: Path, *lessons: Lesson, **more: Any) -> tuple["Booklet", list[str]]:
    """The booklet of these pages and the notes made on the way, in English."""
    listener = Listener()
    artifacts = list(publish_booklets(Edition(curriculum(root, *lessons, **more), {}), root / "out", listener))
    return Booklet(artifacts[0].path.read_bytes()), [note.en for note in listener.notes]


class Booklet:
    """A PDF as a reader meets it."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.pdf = pikepdf.open(io.BytesIO(raw))
        self.pages = [flat(text) for text in _texts(raw)]
        self.text = " ".join(self.pages)

    def outline(self) -> Iterator[tuple[str, int, int]]:
        """Title, page from 1 and depth of every bookmark."""
        with self.pdf.open_outline() as outline:
            yield from self._entries(outline.root, 0)

    def _entries(self, items: Any, depth: int) -> Iterator[tuple[str, int, int]]:
        for item in items:
            destination = item.destination if item.destination is not None else item.action.D
            if isinstance(destination, pikepdf.String | pikepdf.Name):
                destination = _named(self.pdf, str(destination))
            yield flat(item.title), pikepdf.Page(destination[0]).index + 1, depth
            yield from self._entries(item.children, depth + 1)

    def elements(self) -> Iterator[Any]:
        """Every element of the tag tree."""
        yield from _walk(self.pdf.Root.StructTreeRoot)

    def descriptions(self) -> dict[str, int]:
        """The alternative texts of pictures, with the page where each stands."""
        return {
            flat(str(element.Alt)): pikepdf.Page(element.Pg).index + 1
            for element in self.elements()
            if element.get("/S") == "/Figure" and "/Alt" in element and "/Pg" in element
        }

    def links(self) -> Iterator[Any]:
        for leaf in self.pdf.pages:
            yield from (note for note in leaf.get("/Annots", []) if note.Subtype == "/Link")

    def smallest_type(self, leaf: int) -> float:
        """The smallest letter size on a page, in points."""
        document = pypdfium2.PdfDocument(self.raw)
        sizes = [
            found.get_font_size() * abs(found.get_matrix().d)
            for found in document[leaf].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1)
            if isinstance(found, pypdfium2.PdfTextObj)
        ]
        document.close()
        return min(sizes)


def flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def halves(raw: bytes) -> list[tuple[str, str]]:
    """The words on the left and the right half of each side of the sheets."""
    document = pypdfium2.PdfDocument(raw)
    sides = []
    for side in document:
        width, height = side.get_size()
        words = side.get_textpage()
        left = words.get_text_bounded(0, 0, width / 2, height)
        right = words.get_text_bounded(width / 2, 0, width, height)
        sides.append((flat(left), flat(right)))
    document.close()
    return sides


def _texts(raw: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(raw)
    texts = [leaf.get_textpage().get_text_range() for leaf in document]
    document.close()
    return texts


def _walk(element: Any) -> Iterator[Any]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _walk(child)


def _named(pdf: pikepdf.Pdf, name: str) -> Any:
    destination = pikepdf.NameTree(pdf.Root.Names.Dests)[name]
    return destination.D if isinstance(destination, pikepdf.Dictionary) else destination
