"""A tiny book to be changed in every way that an author, a clock or a disk can, and what its builds made."""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import CONFIG, write_book
from hocso.build import build
from hocso.model.errors import HocsoError
from hocso.model.finding import Finding
from hocso.model.message import Message

DAY = 86_400
FACTS = "so-nha: {value: '%d', means: số nhà, source: đặt ra, checked: 2026-11-01, holds: 3650, certainty: sure}\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><title>Hình</title>'
    '<rect width="80" height="40" fill="#%06d"/></svg>\n'
)
LESSON = """\
---
file_format: mystnb
kernelspec: {name: python3}
lesson:
  minutes: 20
  objectives:
    - Biết một việc
---
# Bài một

Bà Tư ra chợ sớm.

![Một hình chữ nhật](../images/hinh.svg)

:::{step} Nhìn kỹ
:minutes: 5
Đọc tên trước. Xem thêm [bài hai](02-hai.md).

```{screen} Chuyển tiền
:tap: Gửi
:alt: Màn hình có nút Gửi
- title: Ngân hàng
- button: Gửi
```
:::

:::{quiz} Bác bấm nút nào?
- [x] Nút gửi -- Đúng rồi.
- [ ] Nút khác -- Chưa đúng.
:::

:::{trainer}
Mang theo hai tờ giấy.
:::

Nhà số {fact}`so-nha`.
"""
SECOND = """\
---
file_format: mystnb
kernelspec: {name: python3}
---
# Bài hai

Câu đầu của bài hai.

```{code-cell} python
print(1 + 1)
```

## Một phần

```{include} _chung.md
```
"""
BOOK = {
    "_config.yml": CONFIG + "hocso: {reader: bác}\n",
    "index.md": "# Trang chủ\n\nChào bác.\n",
    "m/01-mot.md": LESSON,
    "m/02-hai.md": SECOND,
    "m/_chung.md": "Câu chung của các bài.\n",
    "n/01-ba.md": "# Bài ba\n\nVề [bài một](../m/01-mot.md), [tờ rơi](../to-roi.txt). Mật khẩu là chìa khóa.\n",
    "images/hinh.svg": SVG % 0,
    "facts.yml": FACTS % 1,
    "glossary.yml": "mật khẩu: Dãy chữ để mở khóa.\n",
    "lexicon.yml": "Zalo: da lô\n",
}


@dataclass(frozen=True)
class Built:
    """What a build gave: its files by name, what it found and told; or, in ``stopped``, why there is nothing."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Message, ...] = ()
    stopped: str = ""


def build_it(root: Path, targets: Sequence[str]) -> Built:
    try:
        outcome = build(root, targets)
    except HocsoError as error:
        return Built({}, stopped=f"{error.place} {error.message.en}".replace(str(root), "…"))
    files = {name: content for target in targets for name, content in files_of(root / "_build", target).items()}
    return Built(files, outcome.findings, outcome.notes)


def build_elsewhere(root: Path, to: Path, targets: Sequence[str]) -> Built:
    """What a build makes of the book as it is, with nothing kept from before."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("_build", ".hocso"))
    return build_it(to, targets)


def files_of(out: Path, target: str) -> dict[str, bytes]:
    found = (path for path in sorted((out / target).rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def difference(incremental: Built, clean: Built) -> str:
    """In words, for whoever reads a failing test; "" if there is none."""
    if incremental.stopped != clean.stopped:
        return f"stopped by {incremental.stopped!r}, from nothing by {clean.stopped!r}"
    names = sorted({*incremental.files, *clean.files})
    other = [name for name in names if incremental.files.get(name) != clean.files.get(name)]
    said = [
        f"{name}: {'missing' if name not in incremental.files else 'too much' if name not in clean.files else 'other'}"
        for name in other
    ]
    if incremental.findings != clean.findings:
        said.append(f"findings {incremental.findings}, from nothing {clean.findings}")
    if incremental.notes != clean.notes:
        said.append(f"notes {incremental.notes}, from nothing {clean.notes}")
    return "\n".join(said)


def write_tiny_book(root: Path) -> Path:
    write_book(root, BOOK)
    write_contents(root)
    return root


Change = Callable[[Path, int], object]
"""Something done to a book; the number says where and how, and any number will do."""


def pages_of(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("[mn]/*.md") if not path.name.startswith("_"))


def _page(root: Path, number: int) -> Path | None:
    pages = pages_of(root)
    return pages[number % len(pages)] if pages else None


def _replaced(old: str, *new: str) -> Change:
    """One of several texts in place of another, in whichever page has any of them."""
    texts = (old, *new)

    def change(root: Path, number: int) -> None:
        for page in pages_of(root):
            text = page.read_text(encoding="utf-8")
            if found := next((one for one in texts if one in text), None):
                page.write_text(text.replace(found, texts[number % len(texts)]), encoding="utf-8")
                return

    return change


def _added(text: str) -> Change:
    def change(root: Path, number: int) -> None:
        if page := _page(root, number):
            page.write_text(page.read_text(encoding="utf-8") + text.format(number), encoding="utf-8")

    return change


def _written(name: str, *texts: str) -> Change:
    return lambda root, number: (root / name).write_text(texts[number % len(texts)], encoding="utf-8")


def write_contents(root: Path) -> None:
    """A ``_toc.yml`` of the pages that there are."""
    lines = ["format: jb-book", "root: index", "parts:"]
    for folder in ("m", "n"):
        pages = [page for page in pages_of(root) if page.parent.name == folder]
        if pages:
            lines += [f"  - caption: Phần {folder}", "    chapters:"]
            lines += [f"      - file: {folder}/{page.stem}" for page in pages]
    (root / "_toc.yml").write_text("\n".join(lines if lines[-1] != "parts:" else lines[:-1]) + "\n", encoding="utf-8")


def add_page(root: Path, number: int) -> None:
    text = f"# Bài thêm {number}\n\nMột câu mới, số {number}.\n\n```{{code-cell}} python\nprint({number})\n```\n"
    front = "---\nfile_format: mystnb\nkernelspec: {name: python3}\n---\n"
    (root / "mn"[number % 2] / f"0{number % 5 + 3}-them.md").write_text(front + text, encoding="utf-8")
    write_contents(root)


def rename_page(root: Path, number: int) -> None:
    if page := _page(root, number):
        page.rename(page.with_name(f"1{number % 4}-{page.stem[3:]}.md"))
        write_contents(root)


def delete_page(root: Path, number: int) -> None:
    if len(pages_of(root)) > 1 and (page := _page(root, number)):
        page.unlink()
        write_contents(root)


def drop_from_contents(root: Path, number: int) -> None:
    """A page that stays in its folder, and is no longer of the book."""
    lines = (root / "_toc.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    files = [index for index, line in enumerate(lines) if "- file:" in line]
    if len(files) > 1:
        del lines[files[number % len(files)]]
        (root / "_toc.yml").write_text("".join(lines), encoding="utf-8")


def older_in_place(root: Path, number: int) -> None:
    """Other words, from a file older than everything: copied from a stick, say."""
    for path in (root / "m" / "_chung.md", root / "images" / "hinh.svg", _page(root, number)):
        if path and path.is_file():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("000", f"{number:03}").replace("Câu", "Lời"), encoding="utf-8")
            os.utime(path, (DAY, DAY))


def _clock(seconds: int) -> Change:
    """All that the author wrote bears another time."""

    def change(root: Path, _: int) -> None:
        for path in root.rglob("*"):
            if path.is_file() and not {"_build", ".hocso"} & {*path.relative_to(root).parts}:
                at = path.stat().st_mtime + seconds
                os.utime(path, (at, at))

    return change


EDITS: Mapping[str, Change] = {
    "sentence": _replaced("Bà Tư ra chợ sớm.", "Bà Năm ra chợ sớm.", "Bà Tư ra chợ. Trời còn tối.", "Mở Zalo ra."),
    "other sentence": _added("\nThêm câu số {}.\n"),
    "heading": _replaced("# Bài một\n", "# Bài đầu tiên\n", "# Bài một, sửa\n"),
    "part": _replaced("## Một phần\n", "## Phần khác\n", "### Sâu hơn\n"),
    "quiz": _replaced("Bác bấm nút nào?", "Bấm nút nào trước?", "Nút nào đúng?"),
    "answer": _replaced("Nút khác -- Chưa đúng.", "Nút khác -- Xem lại nhé.", "Nút nữa -- Chưa đúng."),
    "screen": _replaced("- button: Gửi\n", "- button: Gửi\n- button: Hủy\n"),
    "cell": _replaced("print(1 + 1)", "print(2 + 2)", "print('Chào bác')", "1 / 0"),
    "note for trainers": _replaced("Mang theo hai tờ giấy.", "Mang theo bút."),
    "new minutes": _replaced("minutes: 20", "minutes: 25", "minutes: [20"),
    "broken directive": _replaced(":::{step} Nhìn kỹ", ":::{stepp} Nhìn kỹ"),
    "included": _written("m/_chung.md", "Câu chung của các bài.\n", "Câu chung, đã sửa.\n", "Chung. **Đậm**.\n"),
    "picture": lambda root, number: (root / "images/hinh.svg").write_text(SVG % number, encoding="utf-8"),
    "file linked to": _written("to-roi.txt", "Tờ rơi.\n", "Tờ rơi, in lại.\n"),
    "no file linked to": lambda root, _: (root / "to-roi.txt").unlink(missing_ok=True),
    "no picture": lambda root, _: (root / "images/hinh.svg").unlink(missing_ok=True),
    "new page": add_page,
    "page renamed": rename_page,
    "page deleted": delete_page,
    "page left out": drop_from_contents,
    "contents again": lambda root, _: write_contents(root),
    "home": _written("index.md", "# Trang chủ\n\nChào bác.\n", "# Nhà\n\nMời bác vào.\n"),
    "facts": lambda root, number: (root / "facts.yml").write_text(FACTS % number, encoding="utf-8"),
    "glossary": _written(
        "glossary.yml",
        "mật khẩu: Dãy chữ để mở khóa.\n",
        "mật khẩu: Chìa khóa của máy.\n",
        "chợ: Nơi mua bán.\n",
        "mật khẩu: [\n",
    ),
    "lexicon": _written("lexicon.yml", "Zalo: da lô\n", "Zalo: gia lô\n", "{}\n"),
    "settings": _written(
        "_config.yml",
        BOOK["_config.yml"],
        BOOK["_config.yml"].replace("bác", "cô chú"),
        BOOK["_config.yml"].replace("Sách thử", "Sách khác"),
        BOOK["_config.yml"].replace("https://sach-thu.example/", ""),
        BOOK["_config.yml"].replace("language: vi", "language: en"),
        BOOK["_config.yml"].replace("colon_fence", "colon_fence, substitution"),
    ),
    "settings broken": _written("_config.yml", "title: [\n"),
    "settings mended": _written("_config.yml", BOOK["_config.yml"]),
    "older in place": older_in_place,
    "clock set back": _clock(-3 * DAY),
    "clock set forward": _clock(400 * DAY),
}


def _outputs(root: Path, *folders: str) -> list[Path]:
    found = (path for folder in folders for path in sorted((root / "_build" / folder).rglob("*")))
    return [path for path in found if path.is_file()]


def _output(change: Callable[[Path], object]) -> Change:
    def meddle(root: Path, number: int) -> None:
        if made := _outputs(root, "site", "booklets"):
            change(made[number % len(made)])

    return meddle


def _spoil(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]) if raw else b"x")


def _lose(*names: str) -> Change:
    def lose(root: Path, _: int) -> None:
        for name in names:
            shutil.rmtree(root / name, ignore_errors=True)

    return lose


MEDDLING: Mapping[str, Change] = {
    "output deleted": _output(Path.unlink),
    "output cut short": _output(lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])),
    "output spoiled": _output(_spoil),
    "output touched": _output(lambda path: os.utime(path, (DAY, DAY))),
    "outputs gone": _lose("_build/site"),
    "memory gone": _lose("_build/.reading", ".hocso"),
    "sound gone": _lose(".hocso"),
    "results of cells gone": _lose("_build/.reading/cells"),
    "memory of cells spoiled": lambda root, _: [_spoil(path) for path in root.glob("_build/.reading/cells.json")],
}
"""What happens to files that no author touches."""
