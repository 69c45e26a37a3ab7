"""A formula in LaTeX as MathML: browsers draw it by themselves, and paper is set from it."""

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What the converter does not know, or numbers by itself, as what it does: rows that are set below one another.
_ROWS = re.compile(
    r"\\(begin|end)\{(?:aligned|gathered|multlined|(?:align|alignat|alignedat|flalign|gather|eqnarray|multline)\*?)\}"
    r"(?:\[[tbc]\])?(?:\{\d+\})?"
)
_INNERMOST = re.compile(r"\\begin\{(\w+\*?)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.DOTALL)
_DISPLAY = {True: "block", False: "inline"}
_NEEDLESS = re.compile(r"\\(?:label\{[^}]*\}|(?:nonumber|notag)(?![a-zA-Z]))")
"""What is said of numbers, which are the book's own."""
_ROW_END = re.compile(r"\\\\\[-?[\d.]+ *[a-z]+\]")

_NAMED = re.compile(r"\\operatorname\*?(\{[^{}]*\})")
_GAP = re.compile(r"\\[,:; ]|~")
_UPRIGHT = re.compile(r"&#x000(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]);", re.IGNORECASE)
"""How the converter tells a Latin letter that is said to stand upright from another."""


def mathml(source: str, *, block: bool) -> str:
    """The formula for a page; raises whatever the converter does where it cannot make anything of it."""
    from latex2mathml.converter import convert  # few books have formulas

    return str(convert(_prepared(source, block), display=_DISPLAY[block]))


def mathml_tree(source: str, *, block: bool) -> "Element":
    """The same as elements, whose texts are what is read; raises as ``mathml`` does."""
    from latex2mathml.converter import convert_to_element

    tree = convert_to_element(_prepared(source, block), display=_DISPLAY[block])
    for element in tree.iter():
        text = element.text or ""
        if text == "&":
            raise ValueError("nothing to stand below")
        if element.tag == "mi" and _UPRIGHT.fullmatch(text):
            element.set("mathvariant", "normal")
        element.text = unescape(text)
    return tree


def _prepared(source: str, block: bool) -> str:
    latex = _ROWS.sub(r"\\\1{split}", _NEEDLESS.sub("", source))
    latex = _NAMED.sub(_with_plain_gaps, _ROW_END.sub(r"\\\\", latex))
    if block and r"\\" in _outside_of_environments(latex):
        return rf"\begin{{split}}{latex}\end{{split}}"
    return latex


def _with_plain_gaps(named: re.Match[str]) -> str:
    """A name of several words, which the converter takes for letters with gaps."""
    return r"\operatorname" + _GAP.sub("\u2009", named[1])


def _outside_of_environments(latex: str) -> str:
    without = _INNERMOST.sub("", latex)
    return without if without == latex else _outside_of_environments(without)
