"""Numbering the figures of a book without opening its pages: Sphinx opens all of them whenever one has changed.

Of each page that is read a skeleton is kept: its sections, its contents, and what has a number of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

LAST = 1000
"""Others put contents into a page when it has been read; nobody has come later than this."""


@contextmanager
def numbering_by_skeletons() -> Iterator[None]:
    """While this lasts Sphinx numbers figures by what is kept of the pages. It has no other place to step in."""
    by_pages = TocTreeCollector.assign_figure_numbers

    def by_skeletons(collector: TocTreeCollector, env: BuildEnvironment) -> list[str]:
        return by_pages(collector, cast(BuildEnvironment, _Skeletons(env)))

    patched: Any = TocTreeCollector
    patched.assign_figure_numbers = by_skeletons
    try:
        yield
    finally:
        patched.assign_figure_numbers = by_pages


def keep_skeletons(app: Sphinx) -> None:
    """Have a skeleton kept of each page that the application reads."""
    app.connect("doctree-read", _note, LAST)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)


def _note(app: Sphinx, document: nodes.document) -> None:
    _skeletons(app.env)[app.env.docname] = _skeleton(document, app.env) or nodes.Element()


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _skeletons(env).pop(docname, None)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    _skeletons(env).update({name: _skeletons(other)[name] for name in docnames if name in _skeletons(other)})


class _Skeletons:
    """An environment whose doctrees are skeletons; in all else it is the one it stands before."""

    def __init__(self, env: BuildEnvironment) -> None:
        vars(self)["_env"] = env

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._env, name, value)

    def get_doctree(self, docname: str) -> nodes.Element:
        return _skeletons(self._env).get(docname) or self._env.get_doctree(docname)


def _skeleton(node: nodes.Element, env: BuildEnvironment) -> nodes.Element | None:
    """The node with what is counted in it; None if that is nothing."""
    counted = any(domain.get_enumerable_node_type(node) for domain in env.domains.values())
    inside = [_skeleton(child, env) for child in node.children if isinstance(child, nodes.Element)]
    kept = [child for child in inside if child is not None]
    if not (kept or counted or isinstance(node, nodes.section | addnodes.toctree)):
        return None
    bare = nodes.Element() if isinstance(node, nodes.document) else node.copy()
    captions = (child for child in node.children if counted and isinstance(child, nodes.caption | nodes.title))
    bare.extend([*(caption.deepcopy() for caption in captions), *kept])
    return bare


def _skeletons(env: BuildEnvironment) -> dict[str, nodes.Element]:
    skeletons: dict[str, nodes.Element] = vars(env).setdefault("hocso_skeletons", {})
    return skeletons
