"""Resolved pages are kept: what did not change is not resolved again, and nothing is believed that did."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.environment import BuildEnvironment

from hocso.read import read, resolved
from hocso.read.resolved import Resolved
from outlines import outline_text

MakeBook = Callable[[Mapping[str, str]], Path]

TWO = {"bai/mot.md": "# Một\n\nXem [](hai.md).\n", "bai/hai.md": "# Hai\n\nCũ.\n"}


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / "_build" / ".reading" / "pages").glob("*/*")}


def read_elsewhere(root: Path, seed: int) -> None:
    """In a process of its own, which fills its sets in an order of its own."""
    command = [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; import hocso.read as r; r.read(Path(sys.argv[1]))",
    ]
    subprocess.run([*command, str(root)], check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})


def test_an_edit_has_one_page_resolved_whatever_process_reads(make_book: MakeBook) -> None:
    root = make_book(TWO)
    read_elsewhere(root, 1)
    before = kept(root)
    (root / "bai" / "hai.md").write_text("# Hai\n\nMới.\n\nDài hơn.\n", encoding="utf-8")
    read_elsewhere(root, 2)
    assert len(kept(root) - before) == 1


def test_so_has_each_edit_of_another_page_of_many_that_were_read_side_by_side(make_book: MakeBook) -> None:
    pages = {f"bai/trang-{number}.md": f"# Trang {number}\n\nCũ.\n" for number in range(12)}
    root = make_book(pages)
    read_elsewhere(root, 1)
    for seed, path in enumerate(list(pages)[3:6], 2):
        before = kept(root)
        (root / path).write_text(f"{pages[path]}\nMới.\n", encoding="utf-8")
        read_elsewhere(root, seed)
        assert len(kept(root) - before) == 1


GLUED = """\
---
file_format: mystnb
kernelspec: {name: python3}
---
# Một

```{code-cell}
from base64 import b64decode
from IPython.display import Image
from myst_nb import glue
glue("so", 41)
png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
glue("hinh", Image(b64decode(png + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")))
```
"""
SHOWN = """\
# Hai

```{glue} so
:doc: mot.md
```

```{glue} hinh
:doc: mot.md
```
"""


def test_what_the_code_of_another_page_gave_is_shown_and_shown_anew(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": GLUED, "bai/hai.md": SHOWN})
    for number in (41, 42, 43):
        (root / "bai/mot.md").write_text(GLUED.replace("41", str(number)), encoding="utf-8")
        (page,) = (page for page in read(root).pages() if page.docname.endswith("bai/hai"))
        assert str(number) in page.doctree.astext()
        (picture,) = page.doctree.findall(nodes.image)
        assert (root / picture["uri"]).is_file()


def test_a_page_that_shows_the_title_of_another_is_resolved_with_it(make_book: MakeBook) -> None:
    root = make_book(TWO)
    read(root)
    (root / "bai" / "hai.md").write_text("# Hai rồi\n\nCũ.\n", encoding="utf-8")
    pages = {page.path: outline_text(page) for page in read(root).pages()}
    assert "Xem Hai rồi." in pages["bai/mot.md"]


def test_a_link_to_nothing_is_told_of_at_each_reading(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nXem [đây](khong.md).\n", "bai/hai.md": "# Hai\n\nChữ.\n"})
    first, second = read(root).problems, read(root).problems
    assert [problem.place.path for problem in first] == ["bai/mot.md"]
    assert second == first


@pytest.mark.parametrize("content", [b"", b"spoilt", b"\x80\x04N."])
def test_a_spoilt_page_is_resolved_again(content: bytes, make_book: MakeBook) -> None:
    root = make_book(TWO)
    before = [outline_text(page) for page in read(root).pages()]
    for path in (root / "_build" / ".reading" / "pages").glob("*/*"):
        path.write_bytes(content)
    assert [outline_text(page) for page in read(root).pages()] == before


def test_a_doctree_is_the_same_for_all_who_hold_it_and_comes_back_when_nobody_does(tmp_path: Path) -> None:
    store, env = Resolved(tmp_path), cast(BuildEnvironment, Environment())
    document = new_document("bai")
    document += nodes.paragraph("", "Chào bác.")
    words = document.pformat()
    assert store.keep("a" * 64, "matter", document)
    opened = store.opening("a" * 64, env, "bai")
    assert opened() is document
    resolved._at_hand.cache_clear()
    assert opened() is document  # a paragraph in somebody's hands would be of it
    resolved._at_hand.cache_clear()
    del document
    gc.collect()
    again = opened()
    assert again.pformat() == words
    assert again.settings.env is env


def test_what_no_file_can_hold_is_not_kept(tmp_path: Path) -> None:
    document = new_document("bai")
    document["odd"] = lambda: None
    assert not Resolved(tmp_path).keep("a" * 64, "matter", document)
    assert document.reporter is not None


def test_what_is_of_no_use_any_more_goes_when_nobody_else_can_want_it(tmp_path: Path) -> None:
    Resolved(tmp_path).keep("a" * 64, "matter", new_document("bai"))
    Resolved(tmp_path).keep("b" * 64, "matter", new_document("bai"))
    (old,) = tmp_path.glob("a/*")
    os.utime(old, (0, 0))
    now = Resolved(tmp_path)
    now.keep("c" * 64, "matter", new_document("bai"))
    now.forget_unused()
    assert sorted(path.name[0] for path in tmp_path.glob("*/*")) == ["b", "c"]


class Environment:
    def doc2path(self, docname: str) -> str:
        return docname
