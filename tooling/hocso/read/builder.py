"""The Sphinx builder of the one reading: it writes nothing and leaves references for every target to finish."""

from collections.abc import Iterator

from docutils import nodes
from sphinx.builders import Builder


class ReadingBuilder(Builder):
    """Reads and resolves; a reference to another page becomes ``doc:<docname>[#id]``."""

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

    def write_doc(self, docname: str, doctree: nodes.document) -> None: ...

    def finish(self) -> None: ...
