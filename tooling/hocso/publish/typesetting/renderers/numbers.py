"""The numbers of figures and tables, the same on paper as on the site."""

from docutils import nodes

from hocso.publish.typesetting.markup import words
from hocso.publish.typesetting.writing import Writing


def numbered(node: nodes.Element, kind: str, writing: Writing) -> str:
    """The label in front of a caption ("Hình 1.2. "), or "" if the book does not number."""
    numbers = writing.curriculum.environment.toc_fignumbers.get(writing.lesson.docname, {}).get(kind, {})
    ids: list[str] = node.get("ids", [])
    for name in ids:
        if name in numbers:
            number = ".".join(str(part) for part in numbers[name])
            return words(writing.word(f"numbered-{kind}", number=number) + " ")
    return ""
