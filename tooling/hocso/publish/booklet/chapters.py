"""The chapters of a booklet: each page of the module in its order."""

from collections.abc import Iterator

from docutils import nodes

from hocso.model import nodes as ours
from hocso.model.lesson import Lesson
from hocso.publish.typesetting.addresses import code_svg, page_address
from hocso.publish.typesetting.markup import call, content, string, value
from hocso.publish.typesetting.renderers.passages import flow
from hocso.publish.typesetting.writing import Writing


def chapter(writing: Writing) -> str:
    """A page of the module from its title to its last words."""
    parts = list(_parts(writing.lesson.doctree))
    opening = next((part for part in parts if isinstance(part, ours.opening)), None)
    head = call(
        "lesson",
        title=string(title(writing.lesson, writing)),
        minutes=value(writing.lesson.front.minutes if writing.lesson.front else None),
        fresh=value(writing.lesson is not writing.module.page),
        **_opening(opening, writing),
        **_code(writing),
    )
    return head + "\n" + "\n".join(writing.write(part) for part in parts if part is not opening)


def _opening(opening: ours.opening | None, writing: Writing) -> dict[str, str]:
    """The objectives, or without them the first words, stand beside the code; the rest below."""
    landing = _landing(writing) + (writing.anchors(opening) if opening else "")
    parts = opening.children if opening else []
    aims = next((part for part in parts if isinstance(part, ours.objectives)), None)
    if aims is None:
        return {"beside_code": content(landing + flow(parts, writing))}
    rest = [part for part in parts if part is not aims]
    return {"beside_code": content(landing + writing.write(aims)), "opening": content(flow(rest, writing))}


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


def _code(writing: Writing) -> dict[str, str]:
    address = page_address(writing.curriculum, writing.lesson)
    if not address:
        return {}
    name = writing.pictures.add(code_svg(address), ".svg", writing.place(writing.lesson.doctree))
    return {"code": string(name), "address": string(address)}
