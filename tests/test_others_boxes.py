"""Boxes that other people's extensions make and count: what they are called stands in every target."""

from collections.abc import Callable, Mapping
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from booklets import Booklet, Listener
from conftest import CONFIG
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets
from hocso.publish.notebooks import publish_notebooks
from hocso.publish.slides import publish_slides
from hocso.read import read

MakeBook = Callable[[Mapping[str, str]], Path]

EXTENSION = """\
from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class theorem_node(nodes.Admonition, nodes.Element): ...


class remark_node(nodes.Admonition, nodes.Element): ...


class Box(SphinxDirective):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self):
        kind = self.name
        made = (theorem_node if kind == "theorem" else remark_node)(type=kind, ids=[f"{kind}-{self.lineno}"])
        title = f" ({self.arguments[0]})" if self.arguments else ""
        made += [nodes.title(title, title), *self.parse_content_to_nodes()]
        return [made]


def visit(translator, node):
    translator.body.append(translator.starttag(node, "div", CLASS="admonition"))


def depart(translator, node):
    translator.body.append("</div>")


def setup(app):
    app.add_enumerable_node(theorem_node, "theorem", html=(visit, depart))
    app.add_node(remark_node, html=(visit, depart))
    app.add_directive("theorem", Box)
    app.add_directive("remark", Box)
    return {"parallel_read_safe": True}
"""
PAGE = """\
# Toán

```{theorem} Py-ta-go
Ba cạnh.
```

```{theorem} Ta-lét
Hai cạnh.
```

```{remark} Nhớ
Một cạnh.
```
"""
TITLES = ["Theorem 1 (Py-ta-go)", "Theorem 2 (Ta-lét)", "Remark (Nhớ)"]


@pytest.fixture
def edition(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> Edition:
    config = CONFIG.replace(".extension]", ".extension, hop_la]").replace("{language", "{numfig: true, language")
    root = make_book({"_config.yml": config, "bai/mot.md": PAGE, "ext/hop_la.py": EXTENSION})
    monkeypatch.syspath_prepend(str(root / "ext"))
    return Edition(read(root), {})


def without_tags(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_on_slides(edition: Edition, tmp_path: Path) -> None:
    listener = Listener()
    list(publish_slides(edition, tmp_path, listener))
    (deck,) = (path for path in (tmp_path / "slides").rglob("*.html") if "mot" in path.name)
    text = without_tags(deck.read_text(encoding="utf-8"))
    assert [title for title in TITLES if title not in text] == []
    assert [note for note in listener.notes if "node" in note.en] == []


def test_in_notebooks(edition: Edition, tmp_path: Path) -> None:
    listener = Listener()
    list(publish_notebooks(edition, tmp_path, listener))
    (path,) = (tmp_path / "notebooks").rglob("*mot.ipynb")
    text = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
    assert [title for title in TITLES if f"**{title}**" not in text] == []
    assert listener.notes == []


def test_on_paper(edition: Edition, tmp_path: Path) -> None:
    listener = Listener()
    (booklet, *_) = publish_booklets(edition, tmp_path / "out", listener)
    text = " ".join(Booklet(booklet.path.read_bytes()).text.split())
    assert [title for title in TITLES if title not in text] == []
    assert listener.notes == []
