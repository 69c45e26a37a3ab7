"""What Sphinx and MyST say, in words that an author who knows neither can use."""

import re

from hocso.messages import message
from hocso.model.message import Message

# The commonest remarks by far; the named groups fill the message. Anything else is passed on as it is.
_KNOWN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"Unknown directive type: '(?P<name>[^']*)'", "plain-unknown-directive"),
        (r"Unknown interpreted text role \"(?P<name>[^\"]*)\"", "plain-unknown-role"),
        (r"'(?P<name>[^']*)': Invalid options format", "plain-options-format"),
        (
            r"'(?P<name>[^']*)': Unknown option keys: \['(?P<option>[^']*)'.*allowed: \[(?P<known>[^\]]*)\]",
            "plain-unknown-option",
        ),
        (r"'(?P<name>[^']*)': Invalid option value for '(?P<option>[^']*)': (?P<value>.*?): ", "plain-option-value"),
        (r"'(?P<name>[^']*)': .*required", "plain-argument-missing"),
        (r"image file not readable: (?P<name>[^\[]*)(?: \[|$)", "plain-no-image"),
        (r"cross-reference target not found: '(?P<name>[^']*)'", "plain-no-target"),
        (r"^NotJSONError|^ValidationError: The notebook is invalid", "plain-no-notebook"),
        (r"Object of type (?P<name>\w+) is not JSON serializable", "plain-no-json"),
        (r"^RecursionError", "plain-too-deep"),
    )
)


def in_plain_words(remark: str) -> Message:
    """The remark itself when it is none of the known ones."""
    for pattern, key in _KNOWN:
        match = pattern.search(remark)
        if match:
            return message(f"read.{key}", **match.groupdict())
    bare = remark.rstrip(". ")  # what is said of it goes on with a full stop of its own
    return Message(vi=bare, en=bare)
