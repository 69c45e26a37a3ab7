"""What stops the work. An ordinary fault in a lesson is a Finding, never an exception."""

from hocso.model.message import Message
from hocso.model.place import Place


class HocsoError(Exception):
    """Something outside the program (an author's file, the disk, a missing part) stops the work.

    The message says what is wrong and how to get on; ``place`` says where, if it is in a file.
    The command line shows it without a traceback and ends with exit code 2.
    """

    def __init__(self, message: Message, place: Place | None = None) -> None:
        super().__init__(f"{place}: {message.en}" if place else message.en)
        self.message = message
        self.place = place

    def __reduce__(self) -> tuple[type["HocsoError"], tuple[Message, Place | None]]:
        """A worker process hands its error back whole."""
        return type(self), (self.message, self.place)


class CannotRead(HocsoError):
    """The book could not be read at all: its configuration, contents or root is broken."""


class CannotSpeak(HocsoError):
    """A voice is missing, unknown or failed."""


class CannotReach(CannotSpeak):
    """A voice lives at a service that this machine cannot get to at all; nothing was said yet."""


class CannotPublish(HocsoError):
    """A target is unknown, cannot be written, or refuses a release."""
