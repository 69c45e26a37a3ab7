"""Register the constructs of a lesson with Sphinx, for us and for ``jupyter-book build`` alike."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from hocso.model import nodes as hocso
from hocso.read.builder import ReadingBuilder
from hocso.read.comments import DropComments
from hocso.read.configuration import read_settings
from hocso.read.data_files import read_data_files
from hocso.read.directives import DIRECTIVES
from hocso.read.directives.margin import Margin
from hocso.read.html import HTML_VISITORS, skip
from hocso.read.lost import MarkLost
from hocso.read.passages import LooseTransitions, MarkPassages
from hocso.read.passed_over import leave_out_others
from hocso.read.pictures import note_pictures
from hocso.read.places import PlainLines
from hocso.read.problems import merge_problems, purge_problems
from hocso.read.roles import FactRole, SayRole
from hocso.read.roster import merge_matter, note_front_matter, purge_matter
from hocso.read.sentences import MarkSentences

# What a page shows of an output that comes in several forms, best first: Jupyter Book's order for HTML.
_MIME_ORDER = (
    "application/vnd.jupyter.widget-view+json",
    "application/javascript",
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/gif",
    "image/jpeg",
    "text/markdown",
    "text/latex",
    "text/plain",
)


def register(app: Sphinx) -> None:
    """Add directives, roles, nodes, transforms and the reading builder to a Sphinx application."""
    app.add_config_value("hocso_reader", "", "env", str)
    app.add_config_value("hocso_only_listed", False, "", bool)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive, override=True)  # "step" is also sphinx-design's
    if "sphinx_book_theme" not in app.extensions:
        app.add_directive("margin", Margin)
    app.add_role("fact", FactRole())
    app.add_role("say", SayRole())
    for node in hocso.CUSTOM_NODES:
        app.add_node(node, html=HTML_VISITORS[node], latex=(skip, None), text=(skip, None))
    app.add_transform(MarkLost)
    app.add_transform(DropComments)
    app.add_transform(LooseTransitions)
    app.add_transform(MarkPassages)
    app.add_transform(MarkSentences)
    app.add_transform(PlainLines)
    app.add_builder(ReadingBuilder)
    _connect(app)


def _connect(app: Sphinx) -> None:
    app.connect("config-inited", _load_settings)
    app.connect("config-inited", leave_out_others, priority=950)  # when sphinx-external-toc has read the contents
    app.connect("builder-inited", _load_data)
    app.connect("source-read", note_front_matter, priority=100)
    app.connect("doctree-read", note_pictures, priority=900)  # when Sphinx has found their files
    app.connect("env-purge-doc", purge_problems)
    app.connect("env-purge-doc", purge_matter)
    app.connect("env-merge-info", merge_problems)
    app.connect("env-merge-info", merge_matter)


def prefer_as_on_pages(config: Config, builder: str) -> None:
    """Let a builder choose among the forms of a code cell's output as Jupyter Book does for its pages."""
    own = [(builder, mime, rank * 10) for rank, mime in enumerate(_MIME_ORDER, 1)]
    config.nb_mime_priority_overrides = [*own, *config.nb_mime_priority_overrides]


def _load_settings(app: Sphinx, config: Config) -> None:
    """How the lessons address the reader is part of what is read: a change reads every page again."""
    config.hocso_reader = read_settings(Path(app.srcdir)).reader
    prefer_as_on_pages(config, ReadingBuilder.name)


def _load_data(app: Sphinx) -> None:
    root = Path(app.srcdir)
    app.hocso_data = read_data_files(root, (root / app.config.master_doc).parent)  # type: ignore[attr-defined]
