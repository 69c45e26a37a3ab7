"""Numbering the figures of a book without opening its pages: Sphinx opens all of them whenever one has changed.

Of each page a skeleton is kept until it is read again: its sections, its contents, and what has a number of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector


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


def forget_skeletons(app: Sphinx) -> None:
    """Have the skeleton of a page forgotten when it is read again."""
    app.connect("env-purge-doc", lambda _app, env, docname: _kept(env).pop(docname, None))


class _Skeletons:
    """An environment whose doctrees are skeletons; in all else it is the one it stands before."""

    def __init__(self, env: BuildEnvironment) -> None:
        vars(self)["_env"] = env

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._env, name, value)

    def get_doctree(self, docname: str) -> nodes.Element:
        kept = _kept(self._env)
        if docname not in kept:
            kept[docname] = _by_itself(_skeleton(self._env.get_doctree(docname), self._env) or nodes.Element())
        return kept[docname]


def _by_itself(skeleton: nodes.Element) -> nodes.Element:
    """The skeleton without the way back to the page it is of, which would be kept with it."""
    for node in skeleton.findall():
        node.document = None  # type: ignore[assignment]  # as it is of a node that stands alone
    return skeleton


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


def _kept(env: BuildEnvironment) -> dict[str, nodes.Element]:
    skeletons: dict[str, nodes.Element] = vars(env).setdefault("hocso_skeletons", {})
    return skeletons
