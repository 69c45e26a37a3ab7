"""``{fact}`` prints a value of ``facts.yml``; ``{say}`` shows one text and says another."""

import difflib
import re

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from hocso.messages import message
from hocso.model import nodes as hocso
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.places import plain_line
from hocso.read.problems import add_problem, book_facts
from hocso.read.unreadable import page_path

_SAY = re.compile(r"^(?P<shown>.+?)\s*<(?P<spoken>[^<>]+)>$", re.DOTALL)

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]


class FactRole(SphinxRole):
    """``{fact}`key```: the value, or the key itself and a problem when there is no such fact."""

    def run(self) -> RoleResult:
        key = self.text.strip()
        facts = book_facts(self.env)
        fact = facts.get(key)
        if fact is None:
            near = ", ".join(difflib.get_close_matches(key, facts, n=3, cutoff=0.3)) or ", ".join(sorted(facts)[:5])
            _complain(self, "unknown-fact", {"key": key, "known": near})
            return [hocso.fact(key, key, key=key, checked="", source="", known=False)], []
        node = hocso.fact(key, fact.value, key=key, checked=fact.checked.isoformat(), source=fact.source, known=True)
        return [node], []


class SayRole(SphinxRole):
    """``{say}`what stands <what is said>```."""

    def run(self) -> RoleResult:
        match = _SAY.match(self.text)
        if match is None:
            text = message("read.say-form", text=self.text)
            _complain(self, "bad-directive", {"directive": "say", "text": text})
            return [nodes.Text(self.text)], []
        return [hocso.say(self.text, match["shown"], spoken=" ".join(match["spoken"].split()))], []


def _complain(role: SphinxRole, kind: str, fields: dict[str, str | Message]) -> None:
    place = Place(page_path(role.env, role.env.docname), plain_line(role.env, role.lineno))
    add_problem(role.env, Problem(kind, place, fields))
