"""Voices of other packages: each an entry point of the group ``hocso.engines`` that names an ``Engine``.

Nothing is looked for or loaded unless a voice is asked for that is not one of ours.
"""

from hocso.messages import message
from hocso.model.errors import CannotSpeak

GROUP = "hocso.engines"


def offered() -> tuple[str, ...]:
    """The names of other packages' voices; loads none of them."""
    from importlib.metadata import entry_points  # reads every installed package's list: not for a build that needs none

    return tuple(sorted(entry_points(group=GROUP).names))


def offered_engine(name: str) -> object | None:
    """What another package offers under this name; None if there is none. CannotSpeak if it cannot be loaded."""
    from importlib.metadata import entry_points

    for point in entry_points(group=GROUP, name=name):
        try:
            found: object = point.load()
        except Exception as error:  # it is another package's code that runs here
            raise CannotSpeak(message("narrate.broken-engine", name=name, reason=error)) from error
        return found
    return None
