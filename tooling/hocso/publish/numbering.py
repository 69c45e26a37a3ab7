"""The numbers of figures and tables, the same in every target."""

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
