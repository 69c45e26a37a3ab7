"""Register the constructs of a lesson with Sphinx, for us and for ``jupyter-book build`` alike."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from hocso.model import nodes as hocso
from hocso.read.builder import ReadingBuilder
from hocso.read.configuration import read_settings
from hocso.read.data_files import read_data_files
from hocso.read.directives import DIRECTIVES
from hocso.read.html import HTML_VISITORS, skip
from hocso.read.passages import MarkPassages
from hocso.read.problems import merge_problems, purge_problems
from hocso.read.roles import FactRole, SayRole
from hocso.read.roster import merge_matter, note_front_matter, purge_matter
from hocso.read.sentences import MarkSentences


def register(app: Sphinx) -> None:
    """Add directives, roles, nodes, transforms and the reading builder to a Sphinx application."""
    app.add_config_value("hocso_reader", "", "env", str)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("fact", FactRole())
    app.add_role("say", SayRole())
    for node in hocso.CUSTOM_NODES:
        app.add_node(node, html=HTML_VISITORS[node], latex=(skip, None), text=(skip, None))
    app.add_transform(MarkPassages)
    app.add_transform(MarkSentences)
    app.add_builder(ReadingBuilder)
    _connect(app)


def _connect(app: Sphinx) -> None:
    app.connect("config-inited", _load_settings)
    app.connect("builder-inited", _load_data)
    app.connect("source-read", note_front_matter, priority=100)
    app.connect("env-purge-doc", purge_problems)
    app.connect("env-purge-doc", purge_matter)
    app.connect("env-merge-info", merge_problems)
    app.connect("env-merge-info", merge_matter)


def _load_settings(app: Sphinx, config: Config) -> None:
    """How the lessons address the reader is part of what is read: a change reads every page again."""
    config.hocso_reader = read_settings(Path(app.srcdir)).reader


def _load_data(app: Sphinx) -> None:
    root = Path(app.srcdir)
    app.hocso_data = read_data_files(root, (root / app.config.master_doc).parent)  # type: ignore[attr-defined]
