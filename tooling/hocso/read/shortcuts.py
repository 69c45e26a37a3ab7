"""Shorter ways through libraries, to the same results."""

import json
import marshal
from collections.abc import Callable
from functools import cache
from types import CodeType, SimpleNamespace
from typing import Any

import fastjsonschema
from nbformat import json_compat
from sphinx.application import Sphinx
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx_external_toc import collectors

from hocso.prepared import prepared
from hocso.store import digest


@cache
def take_shortcuts() -> None:
    """For all that this process reads from now on."""
    vars(json_compat)["fastjsonschema"] = SimpleNamespace(compile=_check_by)
    collectors.disable_builtin_toctree_collector = _disable_toctree_collectors


def _check_by(schema: dict[str, Any]) -> Callable[..., Any]:
    """What checks notebooks, for nbformat: it would write the code for its schema anew in every process.

    The library can give that code away, to be kept. What checks is called ``validate`` there if the schema has no name.
    """
    if "id" in schema or "$id" in schema:
        return fastjsonschema.compile(schema)
    name = f"schema-{digest(json.dumps(schema))[:16]}"
    space: dict[str, Any] = {}
    exec(marshal.loads(prepared(name, lambda: marshal.dumps(_compiled(schema)))), space)
    check: Callable[..., Any] = space["validate"]
    return check


def _compiled(schema: dict[str, Any]) -> CodeType:
    code: CodeType = compile(fastjsonschema.compile_to_code(schema), "<schema>", "exec")
    return code


def _disable_toctree_collectors(app: Sphinx) -> None:
    """Sphinx's own, for those of an external table of contents: who listens is asked, not every object there is."""
    listeners = [listener.handler for of_event in app.events.listeners.values() for listener in of_event]
    owners = {id(owner): owner for owner in (getattr(handler, "__self__", None) for handler in listeners)}
    for owner in owners.values():
        if isinstance(owner, TocTreeCollector) and owner.listener_ids is not None:
            owner.disable(app)
