"""Large-print booklets of a module's lessons: one to read, and several to print two-up and fold.

Nothing is imported before it is asked for: a process that typesets comes through here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.publish.booklet.public import *  # noqa: F403
else:
    from hocso.offering import offering

    __getattr__ = offering(__name__)
