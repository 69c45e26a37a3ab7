"""Comments in HTML are the author's: they go no further than the source."""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)


class DropComments(SphinxTransform):
    """Take raw HTML that is nothing but comments out of the page, before anything is counted on it."""

    default_priority = 865

    def apply(self, **_: object) -> None:
        for raw in list(self.document.findall(nodes.raw)):
            if _COMMENTS.fullmatch(raw.astext()):
                _drop(raw)


def _drop(raw: nodes.raw) -> None:
    """Without the blank that parted it from the words before it, if none follow."""
    parent = raw.parent
    at = parent.index(raw)
    parent.remove(raw)
    if at == len(parent) and at and isinstance(parent[at - 1], nodes.Text):
        parent[at - 1] = nodes.Text(str(parent[at - 1]).rstrip())
