"""The numbers of figures, tables and equations, the same in every target."""

from docutils import nodes

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson


def numbered(node: nodes.Element, kind: str, curriculum: Curriculum, page: Lesson) -> str:
    """The label in front of a caption ("Hình 1.2."), or "" if the book does not number."""
    numbers = curriculum.environment.toc_fignumbers.get(page.docname, {}).get(kind, {})
    ids: list[str] = node.get("ids", [])
    for name in ids:
        if name in numbers:
            number = ".".join(str(part) for part in numbers[name])
            return message(f"booklet.numbered-{kind}", number=number).in_language(curriculum.language)
    return ""


def equation_number(node: nodes.Element, curriculum: Curriculum, page: Lesson) -> str:
    """The number by which the text refers to an equation, as on the site; "" if it has none."""
    if not node.get("number"):
        return ""
    numbers = curriculum.environment.toc_fignumbers.get(page.docname, {}).get("displaymath", {})
    within = next((numbers[name] for name in node["ids"] if name in numbers), None)
    if within and curriculum.environment.config.math_numfig:
        return ".".join(map(str, within))
    return str(node["number"])
