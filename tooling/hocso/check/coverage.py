"""Which lessons serve each skill of the book's frameworks, and each group of learners."""

from dataclasses import dataclass

from hocso.check.anatomy import lessons
from hocso.model.curriculum import Curriculum
from hocso.model.skills import Framework


@dataclass(frozen=True)
class Served:
    """A skill, or a group of learners, and the addresses of the lessons for it in the order of the contents."""

    key: str
    name: str
    lessons: tuple[str, ...]

    @property
    def thin(self) -> bool:
        """Whether one lesson at most is for it: if that one is left out, nothing is."""
        return len(self.lessons) < 2


@dataclass(frozen=True)
class FrameworkCoverage:
    """The skills of one framework, in its own order."""

    key: str
    name: str
    source: str
    skills: tuple[Served, ...]


@dataclass(frozen=True)
class Coverage:
    """All that ``skills.yml`` lists. Skills that it lacks are another rule's."""

    frameworks: tuple[FrameworkCoverage, ...]
    audiences: tuple[Served, ...]


def coverage(curriculum: Curriculum) -> Coverage:
    """How the book's lessons cover its ``skills.yml``; empty without one."""
    skills = curriculum.skills
    return Coverage(
        frameworks=tuple(_framework(curriculum, framework) for framework in skills.frameworks.values()),
        audiences=tuple(
            Served(key, name, tuple(page.address for page, front in lessons(curriculum) if key in front.audience))
            for key, name in skills.audiences.items()
        ),
    )


def _framework(curriculum: Curriculum, framework: Framework) -> FrameworkCoverage:
    def serving(skill: str) -> tuple[str, ...]:
        return tuple(page.address for page, front in lessons(curriculum) if skill in front.skills)

    skills = tuple(Served(code, name, serving(f"{framework.key}:{code}")) for code, name in framework.codes.items())
    return FrameworkCoverage(framework.key, framework.name, framework.source, skills)
