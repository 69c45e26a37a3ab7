"""What pages show of the code cells of other pages ("glue"): MyST-NB keeps it in files of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from hocso.store import file_digest


def told_of_glue(env: BuildEnvironment) -> Iterator[str]:
    """What pages may show of others, as words."""
    pages = [docname for docname, data in sorted(getattr(env, "nb_metadata", {}).items()) if "glue" in data]
    if pages:
        from myst_nb.ext.glue.crossref import read_glue_cache

        read_glue_cache.cache_clear()  # or MyST-NB would go on with what this process once read
    for docname in pages:
        path = _output(env) / f"{docname}.glue.json"
        if path.is_file():
            yield from (docname, file_digest(path))


def find_glued_pictures(doctree: nodes.document, env: BuildEnvironment) -> None:
    """Have pictures that another page made found where they lie. MyST-NB names the place a site would have for them."""
    for picture in doctree.findall(nodes.image):
        made = _output(env) / Path(picture["uri"]).name
        if not (Path(env.srcdir) / picture["uri"]).is_file() and made.is_file():
            picture["uri"] = Path(os.path.relpath(made, env.srcdir)).as_posix()


def _output(env: BuildEnvironment) -> Path:
    return Path(env.mystnb_config.output_folder)  # type: ignore[attr-defined]
