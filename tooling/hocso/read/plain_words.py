"""What Sphinx and MyST say, in words that an author who knows neither can use."""

from hocso.messages.plain import PlainWords, as_it_is
from hocso.model.message import Message

_KNOWN = PlainWords(
    (
        (r"Unknown directive type: '(?P<name>[^']*)'", "read.plain-unknown-directive"),
        (r"Unknown interpreted text role \"(?P<name>[^\"]*)\"", "read.plain-unknown-role"),
        (r"'(?P<name>[^']*)': Invalid options format", "read.plain-options-format"),
        (
            r"'(?P<name>[^']*)': Unknown option keys: \['(?P<option>[^']*)'.*allowed: \[(?P<known>[^\]]*)\]",
            "read.plain-unknown-option",
        ),
        (
            r"'(?P<name>[^']*)': Invalid option value for '(?P<option>[^']*)': (?P<value>.*?): ",
            "read.plain-option-value",
        ),
        (r"'(?P<name>[^']*)': .*required", "read.plain-argument-missing"),
        (r"image file not readable: (?P<name>[^\[]*)(?: \[|$)", "read.plain-no-image"),
        (r"cross-reference target not found: '(?P<name>[^']*)'", "read.plain-no-target"),
        (r"^NotJSONError|^ValidationError: The notebook is invalid", "read.plain-no-notebook"),
        (r"Object of type (?P<name>\w+) is not JSON serializable", "read.plain-no-json"),
        (r"^RecursionError", "read.plain-too-deep"),
    )
)


def in_plain_words(remark: str) -> Message:
    """The remark itself when it is none of the commonest."""
    return _KNOWN.of(remark) or as_it_is(remark)
