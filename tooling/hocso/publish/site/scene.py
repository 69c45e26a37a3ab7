"""Everything the writing of one page needs to know, in one value."""

from collections.abc import Callable
from dataclasses import dataclass

from hocso.messages import message
from hocso.model.curriculum import Look
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.publish.site.labels import Labels
from hocso.publish.site.sound import Sounds


@dataclass(frozen=True)
class Scene:
    """A page while it is written. ``tell`` passes on what the page had to go without."""

    lesson: Lesson
    look: Look
    labels: Labels
    sounds: Sounds
    tell: Callable[[Message], None]

    def note(self, name: str, **fields: object) -> None:
        self.tell(message(f"site.{name}", path=self.lesson.path, **fields))
