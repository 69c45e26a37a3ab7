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
        (r"^No matches for '(?P<name>[^']*)'", "read.plain-no-target"),
        (r"^unknown document: '(?P<name>[^']*)'", "read.plain-no-target"),
        (r"^undefined label: '(?P<name>[^']*)'", "read.plain-no-target"),
        (r"^Found an unexpected `code-cell`", "read.plain-no-cells"),
        (r"^(?:No key|Glue reference) '(?P<name>[^']*)' (?:not )?found in", "read.plain-no-glue"),
        (r"^could not find bibtex key \"(?P<name>[^\"]*)\"", "read.plain-no-citation"),
        (r"^term not in glossary: '(?P<name>[^']*)'", "read.plain-no-term"),
        (r"^download file not readable: (?P<name>[^\[]*)(?: \[|$)", "read.plain-no-file"),
        (r"^Include file '(?P<name>[^']*)' not found", "read.plain-no-file"),
        (r"^Directive \"\w+\": file not found: '(?P<name>[^']*)'", "read.plain-no-file"),
        (r"^NotJSONError|^ValidationError: The notebook is invalid", "read.plain-no-notebook"),
        (r"Object of type (?P<name>\w+) is not JSON serializable", "read.plain-no-json"),
        (r"^RecursionError", "read.plain-too-deep"),
    )
)


def in_plain_words(remark: str) -> Message:
    """The remark itself when it is none of the commonest."""
    return _KNOWN.of(remark) or as_it_is(remark)
