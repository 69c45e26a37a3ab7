"""What happens at every save: the lesson that was touched is shown at once, then all that follows from it is made."""

import time
import traceback
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from hocso.cli.failures import tell, told
from hocso.cli.findings import print_findings
from hocso.cli.preview.board import Board, board_of
from hocso.cli.preview.desk import Desk, Sight
from hocso.cli.preview.server import Server
from hocso.cli.preview.watch import Watch
from hocso.cli.progress import progress
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.model.message import Message
from hocso.model.progress import Progress, Silent

LOOK_EVERY = 0.1


class Overtaken(Exception):
    """While something was made, a file was saved: what is made is not wanted any more."""


@dataclass
class UnlessOvertaken:
    """A progress that ends the work it is told of as soon as something was saved."""

    listener: Progress
    watch: Watch
    looked: float = 0.0

    def stage(self, message: Message, total: int | None = None) -> None:
        self._look()
        self.listener.stage(message, total)

    def advance(self, pieces: int = 1) -> None:
        self._look()
        self.listener.advance(pieces)

    def note(self, message: Message) -> None:
        self.listener.note(message)

    def _look(self) -> None:
        if time.monotonic() - self.looked > LOOK_EVERY:
            if self.watch.has_news():
                raise Overtaken
            self.looked = time.monotonic()


class Renewal:
    """Keeps what ``server`` shows as new as the files are. Whatever is wrong with them is shown, and ends nothing."""

    def __init__(self, session: Session, root: Path, desk: Desk, server: Server, watch: Watch) -> None:
        self.session = session
        self.root = root
        self.desk = desk
        self.server = server
        self.watch = watch
        self.board = Board(session.text)

    def renew(self, changed: Collection[Path]) -> None:
        began = time.monotonic()
        try:
            if self._glance(changed):
                self._say_done(began)
                self.server.give_way()
                began = time.monotonic()
            self._make()
            self._say_done(began)
        except Overtaken:
            pass  # the next call makes it
        except (HocsoError, OSError) as error:
            tell(self.session, error)
            self._excuse(told(self.session, error))
        except Exception:  # a fault of ours must not take away the pages that the writer works with
            traceback.print_exc()
            fault = message("cli.our-fault")
            self.session.print(fault, error=True)
            self._excuse(self.session.text(fault))

    def _glance(self, changed: Collection[Path]) -> bool:
        try:
            sight = self.desk.glance(changed, Silent()) if changed else None
        except (HocsoError, OSError):
            return False  # ``_make`` meets it too, and says it
        except Exception:  # a fault of ours; the long way may know better
            traceback.print_exc()
            return False
        if sight:
            self._show(sight)
        return sight is not None

    def _make(self) -> None:
        with progress(self.session) as shown:
            sight = self.desk.make(UnlessOvertaken(shown, self.watch))
        print_findings(self.session, self.root, sight.findings)
        self._show(sight)

    def _show(self, sight: Sight) -> None:
        self.board = board_of(sight.curriculum, sight.findings, self.session.text)
        self.server.show(self.board)

    def _excuse(self, trouble: str) -> None:
        """Say on every page why there is nothing newer; what was found before still counts."""
        self.board = replace(self.board, trouble=trouble)
        self.server.show(self.board)
        self.session.print(message("cli.still-serving"), error=True)

    def _say_done(self, began: float) -> None:
        self.session.print(message("cli.rebuilt", seconds=f"{time.monotonic() - began:.1f}"))
