"""How each kind of node is printed. A new kind is a line in one of these tables."""

from collections.abc import Mapping

from hocso.publish.booklet.forms.blocks import BLOCKS
from hocso.publish.booklet.forms.inlines import INLINES
from hocso.publish.booklet.forms.lists import LISTS
from hocso.publish.booklet.forms.passages import PASSAGES
from hocso.publish.booklet.forms.pictured import PICTURED
from hocso.publish.booklet.forms.silent import GROUPS, SILENT
from hocso.publish.booklet.forms.tables import TABLES
from hocso.publish.booklet.writing import Form, left_out, transparent

FORMS: Mapping[str, Form] = {
    **dict.fromkeys(GROUPS, transparent),
    **dict.fromkeys(SILENT, left_out),
    **INLINES,
    **BLOCKS,
    **LISTS,
    **TABLES,
    **PICTURED,
    **PASSAGES,
}
