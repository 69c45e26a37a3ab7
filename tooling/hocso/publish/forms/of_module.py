"""The forms that each module with lessons has: who came, cards for the wall, a certificate."""

from collections.abc import Iterator

from docutils import nodes

from hocso.messages import message
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.publish.forms.sheet import Sheet


def taught(curriculum: Curriculum) -> Iterator[tuple[Module, list[Lesson]]]:
    """The modules that have lessons, with these: plain pages are no classes."""
    for module in curriculum.modules:
        lessons = [lesson for lesson in module.lessons if lesson.front]
        if lessons:
            yield module, lessons


def class_list(curriculum: Curriculum) -> Iterator[Sheet]:
    for module, lessons in taught(curriculum):
        listed = [{"number": lesson.number, "title": lesson.title} for lesson in lessons]
        yield Sheet(f"{module.slug}-class-list", "class-list", module, {"lessons": listed})


def cards(curriculum: Curriculum) -> Iterator[Sheet]:
    """What to keep in mind of each lesson, with its steps: to laminate for the stall or the wall."""
    for module, lessons in taught(curriculum):
        kept = [lesson for lesson in lessons if _reminders(lesson)]
        if kept:
            form = {"cards": [_card(lesson) for lesson in kept]}
            yield Sheet(f"{module.slug}-cards", "cards", module, form, tuple(kept))


def _card(lesson: Lesson) -> dict[str, object]:
    steps = [passage.title for passage in lesson.passages if passage.kind == "step" and passage.title]
    return {"page": lesson.docname, "title": lesson.title, "reminders": _reminders(lesson), "steps": steps}


def _reminders(lesson: Lesson) -> list[str]:
    """The entries of the lists in the boxes of things to remember; without a list, the paragraphs."""
    boxes = list(lesson.doctree.findall(ours.remember))
    items = _words(boxes, nodes.list_item)
    return items or _words(boxes, nodes.paragraph)


def _words(boxes: list[ours.remember], kind: type[nodes.Element]) -> list[str]:
    return [" ".join(node.astext().split()) for box in boxes for node in box.findall(kind)]


def certificate(curriculum: Curriculum) -> Iterator[Sheet]:
    """The keepsake of the site, on paper, in the same words."""

    def label(name: str) -> str:
        return message(f"site.keepsake-{name}").in_language(curriculum.language)

    for module, lessons in taught(curriculum):
        words = {name: label(name) for name in ("title", "name", "did", "helper", "honest")}
        form = {**words, "lessons": [lesson.title for lesson in lessons]}
        yield Sheet(f"{module.slug}-certificate", "certificate", module, form)
