"""Numbering the figures of a book without opening its pages: Sphinx opens all of them whenever one has changed.

Of each page a skeleton is kept when it is read: its sections, its contents, and what has a number of its own.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

_AFTER_ALL = 900
_BY_PAGES = TocTreeCollector.assign_figure_numbers


@contextmanager
def numbering_by_skeletons() -> Iterator[None]:
    """While this lasts Sphinx numbers figures by what is kept of the pages. It has no other place to step in."""
    patched: Any = TocTreeCollector
    before = patched.assign_figure_numbers  # another book may be open
    patched.assign_figure_numbers = _by_skeletons
    try:
        yield
    finally:
        patched.assign_figure_numbers = before


def _by_skeletons(collector: TocTreeCollector, env: BuildEnvironment) -> list[str]:
    return _BY_PAGES(collector, cast(BuildEnvironment, _Skeletons(env)))


def keep_skeletons(app: Sphinx) -> None:
    """Have the skeleton of each page kept as soon as it is read, also by a reader beside this process."""
    app.connect("doctree-read", _keep, _AFTER_ALL)
    app.connect("env-merge-info", _merge)
    app.connect("env-purge-doc", lambda _app, env, docname: _kept(env).pop(docname, None))


def _keep(app: Sphinx, doctree: nodes.document) -> None:
    skeleton = _skeleton(doctree, app.env) or nodes.Element()
    _kept(app.env)[app.env.docname] = _by_itself(skeleton)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    _kept(env).update((docname, _kept(other)[docname]) for docname in docnames)


class _Skeletons:
    """An environment whose doctrees are skeletons; in all else it is the one it stands before."""

    def __init__(self, env: BuildEnvironment) -> None:
        vars(self)["_env"] = env

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._env, name, value)

    def get_doctree(self, docname: str) -> nodes.Element:
        return _kept(self._env)[docname]


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
