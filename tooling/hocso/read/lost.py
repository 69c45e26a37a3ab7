"""Places in a sentence where something could not be made: an unknown role, a result that is not there.

Sphinx leaves nothing there in the end. A mark without words keeps those who look at the words around it from taking
them for neighbours.
"""

from docutils import nodes
from myst_nb.ext.glue.utils import PendingGlueReference
from sphinx.transforms import SphinxTransform

from hocso.model.nodes import LOST


class MarkLost(SphinxTransform):
    """Put a mark where a complaint stands in a sentence, and before what another page's cells may not give."""

    default_priority = 864

    def apply(self, **_: object) -> None:
        for complaint in list(self.document.findall(nodes.system_message)):
            if isinstance(complaint.parent, nodes.TextElement):
                complaint.replace_self(_mark())
        for reference in list(self.document.findall(PendingGlueReference)):
            if isinstance(reference.parent, nodes.TextElement):
                reference.parent.insert(reference.parent.index(reference), _mark())


def _mark() -> nodes.inline:
    return nodes.inline("", "", classes=[LOST])
