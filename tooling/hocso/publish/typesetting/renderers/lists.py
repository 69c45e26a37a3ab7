"""Lists of every kind."""

from collections.abc import Callable

from docutils import nodes

from hocso.publish.typesetting.markup import call, content, directed, string
from hocso.publish.typesetting.renderers.inlines import unwrapped
from hocso.publish.typesetting.writing import Writing

NUMBERINGS = {"arabic": "1.", "loweralpha": "a.", "upperalpha": "A.", "lowerroman": "i.", "upperroman": "I."}


def item(node: nodes.Element, writing: Writing) -> str:
    return unwrapped(node.children, writing)


def items(node: nodes.Element, writing: Writing) -> list[str]:
    rows = [child for child in node.children if isinstance(child, nodes.Element)]
    return [writing.anchors(row) + item(row, writing) for row in rows]


def bullets(node: nodes.Element, writing: Writing) -> str:
    return directed(node.astext(), call("list", *items(node, writing), tight="false"))


def numbers(node: nodes.Element, writing: Writing) -> str:
    kind = node.get("enumtype", "arabic")
    style = {} if kind == "arabic" else {"numbering": string(NUMBERINGS.get(kind, "1."))}
    listed = call("enum", *items(node, writing), tight="false", start=str(node.get("start", 1)), **style)
    return directed(node.astext(), listed)


def definitions(node: nodes.Element, writing: Writing) -> str:
    entries = [_definition(child, writing) for child in node.children if isinstance(child, nodes.Element)]
    return f"#terms(tight: false, {', '.join(entries)});"


def _definition(node: nodes.Element, writing: Writing) -> str:
    parts = {"term": "", "classifier": "", "definition": ""}
    for child in node.children:
        if not isinstance(child, nodes.Element):
            continue
        kind = type(child).__name__
        if kind in parts:
            parts[kind] += writing.anchors(child) + (" #h(.4em);" if parts[kind] else "") + item(child, writing)
        else:
            parts["definition"] += writing.write(child)
    named = parts["term"] + (call("classifier", parts["classifier"]) if parts["classifier"] else "")
    return f"terms.item({content(writing.anchors(node) + named)}, {content(parts['definition'])})"


def field(node: nodes.Element, writing: Writing) -> str:
    """A named field, or an option of a program with what it does."""
    first, *rest = node.children
    return call("field", writing.each(rest), name=content(writing.children(_element(first))))


def _element(node: nodes.Node) -> nodes.Element:
    return node if isinstance(node, nodes.Element) else nodes.inline("", "", node)


def option(node: nodes.Element, _: Writing) -> str:
    return call("inline-code", text=string(node.astext()))


def body(node: nodes.Element, writing: Writing) -> str:
    return item(node, writing)


LISTS: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "bullet_list": bullets,
    "enumerated_list": numbers,
    "definition_list": definitions,
    "field_list": lambda node, writing: writing.children(node),
    "option_list": lambda node, writing: writing.children(node),
    "field": field,
    "option_list_item": field,
    "option": option,
    "list_item": body,
    "field_body": body,
    "description": body,
    "definition": body,
}
