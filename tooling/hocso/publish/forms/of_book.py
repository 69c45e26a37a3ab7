"""The forms that a whole book has: a mentor's log, a family's list, journeys, a poster."""

from collections.abc import Iterator

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.publish.forms.of_module import taught
from hocso.publish.forms.sheet import Sheet
from hocso.vietnamese.slugs import slug_of


def mentor_log(curriculum: Curriculum) -> Iterator[Sheet]:
    """One mentor, five people: the skills that some lesson serves, to tick and date, and a page of visits.

    Where no lesson names a skill, the rows are left to be written by hand.
    """
    if any(taught(curriculum)):
        yield Sheet("mentor-log", "mentor-log", None, {"skills": list(_served(curriculum))})


def _served(curriculum: Curriculum) -> Iterator[dict[str, object]]:
    for code, name in curriculum.skills.names.items():
        served = [
            (module, [lesson.number for lesson in listed if lesson.front and code in lesson.front.skills])
            for module, listed in taught(curriculum)
        ]
        lessons = [{"module": module.name, "numbers": numbers} for module, numbers in served if numbers]
        if lessons:
            yield {"code": code, "name": name, "lessons": lessons}


def family(curriculum: Curriculum) -> Iterator[Sheet]:
    """The same list, in the same words, as the site's page for a family."""

    def label(name: str) -> str:
        return message(f"site.family-{name}").in_language(curriculum.language)

    parts = [
        {
            "name": module.name,
            "title": module.title,
            "colour": module.look.colour,
            "lessons": [
                {"title": lesson.title, "objectives": lesson.front.objectives}
                for lesson in lessons
                if lesson.front and lesson.front.objectives
            ],
        }
        for module, lessons in taught(curriculum)
    ]
    if any(part["lessons"] for part in parts):
        words = {name: label(name) for name in ("title", "lead", "name")}
        yield Sheet("family", "family", None, {**words, "parts": parts})


def journeys(curriculum: Curriculum) -> Iterator[Sheet]:
    """A sheet a journey of ``skills.yml``: who has come how far."""
    for number, (name, steps) in enumerate(curriculum.skills.journeys.items(), 1):
        yield Sheet(f"journey-{slug_of(name) or number}", "journey", None, {"title": name, "steps": steps})


def poster(curriculum: Curriculum) -> Iterator[Sheet]:
    """The hours of the class, whom to call, and the way to the site; what is not set is left to be written by hand."""
    modules = [module for module, _ in taught(curriculum)] or curriculum.modules
    parts = [{"name": module.name, "title": module.title, "colour": module.look.colour} for module in modules]
    form = {"parts": parts, "reader": curriculum.settings.reader, "home": curriculum.home.docname}
    yield Sheet("poster", "poster", None, form, (curriculum.home,))
