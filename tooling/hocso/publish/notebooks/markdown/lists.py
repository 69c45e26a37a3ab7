"""Lists of every kind."""

from collections.abc import Callable

from docutils import nodes

from hocso.publish.notebooks.markdown.text import code, indented, joined
from hocso.publish.notebooks.markdown.writing import Writing

APART = "<!-- -->"
"""Between two lists that would be one."""


def bullets(node: nodes.Element, writing: Writing) -> str:
    return _apart(node) + _listed(node, ["- "] * len(node.children), writing)


def numbers(node: nodes.Element, writing: Writing) -> str:
    start = node.get("start", 1)
    return _apart(node) + _listed(node, [f"{number}. " for number in range(start, start + len(node.children))], writing)


def _listed(node: nodes.Element, marks: list[str], writing: Writing) -> str:
    bodies = [writing.write(item) for item in node.children]
    loose = any("\n\n" in body for body in bodies)
    items = [indented(body, mark, " " * len(mark)) for mark, body in zip(marks, bodies, strict=True)]
    return ("\n\n" if loose else "\n").join(items)


def _apart(node: nodes.Element) -> str:
    before = node.parent.children[node.parent.index(node) - 1] if node.parent and node.parent.index(node) else None
    return f"{APART}\n\n" if type(before) is type(node) else ""


def item(node: nodes.Element, writing: Writing) -> str:
    return writing.blocks(node.children)


def definition(node: nodes.Element, writing: Writing) -> str:
    """A word and what it means, as an entry of a list: Markdown has no other."""
    terms = [child for child in node.children if isinstance(child, nodes.term | nodes.classifier)]
    rest = [child for child in node.children if child not in terms]
    named = ", ".join(writing.inline(term).strip() for term in terms)
    return indented(f"**{named}:** {writing.blocks(rest)}", "- ", "  ")


def definitions(node: nodes.Element, writing: Writing) -> str:
    return "\n".join(map(writing.write, node.children))


def field(node: nodes.Element, writing: Writing) -> str:
    name, *rest = node.children
    return f"**{writing.write(name).strip()}:** {writing.blocks(rest)}"


def option(node: nodes.Element, _: Writing) -> str:
    return code(node.astext())


LISTS: dict[str, Callable[[nodes.Element, Writing], str]] = {
    "bullet_list": bullets,
    "enumerated_list": numbers,
    "list_item": item,
    "definition_list": definitions,
    "definition_list_item": definition,
    "definition": item,
    "field_list": lambda node, writing: joined(map(writing.write, node.children)),
    "field": field,
    "field_name": lambda node, writing: writing.inline(node),
    "field_body": item,
    "option_list": lambda node, writing: joined(map(writing.write, node.children)),
    "option_list_item": field,
    "option_group": option,
    "description": item,
}
