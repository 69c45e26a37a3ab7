"""What one page holds, references resolved: as it was kept when nothing that decides it has changed, else anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from hocso.both_ends import from_both_ends
from hocso.model.lesson import Passage, Unspoken
from hocso.model.problem import Problem
from hocso.read.glued import find_glued_pictures
from hocso.read.outline import outline, unspoken
from hocso.read.problems import WarningsAsProblems, book_language
from hocso.read.resolved import Resolved, circumstances_of
from hocso.read.unreadable import page_path, unreadable
from hocso.store import digest, file_digest


@dataclass(frozen=True)
class Matter:
    """What everyone asks of a page: see ``Lesson``, which takes it over."""

    fingerprint: str
    passages: tuple[Passage, ...]
    unspoken: tuple[Unspoken, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class ReadPage:
    """A page's matter, and its resolved doctree, opened when it is asked for."""

    matter: Matter
    opened: Callable[[], nodes.document]


class PageReader:
    """Resolves the pages of an application that has read them. Pages that break down while they are resolved are
    empty, and a problem in ``broken``.

    With a ``folder`` what comes of it is kept there, but for pages that set off a warning, which is to be heard each
    time.
    """

    def __init__(self, app: Sphinx, folder: Path | None = None, heard: WarningsAsProblems | None = None) -> None:
        self.broken: list[Problem] = []
        self._app = app
        self._heard = heard
        self._resolved = Resolved(folder) if folder else None
        self._circumstances = circumstances_of(app.env) if folder else ""

    def pages(self, docnames: Sequence[str]) -> Mapping[str, ReadPage]:
        """The pages by docname. Many that are to be resolved anew are shared with a copy of this process."""
        resolved = self._resolved
        if resolved is None:
            return {docname: self._unkept(docname) for docname in docnames}
        keys = {docname: self._key(docname) for docname in docnames}
        pages: dict[str, ReadPage] = {}

        def here(docname: str) -> None:
            pages[docname] = self._page(docname, keys[docname], resolved)

        def there(docname: str) -> None:
            self._anew(docname, keys[docname], resolved)

        from_both_ends([docname for docname in docnames if not resolved.has(keys[docname])], here, there)
        return {docname: pages.get(docname) or self._page(docname, keys[docname], resolved) for docname in docnames}

    def _key(self, docname: str) -> str:
        return digest(self._circumstances, docname, _bytes_of(self._app.env, docname))

    def _page(self, docname: str, key: str, resolved: Resolved) -> ReadPage:
        matter = resolved.matter(key)
        if isinstance(matter, Matter):
            return ReadPage(matter, resolved.opening(key, self._app.env, docname))
        return self._anew(docname, key, resolved)

    def _anew(self, docname: str, key: str, resolved: Resolved) -> ReadPage:
        said = self._said()
        page = self._unkept(docname)
        if self._said() > said or not resolved.keep(key, page.matter, page.opened()):
            return page
        return ReadPage(page.matter, resolved.opening(key, self._app.env, docname))

    def _unkept(self, docname: str) -> ReadPage:
        doctree = self._resolve(docname)
        return ReadPage(self._matter(docname, doctree), lambda: doctree)

    def close(self) -> None:
        """Have what no page needs any more forgotten."""
        if self._resolved:
            self._resolved.forget_unused()

    def _said(self) -> int:
        """How much there was to complain of so far."""
        return len(self.broken) + (self._heard.count if self._heard else 0)

    def _resolve(self, docname: str) -> nodes.document:
        """A page with its references found; an empty one, and a problem in ``broken``, where that breaks down."""
        app, env = self._app, self._app.env
        doctree = env.get_doctree(docname)
        try:
            env.get_and_resolve_doctree(docname, app.builder, doctree=doctree)
            app.builder.post_process_images(doctree)
            find_glued_pictures(doctree, env)
        except Exception as error:
            self.broken.append(unreadable(error, page_path(env, docname)))
            doctree.children = []
        env._pickled_doctree_cache.pop(docname, None)  # nor does anyone ask Sphinx for it again
        return doctree

    def _matter(self, docname: str, doctree: nodes.document) -> Matter:
        env = self._app.env
        numbers = (env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname))
        return Matter(
            fingerprint=digest(_bytes_of(env, docname), doctree.pformat(), repr(numbers)),
            passages=outline(doctree, book_language(self._app.config)),
            unspoken=unspoken(doctree),
            files=tuple(dict.fromkeys(_files_of(doctree, env, docname))),
        )


def _bytes_of(env: BuildEnvironment, docname: str) -> str:
    """A digest of the page's source, and of what Sphinx kept of it: that holds what was included, and what the code
    cells gave."""
    return digest(file_digest(Path(env.doc2path(docname))), file_digest(Path(env.doctreedir) / f"{docname}.doctree"))


def _files_of(doctree: nodes.document, env: BuildEnvironment, docname: str) -> Iterator[str]:
    for picture in doctree.findall(nodes.image):
        yield picture["uri"]
    for download in doctree.findall(addnodes.download_reference):
        yield env.relfn2path(download["reftarget"], docname)[0]
