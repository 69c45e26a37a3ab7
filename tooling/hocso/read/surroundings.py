"""What pages depend on besides their own file: what they include, and which files there are to point at.

Sphinx asks the clock whether an included file changed, which a copy of an older one deceives; and a link that found
nothing, or found a page that is gone, it never looks at again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hocso.installation import files_of
from hocso.store import file_digest

_WORD = re.compile(r"[\w-]+")
_TEXTS = (".md", ".ipynb", ".rst", ".txt")


def note_surroundings(_app: Sphinx, env: BuildEnvironment) -> None:
    """On ``env-updated``: keep what there is now, for ``pages_in_other_surroundings`` of the next reading."""
    vars(env)["hocso_surroundings"] = (_names(env), _digests(env))


def pages_in_other_surroundings(env: BuildEnvironment) -> Iterator[str]:
    """The pages that include something else than when they were read, or name what came to the book or left it."""
    names, digests = _kept(env)
    now = _digests(env)
    changed = {name for name in {*digests, *now} if digests.get(name) != now.get(name)}
    moved = {max(_words(Path(name).stem), key=len, default="") for name in names ^ _names(env)}
    for docname in env.all_docs.keys() & env.found_docs:
        included = env.dependencies.get(docname, set())
        if changed & included or (moved and any(moved & _words(text) for text in _texts(env, docname, included))):
            yield docname


def _kept(env: BuildEnvironment) -> tuple[set[str], Mapping[str, str]]:
    kept: tuple[set[str], Mapping[str, str]] = vars(env).get("hocso_surroundings", (_names(env), {}))
    return kept


def _names(env: BuildEnvironment) -> set[str]:
    """All that a page may point at: the files there are, and those of them that are pages of the book."""
    root = Path(env.srcdir)
    return {path.relative_to(root).as_posix() for path in files_of(root)} | env.found_docs


def _digests(env: BuildEnvironment) -> dict[str, str]:
    """What the files hold that any page includes or shows, as far as they are there."""
    root = Path(env.srcdir)
    names: set[str] = set().union(*env.dependencies.values())
    return {name: file_digest(root / name) for name in names if (root / name).is_file()}


def _texts(env: BuildEnvironment, docname: str, included: Iterable[str]) -> Iterator[str]:
    """The page's source and the texts in it."""
    taken_in = (path for name in included if (path := Path(env.srcdir) / name).suffix in _TEXTS)
    for path in (Path(env.doc2path(docname)), *taken_in):
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(unquote(text)))
