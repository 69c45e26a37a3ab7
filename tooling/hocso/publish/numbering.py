"""The numbers of figures, tables, equations, and of what extensions count, the same in every target."""

from docutils import nodes

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson


def numbered(node: nodes.Element, kind: str, curriculum: Curriculum, page: Lesson) -> str:
    """The label in front of a caption ("Hình 1.2."), or "" if the book does not number."""
    number = _number(node, kind, curriculum, page)
    return message(f"booklet.numbered-{kind}", number=number).in_language(curriculum.language) if number else ""


def called(node: nodes.Element, title: str, curriculum: Curriculum, page: Lesson) -> str:
    """What an extension's box is called before its title: "Theorem 1.2 ", or "Theorem " if it is not counted.

    "" for a box that docutils knows, and where the title says it.
    """
    if type(node).__module__ == nodes.__name__:
        return ""
    environment = curriculum.environment
    counted = (domain.get_enumerable_node_type(node) for domain in environment.domains.values())
    kind: str = next(filter(None, counted), None) or node.get("type", "")
    number = _number(node, kind, curriculum, page)
    form = str(environment.config.numfig_format.get(kind, f"{kind} %s")) if number else kind
    name = form.replace("%s", number).replace("{number}", number)
    if name.lower() in title.lower():
        return ""
    return name[:1].upper() + name[1:] + ("" if title[:1].isspace() else " ")


def _number(node: nodes.Element, kind: str, curriculum: Curriculum, page: Lesson) -> str:
    """ "1.2", or "" if the book does not number."""
    numbers = curriculum.environment.toc_fignumbers.get(page.docname, {}).get(kind, {})
    ids: list[str] = node.get("ids", [])
    return next((".".join(map(str, numbers[name])) for name in ids if name in numbers), "")


def equation_number(node: nodes.Element, curriculum: Curriculum, page: Lesson) -> str:
    """The number by which the text refers to an equation, as on the site; "" if it has none."""
    if not node.get("number"):
        return ""
    numbers = curriculum.environment.toc_fignumbers.get(page.docname, {}).get("displaymath", {})
    within = next((numbers[name] for name in node["ids"] if name in numbers), None)
    if within and curriculum.environment.config.math_numfig:
        return ".".join(map(str, within))
    return str(node["number"])
