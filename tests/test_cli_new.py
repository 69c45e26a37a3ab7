"""Starting lessons, modules and curricula."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hocso.cli.scaffold.contents import parts_of, scalar, with_page, with_part
from hocso.cli.scaffold.starting import start_curriculum, start_lesson, start_module
from hocso.model.errors import HocsoError

CONTENTS = """\
format: jb-book
root: curriculum/index   # trang đầu
parts:
  - caption: VNeID
    chapters:
      - file: curriculum/vneid/index
      - file: curriculum/vneid/01-mo-may   # bài dễ nhất
      # còn bài nữa, đang viết

  - caption: "4T: tiền"
    chapters:
    - file: curriculum/4t/index
# hết
"""


def added(before: str, after: str) -> list[str]:
    """The lines of ``after`` that are new; every line of ``before`` is still there, in order."""
    old, new = iter(before.splitlines()), []
    waited = next(old, None)
    for line in after.splitlines():
        if line == waited:
            waited = next(old, None)
        else:
            new.append(line)
    assert waited is None, f"lost or changed: {waited!r}"
    return new


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "_toc.yml").write_bytes(CONTENTS.encode())
    (tmp_path / "curriculum" / "vneid").mkdir(parents=True)
    (tmp_path / "curriculum" / "vneid" / "01-mo-may.md").write_text("# Mở máy\n", encoding="utf-8")
    return tmp_path


def test_a_page_is_entered_after_the_last_one_of_its_part_and_nothing_else_changes() -> None:
    vneid, money = parts_of(CONTENTS)
    assert added(CONTENTS, with_page(CONTENTS, vneid, "curriculum/vneid/02-x")) == [
        "      - file: curriculum/vneid/02-x"
    ]
    assert added(CONTENTS, with_page(CONTENTS, money, "curriculum/4t/01-x")) == ["    - file: curriculum/4t/01-x"]
    read = yaml.safe_load(with_page(CONTENTS, vneid, "curriculum/vneid/02-x"))
    assert [page["file"] for page in read["parts"][0]["chapters"]][-1] == "curriculum/vneid/02-x"


def test_a_part_is_entered_at_the_end() -> None:
    changed = with_part(CONTENTS, "An toàn: trên mạng", ("curriculum/an-toan/index", "curriculum/an-toan/01-x"))
    assert len(added(CONTENTS, changed)) == 4
    assert yaml.safe_load(changed)["parts"][2] == {
        "caption": "An toàn: trên mạng",
        "chapters": [{"file": "curriculum/an-toan/index"}, {"file": "curriculum/an-toan/01-x"}],
    }


def test_windows_line_ends_stay() -> None:
    contents = CONTENTS.replace("\n", "\r\n")
    changed = with_page(contents, parts_of(contents)[0], "a/b")
    assert changed.count("\n") == changed.count("\r\n") == CONTENTS.count("\n") + 1


def test_contents_without_parts_are_one_part() -> None:
    contents = "format: jb-book\nroot: index\nchapters:\n- file: a\n- file: b\n  sections:\n  - file: c\n"
    (only,) = parts_of(contents)
    assert only.docnames == ("a", "b")
    assert yaml.safe_load(with_page(contents, only, "d"))["chapters"][-1] == {"file": "d"}


def test_contents_in_one_line_are_left_to_the_author() -> None:
    contents = "root: index\nparts:\n  - caption: A\n    chapters: [{file: a/index}]\n"
    with pytest.raises(HocsoError, match="- file: a/01-b") as caught:
        with_page(contents, parts_of(contents)[0], "a/01-b")
    assert caught.value.place is not None
    assert caught.value.place.line == 4


@given(st.text())
def test_any_caption_reads_back_as_it_was(text: str) -> None:
    text = "".join(c for c in text if c.isprintable())
    assert yaml.safe_load(f"caption: {scalar(text)}") == {"caption": text}


def test_a_lesson_gets_the_next_number_a_plain_name_and_its_title(book: Path) -> None:
    file = start_lesson(book, "Gọi điện cho con ở xa", "vneid")
    assert file == book / "curriculum" / "vneid" / "02-goi-dien-cho-con-o-xa.md"
    assert "# Gọi điện cho con ở xa\n" in file.read_text(encoding="utf-8")
    assert (
        parts_of((book / "_toc.yml").read_text(encoding="utf-8"))[0].docnames[-1].endswith("/02-goi-dien-cho-con-o-xa")
    )


def test_the_same_lesson_twice_is_refused_and_nothing_is_overwritten(book: Path) -> None:
    file = start_lesson(book, "Đổi mật khẩu", "4t")
    file.write_text("của tôi", encoding="utf-8")
    contents = (book / "_toc.yml").read_bytes()
    with pytest.raises(HocsoError, match="01-doi-mat-khau.md is there already"):
        start_lesson(book, "Đổi mật khẩu", "4t")
    assert file.read_text(encoding="utf-8") == "của tôi"
    assert (book / "_toc.yml").read_bytes() == contents


@pytest.mark.parametrize(("module", "said"), [(None, "vneid, 4t"), ("5t", "vneid, 4t")])
def test_a_module_that_is_not_clear_lists_the_known_ones(book: Path, module: str | None, said: str) -> None:
    with pytest.raises(HocsoError, match=said):
        start_lesson(book, "Bài mới", module)
    assert sorted(path.name for path in book.rglob("*.md")) == ["01-mo-may.md"]


def test_a_name_without_letters_is_refused(book: Path) -> None:
    with pytest.raises(HocsoError, match=r"\?\?\?"):
        start_lesson(book, "???", "4t")


def test_a_module_has_its_page_and_a_first_lesson(book: Path) -> None:
    lesson = start_module(book, "Dịch vụ công")
    assert lesson == book / "curriculum" / "dich-vu-cong" / "01-bai-dau-tien.md"
    assert parts_of((book / "_toc.yml").read_text(encoding="utf-8"))[2].docnames == (
        "curriculum/dich-vu-cong/index",
        "curriculum/dich-vu-cong/01-bai-dau-tien",
    )


def test_a_curriculum_goes_only_into_a_folder_of_its_own(tmp_path: Path) -> None:
    root, lesson = start_curriculum(tmp_path, "Lớp học số: xóm Đình")
    assert root == tmp_path / "lop-hoc-so-xom-dinh"
    assert lesson.is_file()
    assert yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["title"] == "Lớp học số: xóm Đình"
    with pytest.raises(HocsoError, match="is there already"):
        start_curriculum(tmp_path, "Lớp học số: xóm Đình")
