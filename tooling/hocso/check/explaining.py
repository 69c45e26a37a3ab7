"""The rules' own documentation: the page of one, and the list of all."""

from hocso.check.rule import Rule
from hocso.check.rules import RULES
from hocso.check.selection import unknown_rule
from hocso.check.wording import book_rules, own_rules
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.message import Language, Message
from hocso.vietnamese.sentences import sentence_spans


def explain(code: str, curriculum: Curriculum | None = None) -> Message:
    """The page of a rule, by its code or name; with a ``curriculum`` also of that book's own wording rules."""
    ours = (*RULES, *own_rules())
    rules = (*ours, *(book_rules(curriculum, ours)[0] if curriculum else ()))
    for rule in rules:
        if code.strip().lower() in (rule.code.lower(), rule.name):
            return rule.page
    raise unknown_rule(code, rules)


def list_rules() -> Message:
    """A line a rule: code, name, severity, and the beginning of what it finds."""
    rules = sorted((*RULES, *own_rules()), key=lambda rule: rule.code)
    return Message(vi="\n".join(_line(rule, "vi") for rule in rules), en="\n".join(_line(rule, "en") for rule in rules))


def _line(rule: Rule, language: Language) -> str:
    severity = message(f"check.severity-{rule.severity}").in_language(language)
    what = " ".join(rule.what.in_language(language).split())
    start, end = sentence_spans(what)[0]
    return f"{rule.code}  {rule.name} ({severity}): {what[start:end]}"
