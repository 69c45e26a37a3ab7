"""The Sphinx builder of the one reading: it writes nothing and leaves references for every target to finish."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.utils import DependencyList, new_document
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import get_filetype

from hocso.read.problems import WarningsAsProblems, listening, problems_by_page
from hocso.read.unreadable import first_bad_line, line_of_error, page_path, unreadable

if TYPE_CHECKING:
    from docutils.frontend import Values

_BEFORE_ALL = 50
_COUNTED = (nodes.figure, nodes.table, nodes.caption)


class ReadingBuilder(Builder):
    """Reads and resolves; a reference to another page becomes ``doc:<docname>[#id]``.

    A page on which anything in Sphinx, MyST or docutils breaks down is a problem, and empty; the others are read.
    """

    name = "hocso-read"
    format = ""
    epilog = ""
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    supported_remote_images = True  # never fetched; a target says that it cannot show them
    warnings: WarningsAsProblems | None = None
    _beginning: int | None = None

    def init(self) -> None:
        self.events.connect("source-read", self._keep_beginning, _BEFORE_ALL)

    def get_outdated_docs(self) -> Iterator[str]:
        return iter(())

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 (Sphinx's signature)
        return f"doc:{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: set[str]) -> None: ...

    def write(self, *_: object, **__: object) -> None:
        """Nothing is written, so nothing is resolved here: ``reading_of`` resolves page by page, and once."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None: ...

    def finish(self) -> None: ...

    def read_doc(self, docname: str, *, _cache: bool = True) -> None:  # type: ignore[misc]
        """Sphinx lets the first page that breaks stop the whole reading, and has no other place to step in.

        It would also keep each doctree in memory for its own builders.
        """
        hearing = listening(self.warnings) if self.warnings else nullcontext()
        try:
            with hearing:  # a process that Sphinx forks to read in has closed its ears
                super().read_doc(docname, _cache=False)
        except Exception as error:
            known = list(problems_by_page(self.env).get(docname, ()))
            line = line_of_error(error) or first_bad_line(self.env, docname, self._can_begin)
            self._read_as_empty(docname)
            for problem in (*known, unreadable(error, page_path(self.env, docname), line)):
                problems_by_page(self.env).setdefault(docname, []).append(problem)

    def read_again(self, docname: str) -> None:
        """Read one page that was read before. What others say of it (links, titles) stays as they found it."""
        self._forget(docname)
        self.read_doc(docname)
        self.env._pickled_doctree_cache.pop(docname, None)  # Sphinx expects an application to read a page once
        if self._has_numbers(docname):
            self.events.emit("env-updated", self.env)

    def _has_numbers(self, docname: str) -> bool:
        """Whether anything is counted through the book: then all of it is counted again."""
        if any(self.env.toc_secnumbers.values()) or any(self.env.toc_fignumbers.values()):
            return True
        return any(isinstance(node, _COUNTED) for node in self.env.get_doctree(docname).findall())

    def _can_begin(self, docname: str, lines: int) -> bool:
        """Whether the first lines of a page could be read without the rest. Its cells are not run for that."""
        self._forget(docname)
        self._beginning = lines
        cells = self.env.mystnb_config  # type: ignore[attr-defined]
        self.env.mystnb_config = cells.copy(execution_mode="off")  # type: ignore[attr-defined]
        hearing = listening(self.warnings) if self.warnings else nullcontext()
        try:
            with hearing:  # a process that Sphinx forks to read in has closed its ears
                super().read_doc(docname, _cache=False)
        except Exception:
            return False
        finally:
            self._beginning = None
            self.env.mystnb_config = cells  # type: ignore[attr-defined]
        return True

    def _keep_beginning(self, _app: Sphinx, _docname: str, source: list[str]) -> None:
        if self._beginning is not None:
            source[0] = "".join(source[0].splitlines(keepends=True)[: self._beginning])

    def _read_as_empty(self, docname: str) -> None:
        self._forget(docname)
        self.env.prepare_settings(docname)
        path = self.env.doc2path(docname)
        publisher = self.app.registry.get_publisher(self.app, get_filetype(self.config.source_suffix, path))
        document = new_document(path, cast("Values", publisher.settings))
        document.settings.record_dependencies = DependencyList()
        for domain in self.env.domains.values():  # what Sphinx merges of a page has an entry in each
            domain.process_doc(self.env, docname, document)
        self.events.emit("doctree-read", document)
        self.env.all_docs[docname] = 0  # older than any file: it is tried again at the next reading
        self.write_doctree(docname, document)
        self._forget_state()

    def _forget(self, docname: str) -> None:
        self._forget_state()
        self.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)

    def _forget_state(self) -> None:
        """What Sphinx clears itself where reading a page comes to its end."""
        self.env.temp_data.clear()
        self.env.ref_context.clear()
