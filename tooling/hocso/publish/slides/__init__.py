"""Slides of each lesson for the projector of a village hall: for a browser, as a PDF, for PowerPoint.

Nothing is imported before it is asked for: a process that makes a file for PowerPoint comes through here.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.publish.slides.public import *  # noqa: F403
else:
    from hocso.offering import offering

    __getattr__ = offering(__name__)
