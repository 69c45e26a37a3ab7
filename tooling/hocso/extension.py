"""The Sphinx extension: list ``hocso.extension`` in ``_config.yml`` and ``jupyter-book build .`` reads our lessons.

Our targets are builders too: ``jupyter-book build . --builder custom --custom-builder hocso-site``.
"""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from hocso import __version__
from hocso.publish import TARGETS
from hocso.read.builder import ReadingBuilder
from hocso.read.register import prefer_as_on_pages, register


class TargetBuilder(ReadingBuilder):
    """Publishes one target from Sphinx's own reading, into Sphinx's output folder."""

    target = ""

    def get_outdated_docs(self) -> Iterator[str]:
        return iter(self.env.found_docs)

    def finish(self) -> None:
        from hocso.model.edition import Edition
        from hocso.model.progress import Silent
        from hocso.narrate import tracks, whole_lessons
        from hocso.read.book import read_of

        curriculum = read_of(self.app)
        sound = tracks(curriculum, Silent())
        edition = Edition(curriculum, sound, whole_lessons(curriculum, sound))
        for _artifact in TARGETS[self.target](edition, Path(self.outdir), Silent()):
            pass


def setup(app: Sphinx) -> dict[str, object]:
    """Called by Sphinx."""
    register(app)
    for target in TARGETS:
        app.add_builder(
            type(f"{target.title()}Builder", (TargetBuilder,), {"name": f"hocso-{target}", "target": target})
        )
    app.connect("config-inited", _prefer_as_on_pages)
    return {"version": __version__, "env_version": 7, "parallel_read_safe": True, "parallel_write_safe": True}


def _prefer_as_on_pages(_app: Sphinx, config: Config) -> None:
    for target in TARGETS:
        prefer_as_on_pages(config, f"hocso-{target}")
