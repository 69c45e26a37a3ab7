"""Any Jupyter Book is a book: parts, chapters, sections, notebooks, no configuration at all."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from docutils import nodes
from nbclient import NotebookClient

from hocso.check import check
from hocso.read import read

MakeBook = Callable[[Mapping[str, str]], Path]


def test_a_part_is_a_module_with_its_own_page_and_look(make_book: MakeBook) -> None:
    root = make_book(
        {
            "4t/index.md": '---\nmodule: {name: 4T, colour: "#0a5638", sign: 4t.svg}\n---\n# Buôn bán\n',
            "4t/01-mot.md": "---\nlesson: {minutes: 30}\n---\n# Một\n",
            "4t/02-hai.md": "# Hai\n",
            "4t/4t.svg": "<svg/>",
        }
    )
    (module,) = read(root).modules
    assert (module.slug, module.name, module.title) == ("4t", "4T", "Buôn bán")
    assert module.look.colour == "#0a5638"
    assert module.look.sign == root / "4t" / "4t.svg"
    assert module.page is not None
    assert [(page.address, page.number, page.front is None) for page in module.lessons] == [
        ("4t/01-mot", 1, False),
        ("4t/02-hai", 2, True),
    ]


def test_chapters_with_sections_and_patterns(make_book: MakeBook) -> None:
    toc = """\
        format: jb-book
        root: index
        chapters:
          - file: a
            sections:
              - file: sub/b
          - glob: more/*
        """
    pages = {name: f"# {name}\n" for name in ("a.md", "sub/b.md", "more/d.md", "more/c.md")}
    (module,) = read(make_book({**pages, "_toc.yml": toc})).modules
    assert [page.address for page in module.lessons] == ["a", "sub/b", "more/c", "more/d"]


def test_a_page_that_is_named_and_that_a_pattern_matches_is_listed_once(make_book: MakeBook) -> None:
    toc = "{format: jb-book, root: index, chapters: [{file: b}, {glob: '*'}, {glob: 'a*'}]}"
    (module,) = read(make_book({"a.md": "# A\n", "b.md": "# B\n", "_toc.yml": toc})).modules
    assert [page.address for page in module.lessons] == ["b", "a"]


def test_no_configuration_and_a_notebook_with_its_outputs(make_book: MakeBook) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["đã chạy"]}
    code = {"cell_type": "code", "source": "1/0", "metadata": {}, "execution_count": 1, "outputs": [output], "id": "a"}
    text = {"cell_type": "markdown", "source": "# Sổ\n\nChữ.", "metadata": {}, "id": "b"}
    notebook = {
        "cells": [text, code],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    root = make_book({"so.ipynb": json.dumps(notebook), "_config.yml": ""})
    book = read(root)
    page = book.modules[0].lessons[0]
    assert book.problems == ()
    assert [sentence.text for sentence in page.sentences] == ["Sổ", "Chữ."]
    assert "đã chạy" in [item.text for item in page.unspoken]


def test_a_reference_to_another_page_is_left_for_the_target(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nXem [](hai.md).\n", "bai/hai.md": "# Hai\n"})
    page = next(page for page in read(root).pages() if page.address == "bai/mot")
    (reference,) = page.doctree.findall(nodes.reference)
    assert reference["refuri"] == "doc:bai/hai"
    assert page.sentences[-1].text == "Xem Hai."


def test_the_line_in_a_notebook_is_the_line_of_its_file(make_book: MakeBook) -> None:
    text = {
        "cell_type": "markdown",
        "source": ["# Sổ\n", "\n", "Chữ.\n", "\n", "Gọi {la}`x`"],
        "metadata": {},
        "id": "a",
    }
    code = {"cell_type": "code", "source": ["x = 1\n", "1/0"], "metadata": {"source": "x"}, "id": "b"}
    code |= {"execution_count": None, "outputs": []}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = {"cells": [text, code], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    source = json.dumps(notebook, indent=1, ensure_ascii=False)
    rows = source.splitlines()
    book = read(make_book({"so.ipynb": source}))
    page = book.modules[0].lessons[0]
    assert [rows[sentence.line - 1].strip()[1:5] for sentence in page.sentences] == ["# Sổ", "Chữ.", "Gọi "]
    assert [(problem.kind, rows[problem.place.line - 1].strip()) for problem in book.problems] == [
        ("reading-warning", '"Gọi {la}`x`"'),
        ("cell-failed", '"1/0"'),
    ]


def test_a_notebook_without_code_starts_no_kernel(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a kernel was started")

    monkeypatch.setattr(NotebookClient, "async_start_new_kernel", refuse)
    page = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n# Bài\n\nChữ.\n"
    book = read(make_book({"bai/mot.md": page}))
    assert book.problems == ()
    assert [sentence.text for sentence in book.modules[0].lessons[0].sentences] == ["Bài", "Chữ."]


RMARKDOWN = """\
---
jupyter: {kernelspec: {name: python3, display_name: Python 3, language: python}}
---

# Sổ

Chữ.

```{python echo=TRUE}
x = "đã " + "chạy , rồi"
print(x)
```

Gọi {la}`x`.

```{python}
1/0
```
"""
PROGRAM = """\
# %% [markdown]
# # Sổ
#
# Chữ.

# %%
x = "đã " + "chạy , rồi"
print(x)

# %% [markdown]
# Gọi {la}`x`.

# %%
1/0
"""


@pytest.mark.parametrize(("name", "text"), [("so.Rmd", RMARKDOWN), ("so.py", PROGRAM)])
@pytest.mark.parametrize("listed", ["so", "so.{suffix}"])
def test_a_notebook_in_a_format_that_the_book_says_how_to_read(
    name: str, text: str, listed: str, make_book: MakeBook
) -> None:
    suffix = name.partition(".")[2]
    formats = f"{{.{suffix}: [jupytext.reads, {{fmt: {suffix}}}]}}"
    config = f"sphinx: {{config: {{nb_custom_formats: {formats}}}}}\n"
    toc = f"{{format: jb-book, root: index, chapters: [{{file: {listed.format(suffix=suffix)}}}]}}"
    book = read(make_book({name: text, "_config.yml": config, "_toc.yml": toc}))
    (page,) = book.modules[0].lessons
    rows = text.split("\n")
    assert (page.docname, page.path) == ("so", name)
    assert [(one.text, rows[one.line - 1].lstrip("# ")) for one in page.sentences] == [
        ("Sổ", "Sổ"),
        ("Chữ.", "Chữ."),
        ("Gọi .", "Gọi {la}`x`."),
    ]
    assert "đã chạy , rồi" in [item.text for item in page.unspoken]
    assert [(one.kind, rows[one.place.line - 1]) for one in book.problems if one.kind == "cell-failed"] == [
        ("cell-failed", "1/0")
    ]
    assert [one.line for one in check(book) if one.code == "V013" and "chạy" in rows[one.line - 1]] == []


def test_a_book_that_names_no_language_has_that_of_its_text(make_book: MakeBook) -> None:
    config = "title: A\n"
    english = make_book({"index.md": "# Home\n\nHello to everybody.\n", "_config.yml": config})
    assert read(english).language == "en"
    (english / "index.md").write_text("# Trang chủ\n\nChào các bác ở lớp học số.\n", encoding="utf-8")
    assert read(english).language == "vi"


def test_a_books_own_extension_is_found_where_the_book_says(
    make_book: MakeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    own = """\
        from docutils import nodes

        def greet(name, rawtext, text, lineno, inliner, options=None, content=None):
            return [nodes.Text(f"Chào bác {text}")], []

        def setup(app):
            app.add_role("chao", greet)
            return {"parallel_read_safe": True}
        """
    root = make_book(
        {
            "_config.yml": "sphinx: {local_extensions: {own_greeting: tools/sphinx}}\n",
            "tools/sphinx/own_greeting.py": dedent(own),
            "bai/mot.md": "# Một\n\n{chao}`Ba`.\n",
        }
    )
    book = read(root)
    assert book.problems == ()
    assert "Chào bác Ba." in [
        one.text for page in book.pages() for passage in page.passages for one in passage.sentences
    ]


def test_a_book_may_say_that_it_has_no_extensions_of_its_own(make_book: MakeBook) -> None:
    root = make_book({"_config.yml": "sphinx: {local_extensions: }\n", "bai/mot.md": "# Một\n"})
    assert read(root).problems == ()
