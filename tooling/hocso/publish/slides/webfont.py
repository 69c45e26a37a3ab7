"""The slides' typeface inside a page: only the letters that Vietnamese and other Latin words need."""

import base64
import io
from functools import cache
from importlib.resources import files

from hocso.prepared import prepared
from hocso.publish.fonts import PACKAGE

WEIGHTS = {500: "Medium", 700: "Bold"}
LETTERS = (*range(0x20, 0x180), *range(0x1A0, 0x1B1), *range(0x300, 0x324), *range(0x1EA0, 0x1EFA))
SIGNS = "–—‘’“”„…•·×→←₫€°"


@cache
def font_faces() -> str:
    """CSS that carries the typeface."""
    return prepared("slides-typeface", lambda: "".join(_face(weight, name) for weight, name in WEIGHTS.items()))


def _face(weight: int, name: str) -> str:
    font = base64.b64encode(_subset(name)).decode("ascii")
    source = f"url(data:font/woff;base64,{font}) format('woff')"
    return f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};src:{source}}}\n'


def _subset(name: str) -> bytes:
    """The letters of one weight. Its dates stay as they are: the same font gives the same bytes."""
    from fontTools.subset import Options, Subsetter  # once an installation: no build waits for the import
    from fontTools.ttLib import TTFont

    with TTFont(str(files(PACKAGE) / "files" / f"BeVietnamPro-{name}.ttf"), recalcTimestamp=False) as font:
        subsetter = Subsetter(Options(drop_tables=["DSIG", "meta"], layout_features=["kern", "mark", "mkmk", "ccmp"]))
        subsetter.populate(unicodes=[*LETTERS, *map(ord, SIGNS)])
        subsetter.subset(font)
        font.flavor = "woff"
        made = io.BytesIO()
        font.save(made)
    return made.getvalue()
