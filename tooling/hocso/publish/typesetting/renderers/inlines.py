"""Words inside a paragraph: emphasis, code, links, footnotes."""

from collections.abc import Callable, Sequence

from docutils import nodes

from hocso.publish.typesetting.addresses import page_address
from hocso.publish.typesetting.markup import call, string, value
from hocso.publish.typesetting.writing import Renderer, Writing

WEB = ("http://", "https://", "mailto:", "tel:")


def wrapped(name: str) -> Renderer:
    """The contents inside one Typst function."""

    def render(node: nodes.Element, writing: Writing) -> str:
        return call(name, writing.children(node))

    return render


def literal(node: nodes.Element, _: Writing) -> str:
    return call("inline-code", text=string(node.astext()))


def reference(node: nodes.Element, writing: Writing) -> str:
    """A link: inside the booklet with its page, to the site, or to the web with its address spelled out."""
    body = writing.children(node)
    address = node.get("refuri", "")
    if node.get("refid"):
        return _inside(f"{writing.lesson.docname}#{node['refid']}", body)
    if address.startswith("doc:"):
        docname, _, fragment = address.removeprefix("doc:").partition("#")
        return _to_page(docname, fragment, body, writing)
    if not address.startswith(WEB):
        return body
    spelled = address.removeprefix("mailto:").removeprefix("tel:").split("://")[-1].rstrip("/")
    told = spelled in node.astext() or address.startswith("tel:") or _in_table(node)
    return call("web", body, address=string(address), spelled=value(None if told else spelled))


def _inside(name: str, body: str) -> str:
    return call("refer", body, name=string(name))


def _to_page(docname: str, fragment: str, body: str, writing: Writing) -> str:
    if docname in [page.docname for page in writing.module.pages]:
        return _inside(f"{docname}#{fragment}", body)
    page = next((page for page in writing.curriculum.pages() if page.docname == docname), None)
    address = page_address(writing.curriculum, page) if page else ""
    return call("web", body, address=string(address), spelled="none") if address else body


def _in_table(node: nodes.Node) -> bool:
    """A header row comes again on every page, and its footnotes with it."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.entry | nodes.title | nodes.caption):
            return True
    return False


def footnote_reference(node: nodes.Element, writing: Writing) -> str:
    """The footnote itself at its first mention; a further mention points at it."""
    note = _by_id(writing.lesson.doctree, node.get("refid", ""))
    if note is None:
        return call("super", writing.children(node))
    name = string(f"{writing.lesson.docname}#note:{node['refid']}")
    if note.get("backrefs", [None])[0] not in node.get("ids", ()):
        return call("footnote-again", name=name)
    return call("footnote-first", unwrapped(note.children[1:], writing), name=name)


def unwrapped(parts: Sequence[nodes.Node], writing: Writing) -> str:
    """Contents whose first paragraph gives only its words, so that they follow their mark on the same line."""
    first = parts[0] if parts else None
    if isinstance(first, nodes.paragraph):
        return writing.anchors(first) + writing.children(first) + writing.each(parts[1:])
    return writing.each(parts)


def _by_id(document: nodes.document, name: str) -> nodes.Element | None:
    return next((note for note in document.findall(nodes.footnote) if name in note["ids"]), None)


INLINES: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "strong": wrapped("strong"),
    "literal_strong": wrapped("strong"),
    "emphasis": wrapped("emph"),
    "literal_emphasis": wrapped("emph"),
    "title_reference": wrapped("emph"),
    "subscript": wrapped("sub"),
    "superscript": wrapped("super"),
    "literal": literal,
    "reference": reference,
    "footnote_reference": footnote_reference,
    "citation_reference": wrapped("bracketed"),
}
