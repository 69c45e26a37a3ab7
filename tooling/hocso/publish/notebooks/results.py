"""What a code cell gave when the page was read, as a notebook keeps it."""

import base64
from collections.abc import Iterator
from itertools import chain, groupby

import nbformat
from docutils import nodes
from nbformat.v4 import new_output

from hocso.publish.notebooks.markdown.writing import Writing

SVG = "image/svg+xml"
IMAGES = {".svg": SVG, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
STREAMS = {"stream": "stdout", "stderr": "stderr"}


def results(cell: nodes.Element, writing: Writing) -> Iterator[nbformat.NotebookNode]:
    """The outputs of a cell in their order, each in the form in which pages show it."""
    shown = chain.from_iterable(map(_bare, (part for part in cell.children if _is_output(part))))
    for is_alone, group in groupby(shown, lambda part: _alone(part, writing) is not None):
        parts = list(group)
        if is_alone:
            yield from (made for part in parts if (made := _alone(part, writing)) is not None)
        elif words := writing.blocks(parts):
            yield _display({"text/markdown": words})


def _is_output(part: nodes.Node) -> bool:
    return isinstance(part, nodes.Element) and part.get("nb_element") == "cell_code_output"


def _bare(node: nodes.Node) -> Iterator[nodes.Node]:
    """What stands in the containers that MyST-NB puts around outputs."""
    if isinstance(node, nodes.container) and ("mime_type" in node or "nb_element" in node):
        yield from chain.from_iterable(map(_bare, node.children))
    else:
        yield node


def _alone(node: nodes.Node, writing: Writing) -> nbformat.NotebookNode | None:
    """An output that is no Markdown: a picture, something printed, a value, HTML."""
    if isinstance(node, nodes.image):
        return _picture(node, writing)
    if isinstance(node, nodes.literal_block):
        return _text(node)
    if isinstance(node, nodes.raw) and "html" in node.get("format", "").split():
        return _display({"text/html": node.astext()})
    if isinstance(node, nodes.math_block):
        return _display({"text/latex": f"$${node.astext()}$$"})
    return None


def _text(node: nodes.Element) -> nbformat.NotebookNode | None:
    classes: list[str] = node.get("classes", [])
    if "output" not in classes:
        return None
    stream = next((STREAMS[name] for name in classes if name in STREAMS), None)
    if stream:
        return new_output("stream", name=stream, text=f"{node.astext()}\n")  # type: ignore[no-untyped-call, no-any-return]
    return _display({"text/plain": node.astext()})


def _picture(node: nodes.image, writing: Writing) -> nbformat.NotebookNode | None:
    path = writing.pictures.find(node.get("uri", ""))
    kind = IMAGES.get(path.suffix.lower()) if path else None
    if path is None or kind is None:
        return None
    raw = path.read_bytes()
    content = raw.decode("utf-8") if kind == SVG else base64.b64encode(raw).decode("ascii")
    alt = node.get("alt", "")
    told = {"text/plain": alt} if alt else {}
    return _display({kind: content, **told}, {kind: {"alt": alt}} if alt else {})


def _display(data: dict[str, str], metadata: dict[str, object] | None = None) -> nbformat.NotebookNode:
    return new_output("display_data", data=data, metadata=metadata or {})  # type: ignore[no-untyped-call, no-any-return]
