"""A formula in LaTeX as MathML, which browsers draw by themselves."""

import re

# What the converter does not know, or numbers by itself, as what it does: rows that are set below one another.
_ROWS = re.compile(
    r"\\(begin|end)\{(?:aligned|gathered|multlined|(?:align|alignat|alignedat|flalign|gather|eqnarray|multline)\*?)\}"
    r"(?:\[[tbc]\])?(?:\{\d+\})?"
)
_INNERMOST = re.compile(r"\\begin\{(\w+\*?)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.DOTALL)
_LABEL = re.compile(r"\\label\{[^}]*\}")


def mathml(source: str, *, block: bool) -> str:
    """The formula for a page; raises whatever the converter does where it cannot make anything of it."""
    from latex2mathml.converter import convert  # few books have formulas

    latex = _ROWS.sub(r"\\\1{split}", _LABEL.sub("", source))
    if block and r"\\" in _outside_of_environments(latex):
        latex = rf"\begin{{split}}{latex}\end{{split}}"
    return str(convert(latex, display="block" if block else "inline"))


def _outside_of_environments(latex: str) -> str:
    without = _INNERMOST.sub("", latex)
    return without if without == latex else _outside_of_environments(without)
