"""The trainer's guide of a module: its classes by the clock, with notes, answers and the learner's pages beside.

Nothing is imported before it is asked for: a process that typesets comes through here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.publish.guide.public import *  # noqa: F403
else:
    from hocso.offering import offering

    __getattr__ = offering(__name__)
