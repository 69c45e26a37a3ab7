"""What each kind of block gives a slide. A new kind is a line in the table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from docutils import nodes

from hocso.model import nodes as ours
from hocso.publish.numbering import called, numbered
from hocso.publish.slides.formulas import formula
from hocso.publish.slides.inlines import BOLD, CODE, MARKED, lines, words
from hocso.publish.slides.model import Box, BoxKind, Code, Line, Picture, Run, Words, bold, plain
from hocso.publish.slides.pictures import picture_of
from hocso.publish.slides.reading import Part, Reader, Reading, grouped, left_out
from hocso.publish.slides.tables import table
from hocso.publish.typesetting.markup import printable
from hocso.publish.typesetting.renderers.blocks import CALM, HARM, best_output
from hocso.publish.typesetting.renderers.lists import NUMBERINGS
from hocso.publish.typesetting.renderers.raw import shows_something
from hocso.publish.typesetting.renderers.silent import GROUPS, SILENT

BULLET = "•"


def paragraph(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    yield from lines(node, reading)


def bold_line(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A line that heads what follows."""
    if said := words(node, reading):
        yield Line(bold(said))


def loose(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """Words that stand between blocks."""
    yield from lines(nodes.paragraph("", "", node.deepcopy()), reading)


# Lists


def listed(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    entries = [child for child in node.children if isinstance(child, nodes.Element)]
    for number, entry in enumerate(entries, node.get("start", 1)):
        yield from behind(_marker(node, number), reading.parts(entry.children))


def _marker(node: nodes.Element, number: int) -> str:
    if not isinstance(node, nodes.enumerated_list):
        return BULLET
    style = NUMBERINGS.get(node.get("enumtype", "arabic"), "1.")
    letters = "abcdefghijklmnopqrstuvwxyz"
    if style in ("a.", "A.") and number <= len(letters):
        letter = letters[number - 1]
        return f"{letter if style == 'a.' else letter.upper()}."
    return f"{number}."


def behind(marker: str, parts: Iterable[Part]) -> Iterator[Part]:
    """The first line behind its marker, the others begin where its words do."""
    for part in parts:
        if not isinstance(part, Line):
            yield part
        elif marker and not part.marker:
            yield replace(part, marker=marker)
            marker = ""
        else:
            yield replace(part, depth=part.depth + 1)


def deeper(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    for part in reading.parts(node.children):
        yield replace(part, depth=part.depth + 1) if isinstance(part, Line) else part


def field(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A named field, or an option of a program with what it does."""
    first, *rest = node.children
    if isinstance(first, nodes.Element):
        yield from bold_line(first, reading)
    for part in reading.parts(rest):
        yield replace(part, depth=part.depth + 1) if isinstance(part, Line) else part


# Boxes


def boxed(kind: BoxKind, title: str, parts: Iterable[Part]) -> Iterator[Part]:
    """The lines in a box; what no box holds stands after it."""
    found = list(parts)
    inside = tuple(part for part in found if isinstance(part, Line))
    if inside or title:
        yield Box(kind, title, inside)
    yield from (part for part in found if not isinstance(part, Line))


def inner_passage(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A passage inside a box or a list cannot have slides of its own."""
    heading = next((child for child in node.children if isinstance(child, ours.heading)), None)
    rest = (child for child in node.children if child is not heading)
    title = plain(words(heading, reading)) if heading else ""
    yield from boxed("harm" if isinstance(node, ours.scam) else "note", title, reading.parts(rest))


def message(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    heading = next((child for child in node.children if isinstance(child, ours.heading)), None)
    rest = [child for child in node.children if child is not heading]
    sender = plain(words(heading, reading)) if heading else ""
    yield from boxed("mine" if node.get("mine") else "theirs", sender, reading.parts(rest))


def admonition(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    kind = type(node).__name__
    title = reading.word(f"admonition-{kind}")
    yield from boxed("harm" if kind in HARM else "note", title, reading.parts(node.children))


def titled_box(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A topic, a sidebar or an admonition with a title of its own; a box of an extension that is one."""
    if "contents" in node.get("classes", ()):
        return
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    rest = (child for child in node.children if child is not title)
    own = plain(words(title, reading)) if title else ""
    yield from boxed("note", called(node, own, reading.curriculum, reading.lesson) + own, reading.parts(rest))


def choice(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """One of a question that has no slides of its own."""
    for answer in node.findall(ours.answer):
        yield from behind("☐", [Line(words(answer, reading))])


# Code and what it gives


def code(node: nodes.Element, _: Reading) -> Iterator[Part]:
    if text := printable(node.astext()).strip("\n"):
        yield Code(text)


def container(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A group; of a lesson's code cell only the output is shown."""
    classes = node.get("classes", ())
    if "toctree-wrapper" in classes or ("cell_input" in classes and reading.lesson.front is not None):
        return
    several = node.get("nb_element") == "mime_bundle" and len(node.children) > 1
    yield from reading.parts([best_output(node)] if several else node.children)


def raw(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    if "html" in node.get("format", "").split() and shows_something(node.astext()):
        reading.note("raw-skipped", node, format="html")
    return iter(())


# Pictures and notes


def image(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    yield from picture_of(node, reading)


def figure(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """A picture with its caption and number; a caption describes a picture that has no other description."""
    caption = next((child for child in node.children if isinstance(child, nodes.caption)), None)
    for picture in node.findall(nodes.image):
        for part in picture_of(picture, reading, described=caption.astext() if caption else ""):
            yield replace(part, caption=_caption(node, caption, reading)) if isinstance(part, Picture) else part
    yield from reading.parts(child for child in node.children if isinstance(child, nodes.legend))


def _caption(node: nodes.Element, caption: nodes.Element | None, reading: Reading) -> Words:
    if caption is None:
        return ()
    number = numbered(node, "figure", reading.curriculum, reading.lesson)
    label = (Run(f"{number} ", bold=True),) if number else ()
    return (*label, *words(caption, reading))


def footnote(node: nodes.Element, reading: Reading) -> Iterator[Part]:
    """Behind the mark that it has in the text."""
    label, *rest = node.children
    yield from behind(f"[{label.astext()}]", reading.parts(rest))


BLOCKS: Mapping[str, Reader] = {
    **dict.fromkeys(GROUPS, grouped),
    **dict.fromkeys(SILENT, left_out),
    **dict.fromkeys(("sentence", "fact", "say", "reference", "inline", "abbreviation", "acronym"), loose),
    **dict.fromkeys((*BOLD, *CODE, *MARKED, "subscript", "superscript"), loose),
    **dict.fromkeys(("paragraph", "compact_paragraph", "attribution", "line"), paragraph),
    **dict.fromkeys(("subtitle", "rubric", "centered", "dropdown_title", "sd_tab_label", "term", "caption"), bold_line),
    **dict.fromkeys(("bullet_list", "enumerated_list"), listed),
    **dict.fromkeys(("definition", "block_quote"), deeper),
    **dict.fromkeys(("definition_list", "definition_list_item", "field_list", "option_list", "line_block"), grouped),
    **dict.fromkeys(("list_item", "field_body", "description", "classifier", "prose", "opening", "heading"), grouped),
    **dict.fromkeys(("field", "option_list_item"), field),
    **dict.fromkeys((*CALM, *HARM), admonition),
    **dict.fromkeys(("topic", "sidebar", "admonition", "Admonition"), titled_box),
    **dict.fromkeys(("literal_block", "doctest_block", "productionlist", "desc_signature"), code),
    **dict.fromkeys(("math_block", "displaymath"), formula),
    **dict.fromkeys(("footnote", "citation"), footnote),
    **dict.fromkeys(("image", "screen"), image),
    **dict.fromkeys(("step", "scam", "practice", "remember", "quiz"), inner_passage),
    "choice": choice,
    "figure": figure,
    "table": table,
    "message": message,
    "container": container,
    "raw": raw,
    "transition": left_out,
}
