"""Where pages are going to lie."""

from typing import Literal

Medium = Literal["web", "disk", "alone"]
"""On a web server; in a folder that is opened from a disk; or each by itself, a file to send about."""
