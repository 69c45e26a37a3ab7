"""Competence frameworks, groups of learners and journeys, as ``skills.yml`` lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Framework:
    """An official list of competences: ``codes`` maps each code to its name."""

    key: str
    name: str
    source: str
    codes: Mapping[str, str]


@dataclass(frozen=True)
class Skills:
    """What lessons may name under ``skills:`` (as ``FRAMEWORK:CODE``) and ``audience:``. Empty without a file.

    ``journeys``: what a person reaches one after the other, by the name of the whole; they are ticked on a form.
    """

    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    journeys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names(self) -> Mapping[str, str]:
        """The name of every skill by ``FRAMEWORK:CODE``, in the order of the file."""
        return {
            f"{framework.key}:{code}": name
            for framework in self.frameworks.values()
            for code, name in framework.codes.items()
        }
