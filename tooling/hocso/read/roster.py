"""What each page says of itself, known before Sphinx parses it."""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hocso.model.place import Place
from hocso.model.problem import Problem
from hocso.read.front_matter import PageMatter, parse_front_matter
from hocso.read.places import begin_page
from hocso.read.problems import add_problem
from hocso.read.unreadable import page_path
from hocso.store import digest


def note_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """On ``source-read``: parse the front matter once, keep it, and keep broken YAML from the parsers behind."""
    path = page_path(app.env, docname)
    raw = Path(app.env.doc2path(docname)).read_bytes()
    _digests(app.env)[docname] = digest(raw)
    fault = _not_utf8(raw)
    if fault:
        add_problem(app.env, Problem("not-utf8", Place(path, fault)))
    matter = parse_front_matter(source[0], path)
    _matters(app.env)[docname] = matter
    for problem in matter.problems:
        add_problem(app.env, problem)
    if not matter.readable:
        source[0] = _without_block(source[0])
    begin_page(app.env, source[0])


def changed_pages(env: BuildEnvironment) -> Iterator[str]:
    """The pages that hold other bytes than when they were read. Sphinx asks the clock, which an older copy of a page,
    moved in place of the newer one, deceives."""
    for docname, known in _digests(env).items():
        path = Path(env.doc2path(docname))
        if docname in env.found_docs and path.is_file() and digest(path.read_bytes()) != known:
            yield docname


def _not_utf8(raw: bytes) -> int | None:
    """The line of the first byte that is not UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return raw[: error.start].count(b"\n") + 1
    return None


def _without_block(source: str) -> str:
    """The page with its broken front matter replaced by as many empty lines, so that places stay true."""
    lines = source.splitlines(keepends=True)
    end = next((n for n, row in enumerate(lines[1:], 1) if row.strip() in ("---", "...")), 0)
    return "\n" * (end + 1) + "".join(lines[end + 1 :])


def page_matter(env: BuildEnvironment, docname: str) -> PageMatter:
    return _matters(env).get(docname) or PageMatter(None, {}, ())


def purge_matter(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _matters(env).pop(docname, None)
    _digests(env).pop(docname, None)


def merge_matter(_app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    _matters(env).update({name: _matters(other)[name] for name in docnames if name in _matters(other)})
    _digests(env).update({name: _digests(other)[name] for name in docnames if name in _digests(other)})


def _matters(env: BuildEnvironment) -> dict[str, PageMatter]:
    matters: dict[str, PageMatter] = vars(env).setdefault("hocso_matter", {})
    return matters


def _digests(env: BuildEnvironment) -> dict[str, str]:
    digests: dict[str, str] = vars(env).setdefault("hocso_digests", {})
    return digests
