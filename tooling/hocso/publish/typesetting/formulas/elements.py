"""What each element of MathML is in the mathematics of Typst. A new one is a line in the table."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from hocso.publish.typesetting.formulas.leaves import LEAVES, NOTHING, SMALL, operator
from hocso.publish.typesetting.formulas.refusal import NotTypeset
from hocso.publish.typesetting.formulas.rows import row
from hocso.publish.typesetting.formulas.tables import table

OVER = {
    "^": "\u0302", "¯": "\u0304", "~": "\u0303", "˙": "\u0307", "¨": "\u0308", "´": "\u0301", "`": "\u0300",
    "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "→": "\u20d7", "←": "\u20d6", "↔": "\u20e1", "\u20db": "\u20db",
}  # fmt: skip
"""Accents, by the sign that the converter sets above a letter."""
SPANNING = {
    ("mover", "―"): "overline", ("munder", "―"): "underline", ("munder", "_"): "underline",
    ("mover", "⏞"): "overbrace", ("munder", "⏟"): "underbrace", ("mover", "⎴"): "overbracket",
    ("munder", "⎵"): "underbracket", ("mover", "⏜"): "overparen", ("munder", "⏝"): "underparen",
}  # fmt: skip
LARGE = frozenset("∑∏∐⋃⋂⨁⨂⨀⋁⋀⨄⨆")
"""Signs that have below and above them in display what others have at their feet and shoulders."""
ARROWS = frozenset("→←↔⇒⇐⇔↦↪↩⇌")
STRUCK = {"updiagonalstrike": "", "downdiagonalstrike": ", inverted: #true"}
BOTH_WAYS = {"updiagonalstrike", "downdiagonalstrike"}


def written(element: Element) -> str:
    render = ELEMENTS.get(element.tag)
    if render is None:
        raise NotTypeset(element.tag)
    return render(element)


def written_row(elements: Iterable[Element]) -> str:
    return row(elements, written)


def group(element: Element) -> str:
    """What stands in braces; a comma that does is that of a number and has no gap behind it."""
    if element.tag == "mrow" and _sole_sign(element) in (",", "."):
        return f'class("normal", {written_row(element)})'
    return written_row(element)


def styled(element: Element) -> str:
    """In the size of display or of running text where that is said. Paper has no other colours."""
    inside = group(element)
    style = {"true": "display", "false": "inline"}.get(element.get("displaystyle", ""))
    return f"{style}({inside})" if style and inside else inside


def sign(element: Element) -> str:
    return group(element) if len(element) else operator(element)


def _argument(element: Element) -> str:
    return written(element) or NOTHING


def fraction(element: Element) -> str:
    above, below = element
    if element.get("linethickness") == "0":
        return f"mat(delim: #none, {_argument(above)}; {_argument(below)})"
    return f"frac({_argument(above)}, {_argument(below)})"


def root(element: Element) -> str:
    radicand, index = element
    return f"root({_argument(index)}, {_argument(radicand)})"


def square_root(element: Element) -> str:
    return f"sqrt({group(element) or NOTHING})"


def scripts(*places: str) -> Callable[[Element], str]:
    """What stands at the foot and at the shoulder of a base."""

    def render(element: Element) -> str:
        base, *others = element
        return _attached(_argument(base), places, others)

    return render


def limits(*places: str) -> Callable[[Element], str]:
    """What stands below and above a base: an accent, a brace, or anything else."""

    def render(element: Element) -> str:
        base, *others = element
        if len(others) == 1 and (accented := _accented(element.tag, base, others[0])):
            return accented
        sole = _sole_sign(base)
        if sole in ARROWS:
            return _attached(f"limits(stretch(\\{sole}))", places, others)
        itself = sole in LARGE or sole.isalpha()
        return _attached(_argument(base) if itself else f"limits({_argument(base)})", places, others)

    return render


def _attached(base: str, places: Iterable[str], others: Iterable[Element]) -> str:
    attachments = (f"{place}: {_small(other)}" for place, other in zip(places, others, strict=True))
    return f"attach({', '.join((base, *attachments))})"


def _small(element: Element) -> str:
    for inside in element.iter("mtext"):
        inside.set(SMALL, "true")
    return _argument(element)


def _accented(tag: str, base: Element, mark: Element) -> str:
    text = (mark.text or "") if mark.tag == "mo" else ""
    if name := SPANNING.get((tag, text)):
        return f"{name}({_argument(base)})"
    return f'accent({_argument(base)}, #"{OVER[text]}")' if tag == "mover" and text in OVER else ""


def _sole_sign(element: Element) -> str:
    """The sign of which an element consists; "" if there is more in it."""
    while len(element) == 1:
        element = element[0]
    return (element.text or "") if element.tag == "mo" and not len(element) else ""


def enclosed(element: Element) -> str:
    notations, inside = set(element.get("notation", "").split()), group(element) or NOTHING
    if notations == {"box"}:
        return f"boxed({inside})"
    if notations == BOTH_WAYS:
        return f"cancel({inside}, cross: #true)"
    if len(notations) == 1 and (notation := notations.pop()) in STRUCK:
        return f"cancel({inside}{STRUCK[notation]})"
    raise NotTypeset(element.get("notation", ""))


def unseen(element: Element) -> str:
    return f"std.hide({group(element) or NOTHING})"


def matrix(element: Element) -> str:
    return table(element, written)


ELEMENTS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("math", "mrow", "mpadded", "mtd"), group),
    **LEAVES,
    "mo": sign,
    "mstyle": styled,
    "mfrac": fraction,
    "mroot": root,
    "msqrt": square_root,
    "msub": scripts("b"),
    "msup": scripts("t"),
    "msubsup": scripts("b", "t"),
    "munder": limits("b"),
    "mover": limits("t"),
    "munderover": limits("b", "t"),
    "mtable": matrix,
    "menclose": enclosed,
    "mphantom": unseen,
}
