"""Where in the source a docutils node comes from."""

from docutils import nodes


def line_of(node: nodes.Node | None) -> int:
    """The source line of a node or of the nearest node around it that has one."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.line:
            return int(node.line)
        node = node.parent
    return 1


def source_of(node: nodes.Node | None) -> str:
    """The file a node or the nearest node around it comes from."""
    while node is not None:
        if isinstance(node, nodes.Element) and node.source:
            return str(node.source)
        node = node.parent
    return ""
