"""The check: what a careful editor would say about a book that was read.

Nothing is imported before it is asked for: findings of the last check are shown again without any rule.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.check.public import *  # noqa: F403
else:
    from hocso.offering import offering

    __getattr__ = offering(__name__)
