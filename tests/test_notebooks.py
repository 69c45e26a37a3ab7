"""Pages as notebooks: what each node becomes, and whole books that JupyterLab opens and runs."""

import base64
import json
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell
from PIL import Image

from booklets import Listener, curriculum, page
from conftest import CONFIG, write_book
from hocso.model import nodes as ours
from hocso.model.edition import Edition
from hocso.publish.notebooks import publish_notebooks
from hocso.publish.notebooks.markdown.text import escaped, marked, paragraph_of
from hocso.read import read

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def html(markdown: str) -> str:
    return READER.render(markdown)


def words(markdown: str) -> str:
    return " ".join(BeautifulSoup(html(markdown), "html.parser").get_text().split())


def made(root: Path, *parts: nodes.Node, **more: Any) -> tuple[nbformat.NotebookNode, list[str]]:
    """The notebook of a page with these parts, and what its author was told, in English."""
    book = replace(curriculum(root, page(*parts, **more)), environment=SimpleNamespace(toc_fignumbers={}, metadata={}))
    listener = Listener()
    list(publish_notebooks(Edition(book, {}), root / "out", listener))
    return opened(root / "out" / "notebooks" / "bai.ipynb"), [note.en for note in listener.notes]


def opened(path: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def source(root: Path, *parts: nodes.Node) -> str:
    """The Markdown of these parts, without the page's title."""
    notebook, _ = made(root, *parts)
    return "\n\n".join(cell.source for cell in notebook.cells).partition("\n\n*30 phút*\n\n")[2]


SIGNS = st.text(
    st.one_of(
        st.sampled_from(list("*_`[]()<>&\\#-+.!|~$=1 :\n\"'{}")),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    ),
    max_size=40,
)


@given(SIGNS)
def test_any_text_shows_as_it_is(text: str) -> None:
    assert words(paragraph_of(escaped(text))) == " ".join(text.split())
    assert html(paragraph_of(escaped(text))).count("<p>") == bool(text.strip())


@given(SIGNS, SIGNS, SIGNS)
def test_emphasis_is_on_its_words_alone(before: str, inside: str, after: str) -> None:
    text = (
        escaped(before)
        + marked("**", "strong", escaped(inside), escaped(before)[-1:], escaped(after)[:1])
        + escaped(after)
    )
    strong = BeautifulSoup(html(f"a {text}"), "html.parser").find_all("strong")
    assert " ".join(" ".join(one.get_text() for one in strong).split()) == " ".join(inside.split())
    assert words(f"a {text}").split() == f"a {before}{inside}{after}".split()


def par(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(nodes.Text(part) if isinstance(part, str) else part for part in parts))


def items(kind: type[nodes.Element], *parts: nodes.Node, **more: Any) -> nodes.Element:
    return kind("", *(nodes.list_item("", part) for part in parts), **more)


def row(*cells: str, **spans: int) -> nodes.row:
    return nodes.row("", *(nodes.entry("", par(cell), **spans) for cell in cells))


def table(columns: int, *rows: nodes.row) -> nodes.table:
    specs = [nodes.colspec(colwidth=10) for _ in range(columns)]
    head, *body = rows
    return nodes.table("", nodes.tgroup("", *specs, nodes.thead("", head), nodes.tbody("", *body), cols=columns))


def choice(text: str, feedback: str, correct: bool) -> ours.choice:
    return ours.choice("", ours.answer("", text), ours.feedback("", feedback), correct=correct)


class unheard_of(nodes.General, nodes.Element):
    """A kind of node that no table knows."""


WRITTEN: dict[str, tuple[Callable[[], nodes.Node], str]] = {
    "paragraph": (lambda: par("Đọc tên\ntrước."), "Đọc tên trước."),
    "strong": (lambda: par(nodes.strong("", "đậm"), "."), "**đậm**."),
    "strong between letters": (lambda: par("a", nodes.strong("", "(b)"), "c"), "a<strong>(b)</strong>c"),
    "emphasis": (lambda: par(nodes.emphasis("", "nhẹ")), "*nhẹ*"),
    "inline code": (lambda: par(nodes.literal("", "a`b")), "``a`b``"),
    "formula": (lambda: par(nodes.math("", "x_1")), "$x_1$"),
    "formula alone": (lambda: nodes.math_block("", "x^2"), "$$\nx^2\n$$"),
    "price": (lambda: par("giá $5"), r"giá \$5"),
    "list": (lambda: items(nodes.bullet_list, par("một"), par("hai")), "- một\n- hai"),
    "numbered list": (lambda: items(nodes.enumerated_list, par("x"), start=3), "3. x"),
    "nested list": (
        lambda: nodes.bullet_list("", nodes.list_item("", par("một"), items(nodes.bullet_list, par("hai")))),
        "- một\n\n  - hai",
    ),
    "definition": (
        lambda: nodes.definition_list(
            "", nodes.definition_list_item("", nodes.term("", "OTP"), nodes.definition("", par("mã")))
        ),
        "- **OTP:** mã",
    ),
    "table": (lambda: table(2, row("A", "B"), row("c|d", "e")), "| A | B |\n| --- | --- |\n| c\\|d | e |"),
    "cell over two columns": (
        lambda: table(2, row("A", "B"), row("c", morecols=1)),
        "| A | B |\n| --- | --- |\n| c |  |",
    ),
    "code": (lambda: nodes.literal_block("", "x = 1", language="python"), "```python\nx = 1\n```"),
    "quotation": (lambda: nodes.block_quote("", par("lời")), "> lời"),
    "note": (lambda: nodes.note("", par("nhớ")), "> **Ghi chú**\n>\n> nhớ"),
    "scam": (lambda: ours.scam("", ours.heading("", "Coi chừng"), par("gian")), "> **Coi chừng**\n>\n> gian"),
    "practice": (
        lambda: ours.practice("", ours.heading("", "Thực hành"), par("hai người"), minutes=9),
        "> **Thực hành**\n>\n> *9 phút*\n>\n> hai người",
    ),
    "remember": (
        lambda: ours.remember("", ours.heading("", "Nhớ"), items(nodes.bullet_list, par("chậm"))),
        "> **Nhớ**\n>\n> - chậm",
    ),
    "step": (
        lambda: ours.step("", ours.heading("", "Mở"), par("bấm"), number=2, minutes=3),
        "## 2. Mở\n\n*3 phút*\n\nbấm",
    ),
    "message": (lambda: ours.message("", ours.heading("", "Số lạ"), par("Mẹ ơi")), "> **Số lạ**\n>\n> Mẹ ơi"),
    "quiz": (
        lambda: ours.quiz("", ours.heading("", "Hỏi?"), choice("A", "Sai.", False), choice("B", "", True), number=1),
        "**Câu 1. Hỏi?**\n\n- ☐ A\n- ☐ B\n\n"
        "<details>\n<summary>Đáp án</summary>\n\n- ✘ A – Sai.\n- ✔ B\n\n</details>",
    ),
    "empty quiz": (lambda: ours.quiz("", ours.heading("", "Hỏi?"), number=None), "**Hỏi?**"),
    "fact": (lambda: par("gọi ", ours.fact("", "113", key="so")), "gọi 113"),
    "said otherwise": (lambda: par(ours.say("", "VNeID", spoken="vi en ai đi")), "VNeID"),
    "html": (lambda: nodes.raw("", "<b>đậm</b>", format="html"), "<b>đậm</b>"),
    "link to the web": (lambda: par(nodes.reference("", "đây", refuri="https://a.example/x y")), "[đây](<https://a.example/x%20y>)"),
    "link to a page": (lambda: par(nodes.reference("", "nhà", refuri="doc:nha#x")), "[nhà](<nha.ipynb>)"),
    "link on the page": (lambda: par(nodes.reference("", "dưới", refid="x")), "dưới"),
    "folded away": (
        lambda: nodes.container("", nodes.rubric("", "Thêm & nữa"), par("lời"), design_component="dropdown"),
        "<details>\n<summary>Thêm &amp; nữa</summary>\n\nlời\n\n</details>",
    ),
    "verse": (lambda: nodes.line_block("", nodes.line("", "sáu"), nodes.line("", "tám")), "sáu\\\ntám"),
    "unknown": (lambda: unheard_of("", par("vẫn giữ")), "vẫn giữ"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_kind_of_node_has_its_markdown(kind: str, tmp_path: Path) -> None:
    make, markdown = WRITTEN[kind]
    assert source(tmp_path, make()) == markdown


def test_two_lists_stay_two(tmp_path: Path) -> None:
    text = source(tmp_path, ours.prose("", items(nodes.bullet_list, par("một")), items(nodes.bullet_list, par("hai"))))
    assert html(text).count("<ul>") == 2


def test_what_a_notebook_cannot_show_is_told_with_its_place(tmp_path: Path) -> None:
    _, notes = made(tmp_path, unheard_of("", par("x")), nodes.image(uri="mat.png", alt="bà cụ"))
    assert [note.partition(": ")[0] for note in notes] == ["bai.md:7:1", "bai.md:7:1"]
    assert "unheard_of" in notes[0]
    assert "mat.png" in notes[1]


def test_pictures_come_along_with_their_description(tmp_path: Path) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "hình.png")
    (drawn,) = BeautifulSoup(html(source(tmp_path, nodes.image(uri="hình.png", alt="Ô [đen]"))), "html.parser")("img")
    assert drawn["alt"] == "Ô [đen]"
    assert (tmp_path / "out" / "notebooks" / unquote(drawn["src"])).read_bytes() == (tmp_path / "hình.png").read_bytes()


def test_a_missing_picture_leaves_its_description(tmp_path: Path) -> None:
    assert source(tmp_path, nodes.image(uri="mat.png", alt="bà cụ")) == "*bà cụ*"


def test_a_caption_describes_its_picture(tmp_path: Path) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "a.png")
    text = source(tmp_path, nodes.figure("", nodes.image(uri="a.png"), nodes.caption("", "Chợ sớm")))
    assert 'alt="Chợ sớm"' in text
    assert text.endswith("\n\n*Chợ sớm*")


LESSON = """\
---
file_format: mystnb
kernelspec: {name: python3}
lesson:
  minutes: 30
  objectives: [Mở đúng ngăn]
---
# Mở ngăn

Xem lại [bài sau](02-sau.md), ![ô vuông](o.png).

:::{step} Mở ngăn thứ nhất
:minutes: 5
Bấm nút.

```{screen} Hình ngăn
:tap: Mở
:alt: Hình "điện thoại", nút Mở ở dưới.
- title: Ngăn
- button: Mở
```
:::

```{code-cell}
:tags: [remove-cell]
ngan = 7
```

```{code-cell}
from IPython.display import Markdown
Markdown(f"- Ngăn **{ngan}**\\n- Hết")
```

```{code-cell}
print("in ra", ngan)
ngan + 1
```

:::{scam} Kẻ mở hộ
Đừng đưa máy.
:::

```{code-cell}
---
mystnb: {image: {alt: Ô đỏ}}
---
from IPython.display import SVG
SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>')
```

:::{trainer} Dặn thêm
Nhắc riêng: [về nhà](../index.md).
:::

Hết bài.
"""
OTHER = """\
---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
# Chương của người khác

Mở đầu.

## Mục một

```{note}
Lời dặn.
```

```{code-cell}
1 / 3
```

### Mục con

Lời cuối.
"""
FILES = {
    "_config.yml": CONFIG,
    "ngan/01-mo.md": LESSON,
    "ngan/02-sau.md": "---\nlesson: {minutes: 30}\n---\n# Bài sau\n\nChào bác.\n",
    "khac/chuong.md": OTHER,
    "khac/chu.md": "---\nkernelspec: {name: python3}\n---\n# Chỉ có chữ\n\nKhông có gì chạy.\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of notebooks of a small book, half of it another's."""
    root = write_book(tmp_path_factory.mktemp("sach"), FILES)
    Image.new("RGB", (4, 3), "white").save(root / "ngan" / "o.png")
    listener = Listener()
    out = root / "out"
    edition = Edition(read(root), {})
    first = list(publish_notebooks(edition, out, listener))
    assert listener.notes == []
    again = list(publish_notebooks(edition, root / "again", listener))
    assert [one.sha256 for one in first] == [one.sha256 for one in again]
    assert {one.path.relative_to(out / "notebooks").as_posix() for one in first if one.path.suffix == ".ipynb"} == {
        "index.ipynb",
        "ngan/01-mo.ipynb",
        "ngan/02-sau.ipynb",
        "khac/chuong.ipynb",
        "khac/chu.ipynb",
    }
    return out / "notebooks"


@pytest.fixture(scope="module")
def lesson(book: Path) -> nbformat.NotebookNode:
    return opened(book / "ngan" / "01-mo.ipynb")


def test_a_lesson_is_a_cell_a_passage_with_its_program_between(lesson: nbformat.NotebookNode) -> None:
    begins = [(cell.cell_type, cell.source.split("\n")[0]) for cell in lesson.cells]
    assert begins == [
        ("markdown", "# Mở ngăn"),
        ("markdown", "## 1. Mở ngăn thứ nhất"),
        ("code", "ngan = 7"),
        ("code", "from IPython.display import Markdown"),
        ("code", 'print("in ra", ngan)'),
        ("markdown", "> **Coi chừng lừa đảo: Kẻ mở hộ**"),
        ("code", "from IPython.display import SVG"),
        ("markdown", "<details>"),
        ("markdown", "Hết bài."),
    ]


def test_it_says_what_it_is(lesson: nbformat.NotebookNode) -> None:
    told = lesson.metadata
    assert (told.title, told.lang, told.authors) == ("Mở ngăn", "vi", [{"name": "Lớp học"}])
    assert (told.kernelspec.name, told.kernelspec.language) == ("python3", "python")


def test_trainers_notes_are_folded_and_tagged(lesson: nbformat.NotebookNode) -> None:
    (note,) = [cell for cell in lesson.cells if "trainer" in cell.metadata.get("tags", [])]
    assert "Nhắc riêng" in note.source
    assert note.source.startswith("<details>\n<summary>Dành cho người hướng dẫn</summary>\n\n**Dặn thêm**\n\n")
    assert "Nhắc riêng" not in "".join(cell.source for cell in lesson.cells if cell is not note)


def links(book: Path) -> dict[str, list[str]]:
    """Every address of a link or a picture, by notebook."""
    found: dict[str, list[str]] = {}
    for path in sorted(book.rglob("*.ipynb")):
        shown = "\n\n".join(cell.source for cell in opened(path).cells if cell.cell_type == "markdown")
        parsed = BeautifulSoup(html(shown), "html.parser")
        found[path.relative_to(book).as_posix()] = [one.get("href") or one["src"] for one in parsed(["a", "img"])]
    return found


def test_every_link_and_picture_is_there(book: Path) -> None:
    found = links(book)
    assert "02-sau.ipynb" in found["ngan/01-mo.ipynb"]
    assert "../index.ipynb" in found["ngan/01-mo.ipynb"]
    assert found["index.ipynb"] == ["khac/chu.ipynb", "khac/chuong.ipynb", "ngan/01-mo.ipynb", "ngan/02-sau.ipynb"]
    for name, addresses in found.items():
        for address in addresses:
            assert (book / posixpath.join(posixpath.dirname(name), unquote(address))).resolve().is_file(), address


def test_a_screen_is_a_picture_with_its_words(book: Path, lesson: nbformat.NotebookNode) -> None:
    (drawn,) = BeautifulSoup(html(lesson.cells[1].source), "html.parser")("img")
    assert drawn["alt"] == 'Hình "điện thoại", nút Mở ở dưới.'
    assert ">Ngăn</text>" in (book / "ngan" / drawn["src"]).resolve().read_text(encoding="utf-8")


def test_a_plain_page_has_its_headings_and_its_program(book: Path) -> None:
    cells = opened(book / "khac" / "chuong.ipynb").cells
    headings = [line for cell in cells for line in cell.source.split("\n") if re.match("#+ ", line)]
    assert headings == ["# Chương của người khác", "## Mục một", "### Mục con"]
    assert [cell.source for cell in cells if cell.cell_type == "code"] == ["1 / 3"]
    assert "> **Ghi chú**\n>\n> Lời dặn." in cells[1].source


def shown(output: Mapping[str, Any]) -> tuple[str, str]:
    """An output as a person sees it: its kind and its contents."""
    if output["output_type"] == "stream":
        return output["name"], output["text"].strip()
    data = output["data"]
    kind = next(kind for kind in ("image/svg+xml", "image/png", "text/markdown", "text/plain") if kind in data)
    return kind, words(data[kind]) if kind == "text/markdown" else data[kind].strip()


@pytest.mark.parametrize("name", ["ngan/01-mo.ipynb", "khac/chuong.ipynb"])
def test_running_it_gives_what_the_reading_gave(name: str, book: Path) -> None:
    notebook = opened(book / name)
    kept = [[shown(output) for output in cell.outputs] for cell in notebook.cells if cell.cell_type == "code"]
    NotebookClient(notebook, timeout=60).execute(env={"PYTHONHASHSEED": "0"})
    run = [[shown(output) for output in cell.outputs] for cell in notebook.cells if cell.cell_type == "code"]
    assert run == kept
    assert any(kept)


def with_program(root: Path, cell: nodes.Element, **metadata: object) -> nbformat.NotebookNode:
    """The notebook of a page with this cell, for which MyST-NB left a program of one cell."""
    app, page_metadata = SimpleNamespace(outdir=str(root / "html")), {"bai": {"source_map": []}}
    environment = SimpleNamespace(toc_fignumbers={}, metadata=page_metadata, app=app)
    cells = [new_markdown_cell(), new_code_cell("ve()")]
    program = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    (root / "jupyter_execute").mkdir()
    (root / "jupyter_execute" / "bai.ipynb").write_text(json.dumps(program), encoding="utf-8")
    list(
        publish_notebooks(Edition(replace(curriculum(root, page(cell)), environment=environment), {}), root, Listener())
    )
    return opened(root / "notebooks" / "bai.ipynb")


def code_cell(*results: nodes.Node) -> nodes.container:
    output = nodes.container("", *results, nb_element="cell_code_output", classes=["cell_output"])
    return nodes.container("", output, nb_element="cell_code", cell_index=1, exec_count=1)


def test_pictures_of_cells_are_in_the_notebook(tmp_path: Path) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "a.png")
    (output,) = with_program(tmp_path, code_cell(nodes.image(uri="a.png", alt="Ô đen"))).cells[-1].outputs
    assert base64.b64decode(output.data["image/png"]) == (tmp_path / "a.png").read_bytes()
    assert output.data["text/plain"] == output.metadata["image/png"].alt == "Ô đen"


def test_html_and_formulas_that_cells_give_stay_what_they_are(tmp_path: Path) -> None:
    html_given, formula = nodes.raw("", "<table></table>", format="html"), nodes.math_block("", "x^2")
    outputs = with_program(tmp_path, code_cell(html_given, formula)).cells[-1].outputs
    assert [output.data for output in outputs] == [{"text/html": "<table></table>"}, {"text/latex": "$$x^2$$"}]


def test_what_a_lost_program_gave_is_kept(tmp_path: Path) -> None:
    assert source(tmp_path, code_cell(par("ba quả"))) == "ba quả"


@pytest.mark.parametrize(
    ("metadata", "kernel"),
    [
        ({"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}, ("ir", "R", "R")),
        ({"kernelspec": {"name": "ir"}, "language_info": {"name": "R"}}, ("ir", "ir", "R")),
        ({"kernelspec": {"name": "python3", "display_name": "x"}}, ("python3", "Python 3 (ipykernel)", "python")),
        ({"kernelspec": 3, "language_info": {"name": {"a": 1}}}, ("python3", "Python 3 (ipykernel)", "python")),
    ],
)
def test_the_kernel_is_the_author_s(metadata: dict[str, Any], kernel: tuple[str, str, str], tmp_path: Path) -> None:
    told = with_program(tmp_path, code_cell(), **metadata).metadata
    assert (told.kernelspec.name, told.kernelspec.display_name, told.language_info.name) == kernel
