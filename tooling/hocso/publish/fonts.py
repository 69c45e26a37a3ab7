"""The one typeface of everything that Typst sets. It comes with the tool, so that every machine sets the same lines."""

from functools import cache
from importlib.resources import files

import typst

PACKAGE = "fontpkg_be_vietnam_pro"


@cache
def fonts() -> typst.Fonts:
    """Be Vietnam Pro and what Typst itself carries; never a font of this machine."""
    folder = str(files(PACKAGE) / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
