"""``{fact}`` prints a value of ``facts.yml``; ``{say}`` shows one text and says another."""

import difflib
import re

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.model.facts import Fact
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.places import place_of
from hocso.read.problems import add_problem, book_facts
from hocso.read.unreadable import page_path

_FACT = re.compile(r"\{fact\}`([^`]+)`")
_SAY = re.compile(r"^(?P<shown>.+?)\s*<(?P<spoken>[^<>]+)>$", re.DOTALL)

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]


class FactRole(SphinxRole):
    """``{fact}`key```: the value, or the key itself and a problem when there is no such fact."""

    def run(self) -> RoleResult:
        key = self.text.strip()
        fact = fact_of(self.env, key, self.lineno)
        if fact is None:
            return [hocso.fact(key, key, key=key, checked="", source="", known=False)], []
        node = hocso.fact(key, fact.value, key=key, checked=fact.checked.isoformat(), source=fact.source, known=True)
        return [node], []


class SayRole(SphinxRole):
    """``{say}`what stands <what is said>```."""

    def run(self) -> RoleResult:
        match = _SAY.match(self.text)
        if match is None:
            text = message("read.say-form", text=self.text)
            _complain(self.env, "bad-directive", self.rawtext, self.lineno, {"directive": "say", "text": text})
            return [nodes.Text(self.text)], []
        return [hocso.say(self.text, match["shown"], spoken=" ".join(match["spoken"].split()))], []


def fact_of(env: BuildEnvironment, key: str, line: int) -> Fact | None:
    """The fact that a line asks for; None and a problem when there is no such fact."""
    facts = book_facts(env)
    if key not in facts:
        near = ", ".join(difflib.get_close_matches(key, facts, n=3, cutoff=0.3)) or ", ".join(sorted(facts)[:5])
        _complain(env, "unknown-fact", f"{{fact}}`{key}`", line, {"key": key, "known": near})
    return facts.get(key)


def with_facts(env: BuildEnvironment, text: str, line: int) -> tuple[str, tuple[str, ...]]:
    """Text that no markup is looked for in, with the value of each ``{fact}``; and the keys of those there are."""
    asked = [(match[0], fact_of(env, match[1].strip(), line)) for match in _FACT.finditer(text)]
    for written, fact in asked:
        text = text.replace(written, fact.value if fact else written.partition("`")[2].strip("` "))
    return text, tuple(fact.key for _, fact in asked if fact)


def _complain(env: BuildEnvironment, kind: str, written: str, line: int, fields: dict[str, str | Message]) -> None:
    """Note a fault of a role, at the place where it is ``written`` in the paragraph of a line."""
    add_problem(env, Problem(kind, Place(page_path(env, env.docname), *place_of(env, line, written)), fields))
