"""Changing facts that lessons quote, and the words that need explaining or a reading of their own."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Certainty = Literal["sure", "one-source", "unchecked"]


@dataclass(frozen=True)
class Fact:
    """One value that may change: a hotline, a fee, a limit, a law.

    ``holds_days`` is how long after ``checked`` the value may be printed without another look. ``phone``: it is
    a number to call, which booklets print large.
    """

    key: str
    value: str
    meaning: str
    source: str
    checked: dt.date
    holds_days: int
    certainty: Certainty
    phone: bool = False

    @property
    def expires(self) -> dt.date:
        return self.checked + dt.timedelta(days=self.holds_days)
