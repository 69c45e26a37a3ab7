"""What is wrong with a book is said with its place, and what can be read of it still is."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from sphinx.environment import BuildEnvironment

from hocso.check import check
from hocso.model.errors import CannotRead
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.read import read

MakeBook = Callable[[Mapping[str, str]], Path]

NOTEBOOK = """\
---
file_format: mystnb
kernelspec: {name: python3}
---
# Bài có mã

```{code-cell}
%s
```
"""


def problems_of(root: Path) -> list[tuple[str, str, int]]:
    return [(problem.kind, problem.place.path, problem.place.line) for problem in read(root).problems]


PAGES = {
    "front matter that is no YAML": ("---\nlesson: [chưa đóng\n  x: 1\n---\n# B\n", ("front-matter", 3)),
    "a key that nobody knows": ("---\nlesson: {minits: 3}\n---\n# B\n", ("front-matter", 2)),
    "minutes that are no number": ("---\nlesson:\n  minutes: lâu\n---\n# B\n", ("front-matter", 3)),
    "an unknown directive": ("# B\n\n:::{stepp} Mở\n:::\n", ("reading-warning", 3)),
    "an option of the wrong kind": ("# B\n\n:::{step} Mở\n:minutes: lâu\n:::\n", ("reading-warning", 3)),
    "a fact that is not there": ("# B\n\nGọi {fact}`la`.\n", ("unknown-fact", 3)),
    "a say without its other text": ("# B\n\n{say}`OTP`\n", ("bad-directive", 3)),
    "a quiz without choices": ("# B\n\n:::{quiz} Hỏi?\n:::\n", ("bad-directive", 3)),
    "a tap on nothing": ("# B\n\n```{screen} S\n:tap: X\n- button: Y\n```\n", ("bad-directive", 3)),
    "an icon that nobody knows": (
        "# B\n\n```{screen} S\n- button: Y\n- icon (mái ảnh): X\n```\n",
        ("bad-directive", 5),
    ),
    "an icon where none can be": ("# B\n\n```{screen} S\n- code (khóa): X\n```\n", ("bad-directive", 4)),
    "a second phone with nothing on it": ("# B\n\n```{screen} S\n- button: Y\n- after: X\n```\n", ("bad-directive", 3)),
    "a screen line of no kind": ("# B\n\n```{screen} S\n- button: Y\n- nut: X\n```\n", ("bad-directive", 5)),
    "a picture that is not there": ("# B\n\n![hình](x.png)\n", ("reading-warning", 3)),
    "a heading that skips a level": ("# B\n\n### C\n\nLời.\n", ("heading-order", 3)),
    "headings without a first level, said once": ("## B\n\nLời.\n\n## C\n\nLời.\n", ("heading-order", 1)),
    "an anchor given twice": ("# B\n\n(x)=\n## C\n\nLời.\n\n(x)=\n## D\n\nLời.\n", ("same-anchor", 8)),
    "a link to no page": ("# B\n\n[đây](x.md)\n", ("reading-warning", 3)),
}


@pytest.mark.parametrize("fault", PAGES)
def test_a_fault_of_a_page_is_a_problem_at_its_line(fault: str, make_book: MakeBook) -> None:
    source, (kind, line) = PAGES[fault]
    root = make_book({"bai/mot.md": source})
    assert problems_of(root) == [(kind, "bai/mot.md", line)]
    assert problems_of(root) == [(kind, "bai/mot.md", line)], "an unchanged page keeps its problems"


def test_a_page_that_is_not_utf8(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# B\n"})
    (root / "bai" / "mot.md").write_bytes("# Bài\n\nChào\n".encode("latin-1", "replace") + b"\xe0\n")
    assert problems_of(root) == [("not-utf8", "bai/mot.md", 1)]


def test_a_cell_that_raises_names_its_line_and_shows_no_traceback(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": NOTEBOOK % "raise ValueError('hỏng')"})
    book = read(root)
    (problem,) = book.problems
    assert (problem.kind, problem.place.line, problem.fields) == ("cell-failed", 8, {"error": "ValueError: hỏng"})
    assert "Traceback" not in book.modules[0].lessons[0].doctree.astext()
    assert [problem.kind for problem in read(root).problems] == ["cell-failed"], "it is run again and said again"


def test_the_line_inside_a_long_cell_is_found(make_book: MakeBook) -> None:
    code = "---\ntags: [x]\n---\ndef f():\n    return 1 / 0\n\nf()"
    (problem,) = read(make_book({"bai/mot.md": NOTEBOOK % code})).problems
    assert problem.place.line == 14


def test_a_cell_over_its_limit_names_its_line(make_book: MakeBook) -> None:
    page = NOTEBOOK.replace("kernelspec", "mystnb: {execution_timeout: 1}\nkernelspec") % "import time; time.sleep(60)"
    root = make_book({"bai/mot.md": page})
    (problem,) = read(root).problems
    assert (problem.kind, problem.place.line, problem.fields) == ("cell-timeout", 9, {"seconds": "1"})


def test_mended_code_is_read_without_its_problem(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": NOTEBOOK % "1 / 0"})
    assert [problem.kind for problem in read(root).problems] == ["cell-failed"]
    (root / "bai" / "mot.md").write_text(NOTEBOOK % "print('xong')", encoding="utf-8")
    book = read(root)
    assert book.problems == ()
    assert [item.text for item in book.modules[0].lessons[0].unspoken if item.text == "xong"] == ["xong"]


def test_the_lines_of_a_text_notebook_are_those_of_its_file(make_book: MakeBook) -> None:
    """Wherever MyST-NB begins a cell: behind front matter, behind a code cell, with empty lines and without."""
    page = """\
        ---
        file_format: mystnb
        kernelspec: {name: python3}
        ---
        # Bài 5 {fact}`la`

        :::{quiz} 7
        :::

        ```{code-cell}
        ---
        tags: [hide-input]
        ---

        raise ValueError(15)
        ```
        {la}`17`


        {fact}`20`

        ```{code-cell}
        :tags: [hide-input]
        1
        ```


        :::{stepp} 28
        :::
        """
    assert problems_of(make_book({"bai/mot.md": page})) == [
        ("unknown-fact", "bai/mot.md", 5),
        ("bad-directive", "bai/mot.md", 7),
        ("cell-failed", "bai/mot.md", 15),
        ("reading-warning", "bai/mot.md", 17),
        ("unknown-fact", "bai/mot.md", 20),
        ("reading-warning", "bai/mot.md", 28),
    ]


BOOKS = {
    "contents that are no YAML": ("_toc.yml", "root: [index\n", 2),
    "contents that name no page": ("_toc.yml", "format: jb-book\nroot: index\nchapters:\n- file: la\n", 4),
    "contents without a root": ("_toc.yml", "format: jb-book\nchapters: []\n", 1),
    "contents of the old form": ("_toc.yml", "- file: index\n", 1),
    "an extension that is not installed": (
        "_config.yml",
        "only_build_toc_files: true\nsphinx:\n  extra_extensions:\n    - khong_co_dau\n",
        4,
    ),
    "a configuration that is no YAML": ("_config.yml", "title: [A\n", 2),
    "a configuration that is a list": ("_config.yml", "- a\n", 1),
    "a setting that nobody knows": ("_config.yml", "title: A\nhocso:\n  giong: x\n", 3),
    "a setting that is none of the few it can be": ("_config.yml", "hocso:\n  language:\n    tone_marks: mới\n", 3),
    "a setting that YAML takes for a truth": ("_config.yml", "hocso:\n  language:\n    i_or_y: yes\n", 3),
    "a setting of the wrong kind": ("_config.yml", "hocso:\n  lesson:\n    longest: dài\n", 3),
    "letters that are too small to print": ("_config.yml", "hocso:\n  print:\n    size: 12\n", 3),
    "paper that no booklet is printed on": ("_config.yml", "hocso:\n  print: {paper: letter}\n", 1),
    "what Jupyter Book refuses": ("_config.yml", "execute: {timeout: lâu}\n", 1),
}


@pytest.mark.parametrize("fault", BOOKS)
def test_a_book_that_cannot_be_read_says_where(fault: str, make_book: MakeBook) -> None:
    file, text, line = BOOKS[fault]
    root = make_book({"bai/mot.md": "# B\n", file: text})
    with pytest.raises(CannotRead) as stopped:
        read(root)
    assert stopped.value.place is not None
    assert (stopped.value.place.path, stopped.value.place.line) == (file, line)


HEAD = "format: jb-book\nroot: index\n"
CONTENTS = {
    "a page twice": (HEAD + "chapters:\n- file: bai/mot\n- file: bai/mot\n", "hai lần", 5),
    "a page twice, once with its ending": (HEAD + "chapters:\n- file: bai/mot\n- file: bai/mot.md\n", "hai lần", 5),
    "a page twice, first with its ending": (HEAD + "chapters:\n- file: bai/mot.md\n- file: bai/mot\n", "hai lần", 5),
    "the first page once more": (HEAD + "chapters:\n- file: index\n", "hai lần", 4),
    "no format": ("root: index\nchapters:\n- file: bai/mot\n", "“format: jb-book”", 1),
    "a format of another kind": ("format: book\nroot: index\n", "“format: jb-book”", 1),
    "nothing": ("", "“root: index”", 1),
    "a key that nobody knows": (HEAD + "chapter:\n- file: bai/mot\n", "“chapter”", 3),
    "a list without pages": (HEAD + "chapters:\n", "“- file: tên”", 3),
    "a page without its key": (HEAD + "chapters:\n- bai/mot\n", "“- file: tên tệp”", 1),
}


@pytest.mark.parametrize("fault", CONTENTS)
def test_contents_that_are_wrong_say_what_and_how_to_get_on(fault: str, make_book: MakeBook) -> None:
    text, said, line = CONTENTS[fault]
    with pytest.raises(CannotRead) as stopped:
        read(make_book({"bai/mot.md": "# B\n", "_toc.yml": text}))
    assert said in stopped.value.message.vi
    assert stopped.value.place == Place("_toc.yml", line, stopped.value.place.column if stopped.value.place else 1)


@pytest.mark.parametrize("listed", ["so", "so.Rmd"])
def test_a_page_in_a_format_that_the_book_does_not_say_how_to_read(listed: str, make_book: MakeBook) -> None:
    root = make_book({"so.Rmd": "# Sổ\n", "_toc.yml": HEAD + f"chapters:\n- file: {listed}\n"})
    with pytest.raises(CannotRead) as stopped:
        read(root)
    assert stopped.value.place == Place("_toc.yml", 4, 9)
    for said in (stopped.value.message.vi, stopped.value.message.en):
        assert "so.Rmd" in said
        assert "nb_custom_formats: {.Rmd: [jupytext.reads, {fmt: Rmd}]}" in said


def test_no_contents_at_all(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="hocso new"):
        read(tmp_path)


DATA = {
    "a fact without its source": ("facts.yml", "a: {value: 1, means: b, checked: 2026-01-01, holds: 3}\n", 1),
    "a fact of no certainty": (
        "facts.yml",
        "\na: {value: 1, means: b, source: c, checked: 2026-01-01, holds: 3, certainty: maybe}\n",
        2,
    ),
    "a lexicon entry that is a list": ("lexicon.yml", "VNeID: vi en\nOTP: [ô, tê]\n", 2),
    "a glossary that is no YAML": ("glossary.yml", "a: [b\n", 2),
    "a fact that is only perhaps a number to call": (
        "facts.yml",
        "a: {value: 1, means: b, source: c, checked: 2026-01-01, holds: 3, certainty: sure, phone: perhaps}\n",
        1,
    ),
    "invented numbers that are no list by kind": ("facts.yml", "\ninvented: 0900 000 xxx\n", 2),
    "invented numbers of no kind": ("facts.yml", 'invented: {tax: ["03 xxxx xxxx"]}\n', 1),
    "an invented number that YAML takes for a sum": ("facts.yml", "invented: {phone: [900000123]}\n", 1),
}


@pytest.mark.parametrize("fault", DATA)
def test_a_bad_entry_of_a_data_file_is_a_problem_and_left_out(fault: str, make_book: MakeBook) -> None:
    file, text, line = DATA[fault]
    root = make_book({"bai/mot.md": "# B\n\nChữ.\n", file: text})
    assert problems_of(root) == [("bad-data-file", file, line)]


WORDS = {
    "# B\n\n:::{stepp} Mở\n:::\n": "stepp",
    "# B\n\n:::{step} Mở\n:minut: 3\n:::\n": "minut",
    "# B\n\n::::{step} Mở\n:minutes: 3\n:::{trainer}\nX\n:::\n::::\n": "dòng trống",
    "# B\n\n![hình](x.png)\n": "không thấy hình bai/x.png",
    "# B\n\n{factt}`x`\n": "factt",
    "# B\n\n{doc}`khong-co`\n": "dẫn tới “khong-co”",
    "# B\n\n{ref}`khong-co`\n": "dẫn tới “khong-co”",
    "# B\n\n```{code-cell}\n1\n```\n": "kernelspec: {name: python3}",
    "# B\n\n```{glue} so\n```\n": "tên là “so”",
    "# B\n\n{term}`từ`\n": "từ “từ”",
    "# B\n\n{download}`khong-co.pdf`\n": "không thấy tệp bai/khong-co.pdf",
    "# B\n\n```{include} khong-co.txt\n```\n": "không thấy tệp bai/khong-co.txt",
    "# B\n\n```{literalinclude} khong-co.py\n```\n": "không thấy tệp",
}


@pytest.mark.parametrize("source", WORDS)
def test_what_sphinx_says_is_put_in_plain_words(source: str, make_book: MakeBook) -> None:
    (problem,) = read(make_book({"bai/mot.md": source})).problems
    text = problem.fields["text"]
    assert isinstance(text, Message)
    assert WORDS[source] in text.vi
    assert text.vi != text.en


def test_a_remark_of_sphinx_has_no_full_stop_of_its_own(make_book: MakeBook) -> None:
    (problem,) = read(make_book({"bai/mot.md": "# B\n\nChữ.\n\n---\n"})).problems
    assert isinstance(problem.fields["text"], Message)
    assert problem.fields["text"].en == "Document may not end with a transition"


def test_a_remark_that_the_author_suppresses_is_not_said(make_book: MakeBook) -> None:
    quiet = "only_build_toc_files: true\nsphinx: {config: {language: vi, suppress_warnings: [myst.header]}}\n"
    page = "# B\n\n### Quá sâu\n\n![hình](x.png)\n"
    assert problems_of(make_book({"bai/mot.md": page, "_config.yml": quiet})) == [("reading-warning", "bai/mot.md", 5)]


def test_cells_of_no_known_language_are_no_fault(make_book: MakeBook) -> None:
    quiet = 'only_build_toc_files: true\nexecute: {execute_notebooks: "off"}\n'
    assert problems_of(make_book({"bai/mot.md": NOTEBOOK % "x = 1", "_config.yml": quiet})) == []


def test_a_remark_names_files_from_the_root_of_the_book(make_book: MakeBook) -> None:
    root = make_book({"a.md": "# A\n\n```{include} phan/khong-co.md\n```\n"})
    texts = [str(problem.fields["text"]) for problem in read(root).problems if problem.kind == "reading-warning"]
    assert any("phan/khong-co.md" in text for text in texts), texts
    assert not any(str(root) in text for text in texts)


GLUED = "# Kết quả\n\nCó {glue}`x` và {glue:text}`y:.2f` và {glue}`z`, {glue}`t`.\n\n```{glue} x\n```\n"
ELSEWHERE = "# Trang khác\n\nCó {glue}`mot.md::x` và {glue}`mot.md::y` và {glue}`z`.\n"


def glued(make_book: MakeBook, mode: str) -> Path:
    config = f'only_build_toc_files: true\nexecute: {{execute_notebooks: "{mode}"}}\n'
    cells = NOTEBOOK % 'from myst_nb import glue\nglue("x", 1)' + "\n" + GLUED.partition("\n\n")[2]
    return make_book({"bai/mot.md": cells, "bai/hai.md": ELSEWHERE, "_config.yml": config})


def test_where_no_cell_runs_a_page_says_once_that_it_has_no_results(make_book: MakeBook) -> None:
    root = glued(make_book, "off")
    found = [(one.code, one.path, one.line) for one in check(read(root))]
    assert found == [("R001", "bai/hai.md", 3), ("R001", "bai/mot.md", 12)]
    assert all("execute_notebooks" in str(one.fields["text"]) for one in read(root).problems)


def test_where_cells_run_every_result_that_is_not_there_is_told(make_book: MakeBook) -> None:
    found = [(one.code, one.path, one.line) for one in check(read(glued(make_book, "cache")))]
    assert found == [("R001", "bai/hai.md", 3)] * 2 + [("R001", "bai/mot.md", 12)] * 3


def test_words_around_what_could_not_be_made_are_no_neighbours(make_book: MakeBook) -> None:
    page = "# Một\n\nBác bấm {nut}`Quét` và {nut}`Gửi` và {nut}`Nhận`.\n"
    assert [one.code for one in check(read(make_book({"bai/mot.md": page})))] == ["R001"]


def test_a_full_disk_is_told_with_its_folder(make_book: MakeBook, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Sphinx writes to does not say its name."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(BuildEnvironment, "get_outdated_files", refuse)
    root = make_book({"index.md": "# Sách\n"})
    with pytest.raises(OSError, match="No space left") as raised:
        read(root)
    assert Path(raised.value.filename).is_relative_to(root)
