"""A page file beside the book's pages that the contents do not name."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hocso.check.contents import folder_of
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message

_SUFFIXES = (".md", ".ipynb", ".rst")
_FOR_PEOPLE_OF_THE_PROJECT = (
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "changelog",
    "history",
    "contributing",
    "contributors",
    "code_of_conduct",
    "security",
    "authors",
    "todo",
)
"""How the files that stand in a project's folder and are no pages begin."""


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    listed = {unicodedata.normalize("NFC", page.docname) for page in curriculum.pages()}
    for folder in sorted({folder_of(page.path) for page in curriculum.pages()}):
        for file in _page_files(curriculum.root / folder):
            path = unicodedata.normalize("NFC", f"{folder}/{file.name}" if folder else file.name)
            docname = path.removesuffix(file.suffix)
            if docname not in listed and not _meant(file, curriculum):
                yield path, Fault(At(1, 1), {"path": docname})


def _page_files(folder: Path) -> list[Path]:
    files = (file for file in folder.iterdir() if file.suffix in _SUFFIXES) if folder.is_dir() else ()
    return sorted(file for file in files if not file.name.lower().startswith(("_", ".", *_FOR_PEOPLE_OF_THE_PROJECT)))


def _meant(file: Path, curriculum: Curriculum) -> bool:
    """Whether an author left the page out knowingly: ``orphan:`` in it, or a directive that takes it into a page."""
    beginning = file.read_text(encoding="utf-8", errors="replace").partition("\n---")[0]
    taken_in = re.compile(rf"\{{[\w-]+\}}[^\n]*{re.escape(file.name)}|\.\. \w+::[^\n]*{re.escape(file.name)}")
    return "\norphan:" in beginning or any(taken_in.search(page.source) for page in curriculum.pages())


RULE = Rule(
    code="L009",
    name="not-in-contents",
    severity="warning",
    message=Message(
        vi="Trang này chưa có trong _toc.yml nên học viên không bao giờ thấy. Hãy thêm dòng “- file: {path}” vào đúng "
        "phần; còn nháp thì đặt tên tệp bắt đầu bằng dấu _.",
        en="_toc.yml does not name this page, so learners never see it. Add “- file: {path}” where it belongs; for a "
        "draft, let the file's name begin with _.",
    ),
    what=Message(
        vi="Một tệp .md, .ipynb hoặc .rst nằm cạnh các trang của sách mà mục lục `_toc.yml` không nêu tên. Tệp có tên "
        "bắt đầu bằng dấu `_`, tệp README, LICENSE, trang ghi `orphan: true` và tệp được trang khác gọi vào thì không "
        "sao.",
        en="A .md, .ipynb or .rst file lies beside the book's pages and `_toc.yml` does not name it. Files whose name "
        "begins with `_`, a README or LICENSE, a page with `orphan: true`, and files that a page takes in are fine.",
    ),
    why=Message(
        vi="Viết xong mà quên ghi vào mục lục là chuyện hay gặp. Trên máy mình thì thấy tệp, còn học viên thì không.",
        en="To write a page and forget the contents is easily done. The author sees the file; learners do not.",
    ),
    bad="4t/03-chuyen-tien.md      # _toc.yml: - file: 4t/02-tiet-kiem-so",
    good="4t/03-chuyen-tien.md      # _toc.yml: - file: 4t/03-chuyen-tien",
    on_book=check,
)
