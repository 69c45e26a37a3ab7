"""The Sphinx builder of the one reading: it writes nothing and leaves references for every target to finish."""

from collections.abc import Iterator

from docutils import nodes
from docutils.utils import DependencyList, new_document
from sphinx.builders import Builder
from sphinx.util import get_filetype

from hocso.read.problems import add_problem, problems_by_page
from hocso.read.unreadable import page_path, unreadable


class ReadingBuilder(Builder):
    """Reads and resolves; a reference to another page becomes ``doc:<docname>[#id]``.

    A page on which anything in Sphinx, MyST or docutils breaks down is a problem, and empty; the others are read.
    """

    name = "hocso-read"
    format = ""
    epilog = ""
    allow_parallel = True
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    supported_remote_images = True  # never fetched; a target says that it cannot show them

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
        """Sphinx lets the first page that breaks stop the whole reading, and has no other place to step in."""
        try:
            super().read_doc(docname, _cache=_cache)
        except Exception as error:
            self._read_as_empty(docname, error)

    def _read_as_empty(self, docname: str, error: Exception) -> None:
        env = self.env
        known = list(problems_by_page(env).get(docname, ()))
        self.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        env.prepare_settings(docname)
        for problem in (*known, unreadable(error, page_path(env, docname))):
            add_problem(env, problem)
        path = env.doc2path(docname)
        publisher = self.app.registry.get_publisher(self.app, get_filetype(self.config.source_suffix, path))
        document = new_document(path, publisher.settings)
        document.settings.record_dependencies = DependencyList()
        self.events.emit("doctree-read", document)
        env.all_docs[docname] = 0  # older than any file: it is tried again at the next reading
        env.temp_data.clear()
        env.ref_context.clear()
        self.write_doctree(docname, document)
