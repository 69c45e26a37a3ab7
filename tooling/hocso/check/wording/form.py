"""What may stand in a wording file: its keys, and what each must look like."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, NamedTuple

from hocso.check.phrases import GAP, can_be_found, tidy
from hocso.check.scope import SCOPES
from hocso.messages import message
from hocso.model.message import Message


class Form(NamedTuple):
    """Whether a value has the form its key asks for, and that form in words."""

    fits: Callable[[Any], bool]
    expected: Message


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_code(value: Any) -> bool:
    letters = value.rstrip("0123456789") if isinstance(value, str) else ""
    return letters.isascii() and letters.isupper() and letters.isalpha() and len(letters) < len(value)


def is_phrases(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(is_text(one) and can_be_found(one) for one in value)


def is_replacements(value: Any) -> bool:
    """Right words, each with a list of wrong ones. Nothing replaces a gap, so there is none."""
    if not isinstance(value, dict) or not value:
        return False
    whole = all(is_text(right) and is_phrases(row) for right, row in value.items())
    return whole and not any(GAP in tidy(one) for row in value.values() for one in row)


def is_ways(value: Any) -> bool:
    """Two ways to say a thing or more, each a word or a list of words."""
    return isinstance(value, list) and len(value) > 1 and all(is_phrases(way_of(way)) for way in value)


def way_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1000


def is_scopes(value: Any) -> bool:
    names = value if isinstance(value, list) else [value]
    return bool(names) and all(isinstance(name, str) and name in SCOPES for name in names)


def is_in_both_languages(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"vi", "en"} and all(is_text(text) for text in value.values())


def one_of(*known: str) -> Form:
    return Form(
        lambda value: isinstance(value, str) and value in known, message("check.form-choice", known=", ".join(known))
    )


def message_with(*names: str) -> Form:
    """A text in both languages whose ``{fields}`` are among these."""
    return Form(
        lambda value: is_in_both_languages(value) and all(fields(text) <= set(names) for text in value.values()),
        message("check.form-message", known=", ".join(f"{{{name}}}" for name in names)),
    )


def fields(template: str) -> set[str]:
    """The fields of a message; a lone brace, and one that is formatted, is a field that no message has."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return {template}
    return {f"{name}{form or ''}{change or ''}" for _, name, form, change in parts if name is not None}


TEXT = Form(is_text, message("check.form-text"))
BOTH_LANGUAGES = Form(is_in_both_languages, message("check.form-both-languages"))
PHRASES = Form(is_phrases, message("check.form-phrases"))
REPLACEMENTS = Form(is_replacements, message("check.form-replacements"))
WAYS = Form(is_ways, message("check.form-ways"))
COUNT = Form(is_count, message("check.form-count"))

COMMON: Mapping[str, Form] = {
    "code": Form(is_code, message("check.form-code")),
    "kind": TEXT,
    "severity": one_of("error", "warning", "note"),
    "what": BOTH_LANGUAGES,
    "why": BOTH_LANGUAGES,
    "except": PHRASES,
    "scope": Form(is_scopes, message("check.form-choice", known=", ".join(SCOPES))),
    "pages": one_of("all", "lessons"),
    "bad": TEXT,
    "good": TEXT,
}
"""The keys that every kind has; a kind adds ``message``, with the fields it fills, and its own."""
