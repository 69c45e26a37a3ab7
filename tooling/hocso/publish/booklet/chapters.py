"""The chapters of a booklet: each page of the module in its order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.publish.typesetting.addresses import page_address, sound_address
from hocso.publish.typesetting.markup import array, call, content, string, value
from hocso.publish.typesetting.renderers.heights import least_lines
from hocso.publish.typesetting.renderers.passages import answer_anchor, flow, is_picture
from hocso.publish.typesetting.writing import Writing

ENDING = 3
"""So many parts at the end of a page are looked at together, that none of them stands lonely on a page of its own."""

UNDIVIDED = (ours.heading, ours.screen)
"""Prose with one of these is printed as a whole: they belong to the words around them."""


def chapter(writing: Writing, *, heard: bool = False) -> str:
    """A page of the module from its title to its last words; ``heard`` if the site has its sound in one file."""
    parts = list(_parts(writing.lesson.doctree))
    opening = next((part for part in parts if isinstance(part, ours.opening)), None)
    rest = list(_written([part for part in parts if part is not opening], writing))
    head = call(
        "lesson",
        title=string(title(writing.lesson, writing)),
        minutes=value(writing.lesson.front.minutes if writing.lesson.front else None),
        fresh=value(writing.lesson is not writing.module.page),
        codes=array(_codes(writing, heard)),
        **_opening(opening, writing, ends_page=not rest),
    )
    ending = [call("chapter-end", *rest[-ENDING:])] if rest else []
    return "\n".join([head, *rest[:-ENDING], *ending])


def _written(parts: Sequence[nodes.Node], writing: Writing) -> Iterator[str]:
    """Each part that is printed; questions that follow one another are a sheet of questions."""
    for asks, group in groupby(parts, key=lambda part: isinstance(part, ours.quiz)):
        if not asks:
            yield from (markup for part in group for markup in _blocks(part, writing) if markup)
            continue
        written = [(part, markup) for part in group if (markup := writing.write(part))]
        if written:
            answers = (answer_anchor(part, writing) for part, _ in written if isinstance(part, nodes.Element))
            first = next(filter(None, answers), None)
            lines = sum(least_lines(part, writing) for part, _ in written)
            yield call("quiz-sheet", *(markup for _, markup in written), answers=value(first), lines=value(lines))


def _blocks(part: nodes.Node, writing: Writing) -> Iterator[str]:
    """What of a part may stand on pages of its own: the paragraphs between passages, everything else whole."""
    if not isinstance(part, ours.prose) or any(isinstance(child, UNDIVIDED) for child in part.children):
        yield writing.write(part)
    else:
        yield writing.anchors(part)
        yield from map(writing.write, part.children)


def _opening(opening: ours.opening | None, writing: Writing, *, ends_page: bool) -> dict[str, str]:
    """What a learner will be able to do, and the first words; the last of them stay together if they end the page.

    The picture of a lesson's story is told apart, with the paragraph right before it as ``closing``.
    """
    parts = opening.children if opening else []
    aims = [part for part in parts if isinstance(part, ours.objectives)]
    rest = [part for part in parts if part not in aims]
    landing = _landing(writing) + (writing.anchors(opening) if opening else "")
    aims_written = landing + writing.each(aims)
    if writing.lesson.front and _ends_with_its_picture(rest):
        *words, last, picture = rest
        told = {"opening": flow(words, writing), "closing": writing.write(last), "picture": writing.write(picture)}
    elif ends_page:
        told = {"opening": flow(rest[:-1], writing) + call("unbroken", flow(rest[-1:], writing))}
    else:
        told = {"opening": flow(rest, writing)}
    return {name: content(markup) for name, markup in {"aims": aims_written, **told}.items()}


def _ends_with_its_picture(parts: Sequence[nodes.Node]) -> bool:
    """Whether it is a story, and after it its one picture without a number: one that may as well stand before it."""
    *words, last = parts or [nodes.Text("")]
    plain = isinstance(last, nodes.image | nodes.paragraph) and is_picture(last)
    return plain and len(words) > 0 and not any(is_picture(word) for word in words)


def title(lesson: Lesson, writing: Writing) -> str:
    """A lesson has its number in front; a plain page its own title only."""
    if lesson.front is None or lesson.number is None:
        return lesson.title
    return writing.word("lesson-title", number=lesson.number, title=lesson.title)


def wanted(pages: tuple[Lesson, ...]) -> frozenset[str]:
    """Every place in a booklet that some link in it leads to, as ``<docname>#<id>``."""
    return frozenset(name for page in pages for name in _targets(page))


def _targets(page: Lesson) -> Iterator[str]:
    for reference in page.doctree.findall(nodes.reference):
        if reference.get("refid"):
            yield f"{page.docname}#{reference['refid']}"
        elif reference.get("refuri", "").startswith("doc:"):
            docname, _, fragment = reference["refuri"].removeprefix("doc:").partition("#")
            yield f"{docname}#{fragment}"


def _parts(document: nodes.document) -> Iterator[nodes.Node]:
    """What stands on a page below its title; the section that holds the whole page is not a part of its own."""
    whole = next((child for child in document.children if isinstance(child, nodes.section)), None)
    for child in document.children:
        if child is whole and whole is not None:
            yield from (part for part in whole.children if not isinstance(part, nodes.title))
        else:
            yield child


def _landing(writing: Writing) -> str:
    """The places of the page itself, of its outermost section and of its title."""
    document = writing.lesson.doctree
    whole = next((child for child in document.children if isinstance(child, nodes.section)), None)
    holders = [whole, *whole.children[:1]] if whole else []
    inside = "".join(writing.anchors(holder) for holder in holders if isinstance(holder, nodes.Element))
    own = f"{writing.lesson.docname}#"
    return (call("anchor", name=string(own)) if own in writing.wanted else "") + inside


def _codes(writing: Writing, heard: bool) -> Iterator[str]:
    """What a camera may read beside the title: the way to the page, and to its sound."""
    address = page_address(writing.curriculum, writing.lesson)
    if writing.lesson is writing.module.page:
        return  # its code is on the cover
    if address:
        yield _code(address, "scan-page", writing)
    if address and heard:
        yield _code(sound_address(writing.curriculum, writing.lesson), "scan-sound", writing)


def _code(address: str, says: str, writing: Writing) -> str:
    name = writing.pictures.add_code(address, writing.place(writing.lesson.doctree))
    return f"(code: {string(name)}, address: {string(address)}, says: {string(writing.word(says))})"
