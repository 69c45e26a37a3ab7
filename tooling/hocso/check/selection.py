"""Which rules count, and how severe each is: by code, by the beginning of a code, or by name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import cast, get_args

from hocso.check.rule import Rule
from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.model.finding import Severity
from hocso.model.settings import CheckSettings

NEAR = 5
"""So many rules are named to who asks for one that is not there."""
LIKE = 0.5
_BY_NAME = 99  # a whole name is as telling as can be


class UnknownRule(HocsoError):
    """Somebody asked for a rule that does not exist."""


class UnknownSeverity(HocsoError):
    """Somebody asked for a severity that does not exist."""


def is_chosen(rule: Rule, settings: CheckSettings) -> bool:
    """Whether a rule counts: the longest beginning that fits decides; without ``select`` all rules do."""
    selected = _fit(rule, settings.select) if settings.select else 0
    ignored = _fit(rule, settings.ignore)
    return selected is not None and (ignored is None or selected > ignored)


def severity_of(rule: Rule, settings: CheckSettings, release: bool) -> Severity:
    """The settings' severity for a rule, else its own."""
    length = _fit(rule, settings.severity)
    if length is None:
        return rule.severity_for(release)
    key = max((key for key in settings.severity if fits(rule, key)), key=lambda key: _length(rule, key))
    return cast(Severity, settings.severity[key])


def refuse_unknown(rules: Iterable[Rule], settings: CheckSettings) -> None:
    """UnknownRule or UnknownSeverity for what the settings name and nobody has."""
    known = list(rules)
    for words in (*settings.select, *settings.ignore, *settings.severity):
        if not any(fits(rule, words) for rule in known):
            raise unknown_rule(words, known)
    for severity in settings.severity.values():
        if severity not in get_args(Severity):
            known_ones = ", ".join(get_args(Severity))
            raise UnknownSeverity(message("check.unknown-severity", severity=severity, known=known_ones))


def unknown_rule(asked: str, rules: Iterable[Rule]) -> UnknownRule:
    """The error for a rule that nobody has, with those that may have been meant."""
    known = sorted(rules, key=lambda rule: rule.code)
    called = {rule.code.lower(): rule for rule in known} | {rule.name: rule for rule in known}
    likest = get_close_matches(asked.lower(), called, n=NEAR, cutoff=LIKE)
    if not likest:
        return UnknownRule(message("check.unknown-rule", code=asked))
    near = dict.fromkeys(f"{rule.code} {rule.name}" for rule in map(called.__getitem__, likest))
    return UnknownRule(message("check.unknown-rule-near", code=asked, near=", ".join(near)))


def fits(rule: Rule, words: str) -> bool:
    """Whether ``words`` mean the rule: its code, the beginning of it, or its name."""
    return rule.name == words or (bool(words) and rule.code.startswith(words.upper()))


def _fit(rule: Rule, selectors: Sequence[str] | Iterable[str]) -> int | None:
    return max((_length(rule, words) for words in selectors if fits(rule, words)), default=None)


def _length(rule: Rule, words: str) -> int:
    return _BY_NAME if rule.name == words else len(words)
