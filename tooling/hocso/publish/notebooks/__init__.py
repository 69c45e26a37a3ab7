"""Each page as a notebook that JupyterLab opens and runs."""

from collections.abc import Iterable
from pathlib import Path

import nbformat

from hocso.messages import message
from hocso.model.edition import Artifact, Edition
from hocso.model.progress import Progress
from hocso.publish.notebooks.markdown import MARKDOWN
from hocso.publish.notebooks.markdown.writing import Writing
from hocso.publish.notebooks.notebook import notebook
from hocso.publish.typesetting.finishing import write_printed
from hocso.publish.typesetting.notes import Notes
from hocso.publish.typesetting.pictures import Pictures

__all__ = ["publish_notebooks"]

TARGET = "notebooks"


def publish_notebooks(edition: Edition, out: Path, progress: Progress) -> Iterable[Artifact]:
    """Write ``out/notebooks/<address>.ipynb`` for every page, and the pictures of all into one folder beside."""
    curriculum, folder = edition.curriculum, out / TARGET
    pages = list(curriculum.pages())
    progress.stage(message("notebook.stage"), len(pages))
    pictures, notes = Pictures(curriculum.root), Notes(progress)
    for page in pages:
        made = notebook(Writing(MARKDOWN, curriculum, page, pictures, notes))
        text: str = nbformat.writes(made) + "\n"  # type: ignore[no-untyped-call]
        yield write_printed(TARGET, folder / f"{page.address}.ipynb", text.encode("utf-8"))
        progress.advance()
    for name, content in sorted(pictures.files.items()):
        yield write_printed(TARGET, folder / name, content)
