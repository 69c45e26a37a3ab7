"""What YAML's parser finds fault with, in words that an author who does not know YAML can use."""

import yaml

from hocso.messages.plain import PlainWords, as_it_is
from hocso.model.message import Message

_KNOWN = PlainWords(
    (
        (r"mapping values are not allowed here", "yaml.colon"),
        (r"could not find expected ':'", "yaml.no-colon"),
        (r"found character '\\t' that cannot start any token", "yaml.tab"),
        (r"found character '.+' that cannot start any token", "yaml.sign"),
        (r"expected <block end>, but found|(sequence entries|mapping keys) are not allowed here", "yaml.indent"),
        (r"expected ',' or '[\]}]'|expected the node content, but found", "yaml.bracket"),
        (r"found unexpected (end of stream|document separator)", "yaml.quote"),
        (r"found undefined alias|expected alphabetic or numeric character, but found", "yaml.alias"),
        (r"found unknown escape character|expected escape sequence", "yaml.escape"),
        (r"could not determine a constructor for the tag|found undefined tag handle|expected '[! ]'", "yaml.tag"),
        (r"expected a single document|expected '<document start>'", "yaml.documents"),
        (r"found unhashable key", "yaml.key"),
        (r"too many (levels|values|digits)", "yaml.too-much"),
    )
)


def in_authors_words(error: yaml.YAMLError) -> Message:
    """What the error finds fault with; its own words, in one line, where they are none of the known ones."""
    problem = str((isinstance(error, yaml.MarkedYAMLError) and error.problem) or error)
    context = isinstance(error, yaml.MarkedYAMLError) and error.context
    return _KNOWN.of(f"{context}: {problem}") or as_it_is(problem.partition("\n")[0] or type(error).__name__)


def mark_of(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where the fault was found; None if the error does not say. Lines and columns count from 0."""
    return error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
