"""Asking a service that may be busy, slow, broken or out of reach: again, later each time, and never for ever.

A service that asks to be left alone (429, Retry-After) is left alone as long as it says. If that is too long to sit and
wait for, or it still refuses after some attempts, the run stops and says when to go on.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil
from time import sleep
from typing import Literal, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random

from hocso.messages import message
from hocso.model.errors import CannotReach, CannotSpeak
from hocso.model.message import Message

T = TypeVar("T")

# unreached: no connection; cut: it broke off or no answer came in time; refused: not now; barred: not at all;
# spoiled: an answer came, but no whole sound was in it.
Kind = Literal["unreached", "cut", "refused", "barred", "spoiled"]

ATTEMPTS = 6  # with the pauses below: something over a minute
ATTEMPTS_AT_FIRST = 2  # before the service was ever reached: without a network nobody should have to wait
LONGEST_WAIT = 120.0  # seconds that a run waits because the service says so
LOST = frozenset({"unreached", "cut"})  # nothing in them came from the service
BUSY = frozenset({408, 425, 429})

_pause = wait_exponential(multiplier=2, max=40) + wait_random(0, 2)


class Trouble(Exception):
    """One request went wrong. ``wait`` is for how many seconds the service wants to be left alone, if it says."""

    def __init__(self, kind: Kind, reason: object, wait: float | None = None) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason
        self.wait = wait


def trouble_of_status(status: int, headers: Mapping[str, str]) -> Trouble:
    """What an HTTP answer other than success means."""
    if status in BUSY or status >= 500:
        return Trouble("refused", status, seconds_to_wait(headers.get("Retry-After", ""), datetime.now(UTC)))
    return Trouble("barred", status)


def seconds_to_wait(retry_after: str, now: datetime) -> float | None:
    """What a Retry-After header asks for, in either of its forms (RFC 9110); None if it asks for nothing."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


class Persistence:
    """How one engine asks its ``service``, which is what people call it: ``Google``."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._reached = False
        self._given_up = False  # then it is asked once and not again and again, until it answers

    def ask(self, request: Callable[[], T]) -> T:
        """What ``request`` gives, which raises Trouble if it fails. CannotReach or CannotSpeak if it keeps failing."""
        attempts = Retrying(
            retry=retry_if_exception_type(Trouble), stop=self._enough, wait=_longer, sleep=sleep, reraise=True
        )
        try:
            found = attempts(request)
        except Trouble as trouble:
            self._given_up = True
            raise self._stopped(trouble) from trouble
        self._reached, self._given_up = True, False
        return found

    def _enough(self, state: RetryCallState) -> bool:
        trouble = _trouble_of(state)
        self._reached = self._reached or trouble.kind not in LOST
        attempts = ATTEMPTS if self._reached else ATTEMPTS_AT_FIRST
        enough = self._given_up or state.attempt_number >= attempts
        return enough or trouble.kind == "barred" or (trouble.wait or 0) > LONGEST_WAIT

    def _stopped(self, trouble: Trouble) -> CannotSpeak:
        fields = {"service": self._service, "reason": trouble.reason, "when": _when(trouble.wait)}
        if not self._reached:
            return CannotReach(message("narrate.online-unreached", **fields))
        if trouble.kind in LOST:
            return CannotSpeak(message("narrate.online-lost", **fields))
        return CannotSpeak(message(f"narrate.online-{trouble.kind}", **fields))


def _longer(state: RetryCallState) -> float:
    """The pause before the next attempt: longer each time, never the same, and no shorter than asked for."""
    return max(_pause(state), _trouble_of(state).wait or 0)


def _trouble_of(state: RetryCallState) -> Trouble:
    trouble = state.outcome.exception() if state.outcome else None
    assert isinstance(trouble, Trouble)  # nothing else is tried again
    return trouble


def _when(wait: float | None) -> Message:
    """When to go on, for a person."""
    if wait is None:
        return message("narrate.in-an-hour")
    minutes = max(1, ceil(wait / 60))
    if minutes < 120:
        return message("narrate.in-minutes", minutes=minutes)
    return message("narrate.in-hours", hours=ceil(minutes / 60))
