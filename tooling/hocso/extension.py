"""The Sphinx extension: list ``hocso.extension`` in ``_config.yml`` and ``jupyter-book build .`` reads our lessons."""

from sphinx.application import Sphinx

from hocso import __version__
from hocso.read.register import register


def setup(app: Sphinx) -> dict[str, object]:
    """Called by Sphinx."""
    register(app)
    return {"version": __version__, "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
