"""How each kind of node is written in the Markdown of JupyterLab: CommonMark with tables, formulas and some HTML."""

from collections.abc import Mapping

from hocso.publish.notebooks.markdown.blocks import BLOCKS
from hocso.publish.notebooks.markdown.inlines import INLINES
from hocso.publish.notebooks.markdown.lists import LISTS
from hocso.publish.notebooks.markdown.passages import PASSAGES
from hocso.publish.notebooks.markdown.pictured import PICTURED
from hocso.publish.notebooks.markdown.tables import TABLES
from hocso.publish.notebooks.markdown.writing import Renderer, group, left_out
from hocso.publish.typesetting.renderers.silent import GROUPS, SILENT

MARKDOWN: Mapping[str, Renderer] = {
    **dict.fromkeys(GROUPS, group),
    **dict.fromkeys(SILENT, left_out),
    **INLINES,
    **BLOCKS,
    **LISTS,
    **TABLES,
    **PICTURED,
    **PASSAGES,
}
