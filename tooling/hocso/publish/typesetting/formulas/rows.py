"""A row of a formula, whose brackets are as high as what stands between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from hocso.publish.typesetting.formulas.leaves import operator

OPENING, CLOSING, EITHER = frozenset("([{⟨⌊⌈<"), frozenset(")]}⟩⌋⌉>"), frozenset("|‖")
ANGLES = {"<": "⟨", ">": "⟩"}


@dataclass
class Brackets:
    """What stands behind an opening bracket so far; the outermost have none."""

    sign: str = ""
    parts: list[str] = field(default_factory=list)

    def closed(self, sign: str = "") -> str:
        return f"lr({' '.join(filter(None, (_escaped(self.sign), *self.parts, _escaped(sign))))})"


def row(elements: Iterable[Element], written: Callable[[Element], str]) -> str:
    """The elements one after another. Brackets that nobody closes go on to the end of the row."""
    opened = [Brackets()]
    for element in elements:
        part = _bracket(element, opened) if _grows(element) else written(element)
        opened[-1].parts.append(part)
    while len(opened) > 1:
        last = opened.pop()
        opened[-1].parts.append(last.closed())
    return " ".join(filter(None, opened[0].parts))


def _grows(element: Element) -> bool:
    """Whether it is a bracket that is as high as what stands in it, or of a height that is said."""
    if element.tag != "mo" or element.get("stretchy") == "false" or len(element):
        return False
    text = (element.text or "").removeprefix("\\")
    return bool(element.get("form")) or (len(text) == 1 and text in OPENING | CLOSING | EITHER and text not in ANGLES)


def _bracket(element: Element, opened: list[Brackets]) -> str:
    """What to write of a bracket: nothing of an opening one, all that stands between both of a closing one."""
    sign = (element.text or "").removeprefix("\\")
    sign, form = ANGLES.get(sign, sign), element.get("form")
    if height := element.get("minsize"):
        return f"lr(size: #{height}, {operator(element)})"
    if form is None and sign in EITHER:
        if element.get("lspace"):
            return f"mid({_escaped(sign)})"
        form = "postfix" if opened[-1].sign == sign else "prefix"
    if form == "prefix" or (form is None and sign in OPENING):
        opened.append(Brackets(sign))
        return ""
    return opened.pop().closed(sign) if len(opened) > 1 else operator(element)


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign else ""
