"""Build the book in this folder as ``hocso build`` does, and print the seconds of every stage as JSON.

``compare.py`` calls it in a process of its own. ``imports`` is what the stages need before they begin; what the
stages import while they work is in their time. What a copy of the process does beside them (on Linux it looks for
faults) is in none.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

BEGAN = time.perf_counter()

from hocso.compiled import keep_compiled  # noqa: E402

keep_compiled()

from hocso.build import build_anew, our_stages  # noqa: E402
from hocso.messages import message  # noqa: E402
from hocso.model.message import Message  # noqa: E402
from hocso.model.progress import Silent  # noqa: E402


@dataclass
class Clock(Silent):
    """Seconds by stage. Code cells are a stage of their own, which the reading tells of."""

    seconds: dict[str, float] = field(default_factory=dict)
    running: str = ""
    since: float = 0.0

    def stage(self, message: Message, total: int | None = None) -> None:  # noqa: ARG002
        if self.running in ("read", "cells"):
            self.switch("cells" if message == CELLS else "read")

    def switch(self, name: str) -> None:
        now = time.perf_counter()
        if self.running:
            self.seconds[self.running] = self.seconds.get(self.running, 0.0) + now - self.since
        self.running, self.since = name, now

    def timing(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            self.switch(name)
            try:
                made = work(*arguments)
                return list(made) if name in targets else made
            finally:
                self.switch("")

        return timed


CELLS = message("read.stage-cells")
ours = our_stages()
targets = set(ours.targets)
clock = Clock({"imports": time.perf_counter() - BEGAN})
stages = replace(
    ours,
    read=clock.timing("read", ours.read),
    check=lambda curriculum, release: clock.timing("check", ours.check(curriculum, release)),
    narrate=clock.timing("narrate", ours.narrate),
    join=clock.timing("join", ours.join),
    targets={name: clock.timing(name, target) for name, target in ours.targets.items()},
)

if __name__ == "__main__":
    build_anew(Path.cwd(), progress=clock, stages=stages)
    clock.switch("")
    print(json.dumps(clock.seconds), file=sys.stdout)
