"""Whatever is done to a book between two builds: the second makes what a first one would, byte for byte."""

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from changing_book import (
    EDITS,
    MEDDLING,
    build_elsewhere,
    build_it,
    difference,
    write_tiny_book,
)
from hocso.build import check
from hocso.model.errors import HocsoError
from hocso.narrate import workshop
from hocso.publish import TARGETS, USUAL

LONG = settings.get_current_profile_name() == "long"
LENGTHY = settings(
    max_examples=400 if LONG else 5,
    stateful_step_count=30 if LONG else 12,
    derandomize=not LONG,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink] if LONG else [Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NUMBERS = st.integers(0, 99)


class Builds(RuleBasedStateMachine):
    """A book that is edited, meddled with and built, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="hocso-again-"))
        self.root = self.folder / "book"

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def write(self) -> None:
        write_tiny_book(self.root)
        build_it(self.root, USUAL)

    @rule(name=st.sampled_from(sorted(EDITS)), number=NUMBERS)
    def edit(self, name: str, number: int) -> None:
        EDITS[name](self.root, number)

    @rule(name=st.sampled_from(sorted(MEDDLING)), number=NUMBERS)
    def meddle(self, name: str, number: int) -> None:
        MEDDLING[name](self.root, number)

    @rule(other=st.sampled_from(("site", "booklets", "notebooks", "forms")))
    def build_one_target(self, other: str) -> None:
        build_it(self.root, [other])

    @rule()
    def check(self) -> None:
        try:
            check(self.root)
        except HocsoError as error:
            note(error.message.en)

    @rule(others=st.sampled_from(sorted({*TARGETS} - {*USUAL})) if LONG else st.none())
    def compare(self, others: str | None) -> None:
        targets = [*USUAL, *filter(None, [others])]
        again = build_it(self.root, targets)
        assert not difference(again, build_elsewhere(self.root, self.folder / "copy", targets))


def test_a_build_makes_what_a_first_build_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "pool", lambda *_: ThreadPoolExecutor(1))  # the draft voice, without a new process
    run_state_machine_as_test(Builds, settings=LENGTHY)
