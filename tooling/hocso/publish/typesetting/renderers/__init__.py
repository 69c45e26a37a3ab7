"""How each kind of node is printed. A new kind is a line in one of these tables."""

from collections.abc import Mapping

from hocso.publish.typesetting.renderers.blocks import BLOCKS
from hocso.publish.typesetting.renderers.formulas import FORMULAS
from hocso.publish.typesetting.renderers.inlines import INLINES
from hocso.publish.typesetting.renderers.lists import LISTS
from hocso.publish.typesetting.renderers.passages import PASSAGES
from hocso.publish.typesetting.renderers.pictured import PICTURED
from hocso.publish.typesetting.renderers.silent import GROUPS, SILENT
from hocso.publish.typesetting.renderers.tables import TABLES
from hocso.publish.typesetting.writing import Renderer, left_out, transparent

RENDERERS: Mapping[str, Renderer] = {
    **dict.fromkeys(GROUPS, transparent),
    **dict.fromkeys(SILENT, left_out),
    **INLINES,
    **BLOCKS,
    **FORMULAS,
    **LISTS,
    **TABLES,
    **PICTURED,
    **PASSAGES,
}
