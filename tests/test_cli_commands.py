"""The commands as a person calls them: what they print, and how they end."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from conftest import Run
from hocso.cli.failures import guarded
from hocso.cli.pages import chooser
from hocso.cli.session import Session, find_book
from hocso.messages import message
from hocso.model.errors import CannotRead, HocsoError
from hocso.model.message import Message
from hocso.model.place import Place
from hocso.narrate.spoken import Reason

LESSON = """\
# Bài thử

## Phần một

Chào bác.
"""


def test_a_folder_without_a_book_says_how_to_get_one(run: Run, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "check")
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: Không thấy giáo trình nào")
    assert "hocso new curriculum" in err
    assert "Traceback" not in err


def test_the_book_is_found_from_a_folder_inside_of_it(tmp_path: Path) -> None:
    inside = tmp_path / "curriculum" / "4t"
    inside.mkdir(parents=True)
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    assert find_book(inside) == tmp_path.resolve()


@pytest.mark.parametrize("arguments", [("-C", "{}", "check"), ("check", "--root", "{}")])
def test_a_named_folder_that_holds_no_book_is_refused_before_and_after_the_command(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    code, _, err = run(tmp_path, *(argument.format(tmp_path / "khong-co") for argument in arguments))
    assert code == 2
    assert "khong-co không phải giáo trình" in err


def test_a_scaffold_passes_the_check_and_can_be_narrated(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "new", "curriculum", "Lớp học số xóm Đình")
    assert code == 0
    book = tmp_path / "lop-hoc-so-xom-dinh"
    assert "01-bai-dau-tien.md" in out
    assert run(book, "new", "module", "Dịch vụ công")[0] == 0
    assert run(book, "new", "lesson", "Gọi điện cho con", "--module", "dich-vu-cong")[0] == 0

    code, out, err = run(book, "check", "--format", "json", "--release")
    assert json.loads(out) == [], err
    assert code == 0

    lesson = "curriculum/dich-vu-cong/02-goi-dien-cho-con.md"
    code, out, _ = run(book, "narrate", "--status", "--format", "json", lesson)
    (row,) = json.loads(out)
    assert code == 0
    assert row["path"] == lesson
    assert row["utterances"] == row["missing"] > 10

    code, out, _ = run(book / "curriculum" / "dich-vu-cong", "narrate", "--script", "02-goi-dien-cho-con.md")
    assert code == 0
    assert "bà mận cầm máy mới" in out.lower()


def test_a_fault_is_printed_with_its_place_and_ends_with_1(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"4t/01-bai.md": LESSON + "\nGọi {fact}`khong-co`.\n", "vneid/01-bai.md": LESSON})
    code, out, _ = run(book, "check")
    assert code == 1
    assert "4t/01-bai.md:7" in out
    code, out, _ = run(book, "check", "--format", "json", "4t")
    assert {finding["path"] for finding in json.loads(out)} == {"4t/01-bai.md"}
    code, out, _ = run(book, "check", "--format", "json", "vneid")
    assert all(finding["path"] == "vneid/01-bai.md" for finding in json.loads(out))


def test_a_broken_contents_ends_with_2_and_its_place(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"_toc.yml": "root: index\nparts: [\n"})
    code, out, err = run(book, "check")
    assert (code, out) == (2, "")
    assert "_toc.yml:3:1: Lỗi: " in err


@pytest.mark.parametrize("command", [("check",), ("narrate", "--status")])
def test_an_unknown_page_is_named(run: Run, make_book: Callable[..., Path], command: tuple[str, ...]) -> None:
    code, _, err = run(make_book({"4t/01-bai.md": LESSON}), *command, "4t/02-chua-co.md")
    assert code == 2
    assert "4t/02-chua-co.md" in err


def test_an_unknown_target_lists_the_known_ones_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text("not read: [", encoding="utf-8")
    code, _, err = run(tmp_path, "build", "sile")
    assert code == 2
    assert "sile" in err
    assert "site, booklets" in err


def test_an_unknown_rule_lists_the_known_ones(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "explain", "H999")
    assert code == 2
    assert "H999" in err


def test_a_book_s_own_wording_rule_is_explained_too(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"wording/tu-dia-phuong.yml": "code: X123\nwords:\n  con lợn: [con heo]\n"})
    code, out, _ = run(book, "explain", "X123")
    assert code == 0
    assert out.startswith("# X123 tu-dia-phuong")
    code, _, err = run(book, "explain", "X124")
    assert code == 2
    assert "X123" in err


def test_a_text_without_anything_to_say_is_told_and_makes_no_file(run: Run, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "say", "→", "--out", "x.mp3")
    assert (code, out) == (0, "")
    assert err.strip() == message("cli.nothing-to-say").vi
    assert not (tmp_path / "x.mp3").exists()


def test_the_draft_voice_writes_a_sound_file(run: Run, tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "say", "Chào bác", "--engine", "espeak", "--out", "tieng/chao.wav")
    assert code == 0, err
    assert out.strip().lower() == "chào bác"
    assert (tmp_path / "tieng" / "chao.wav").read_bytes().startswith(b"RIFF")


def test_safe_fixes_are_put_in_and_what_is_left_is_shown(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"4t/01-bai.md": LESSON.replace("Chào bác.", "Chào\u00a0bác. Gọi {fact}`khong-co`.")})
    code, out, err = run(book, "check", "--fix", "--format", "json")
    assert code == 1
    assert "\u00a0" not in (book / "4t" / "01-bai.md").read_text(encoding="utf-8")
    assert "4t/01-bai.md" in err
    assert {finding["code"] for finding in json.loads(out)} == {"F001"}


def test_sound_goes_only_into_a_sound_file(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "say", "Chào bác", "--out", "chao.txt")
    assert code == 2
    assert ".wav, .mp3" in err
    assert not (tmp_path / "chao.txt").exists()


def test_say_shows_what_is_said_and_the_book_s_lexicon_counts(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"lexicon.yml": "VNeID: vi en ai đi\n"})
    assert run(book, "say", "Mở VNeID")[1].strip().lower() == "mở vi en ai đi"


def test_say_explains_what_is_said_part_by_part(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"lexicon.yml": "VNeID: vi en ai đi\n"})
    code, out, _ = run(book, "say", "--explain", "Bác mở “VNeID”, gọi 113 👍.")
    assert code == 0
    assert [re.split(r" {2,}", line) for line in out.splitlines()] == [
        ["Viết", "Đọc", "Vì sao"],
        ["Bác mở", "bác mở", "đọc như viết"],
        ["“VNeID”,", "vi en ai đi,", "theo lexicon.yml"],
        ["gọi", "gọi", "đọc như viết"],
        ["113", "một một ba.", "số điện thoại"],
        ["👍.", "không đọc"],
    ]
    assert "by lexicon.yml" in run(book, "--lang", "en", "say", "--explain", "Mở VNeID")[1]


def test_what_say_shows_can_be_read_by_other_programs(run: Run, tmp_path: Path) -> None:
    _, out, _ = run(tmp_path, "say", "--explain", "--format", "json", "Có 5 hộ!")
    assert json.loads(out) == {
        "text": "Có 5 hộ!",
        "spoken": "có năm hộ!",
        "pieces": [
            {"shown": "Có", "begin": 0, "end": 2, "said": "có", "reason": "written"},
            {"shown": "5", "begin": 3, "end": 4, "said": "năm", "reason": "number"},
            {"shown": "hộ", "begin": 5, "end": 7, "said": "hộ!", "reason": "written"},
            {"shown": "!", "begin": 7, "end": 8, "said": "", "reason": "mark"},
        ],
    }
    assert json.loads(run(tmp_path, "say", "--format", "json", "→")[1]) == {"text": "→", "spoken": ""}


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_to_say_something_is_told_in_both_languages(reason: str) -> None:
    told = message(f"cli.reason-{reason}")
    assert told.vi != told.en


def known(path: str) -> list[str]:
    return [path, "4t/01-a.md", "4t/02-b.md", "an-toan/01-c.md", "_toc.yml"]


def test_pages_are_chosen_by_file_and_by_folder_from_here_and_from_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "4t").mkdir()
    monkeypatch.chdir(tmp_path / "4t")
    root = tmp_path.resolve()
    assert chooser(root, ["01-a.md"], known("index.md"))("4t/01-a.md")
    assert not chooser(root, ["01-a.md"], known("index.md"))("4t/02-b.md")
    assert chooser(root, ["an-toan"], known("index.md"))("an-toan/01-c.md")
    assert not chooser(root, ["an-toan"], known("index.md"))("4t/01-a.md")
    assert chooser(root, ["."], known("index.md"))("4t/02-b.md")
    assert not chooser(root, ["."], known("index.md"))("an-toan/01-c.md")
    assert chooser(root, [], [])("anything.md")
    with pytest.raises(CannotRead, match="4"):
        chooser(root, ["4"], known("index.md"))


def failing(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (HocsoError(Message("hỏng", "broken"), Place("_toc.yml", 3, 4)), 2, "_toc.yml:3:4: Lỗi: hỏng\n"),
        (OSError(errno.ENOSPC, "No space left on device", "a.mp3"), 2, "Ổ đĩa đã đầy"),
        (PermissionError(errno.EACCES, "Permission denied", "a.mp3"), 2, "Máy không cho đọc hay ghi a.mp3"),
        (OSError(errno.EIO, "Input/output error", "a.mp3"), 2, "ổ đĩa hoặc thẻ nhớ không đọc, không ghi được (a.mp3)"),
        (OSError(errno.EXDEV, "Invalid cross-device link", "a.mp3"), 2, "Invalid cross-device link (a.mp3)"),
        (KeyboardInterrupt(), 130, "gõ lại lệnh cũ để làm tiếp"),
    ],
)
def test_what_stops_a_command_is_one_clear_sentence(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    assert guarded(Session("vi"), failing(error)) == code
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


class Late:
    """Its finalizer meets an error, as one meets Ctrl-C that was pressed just then."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __del__(self) -> None:
        raise self.error


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where the tests run in the background of a shell, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_that_python_swallows_stops_the_command_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        Late(KeyboardInterrupt())
        for _ in range(100):
            time.sleep(0.1)

    assert guarded(Session("vi"), work) == 130
    assert capsys.readouterr().err == message("cli.stopped").vi + "\n"


def test_another_error_in_a_finalizer_is_told_as_ever(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)

    def work() -> int:
        Late(ZeroDivisionError("oh"))
        return 1

    assert guarded(Session("vi"), work) == 1
    assert "ZeroDivisionError: oh" in capsys.readouterr().err
    assert sys.unraisablehook is sys.__unraisablehook__


def test_our_own_fault_keeps_its_trace_and_does_not_blame_the_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(Session("en"), failing(ZeroDivisionError("oh"))) == 2
    err = capsys.readouterr().err
    assert "ZeroDivisionError: oh" in err
    assert err.endswith(message("cli.our-fault").en + "\n")


def test_vietnamese_is_written_as_utf8_whatever_the_console(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "cp1252", "HOCSO_LANG": "vi"}
    done = subprocess.run(
        [sys.executable, "-m", "hocso", "--help"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Các lệnh:" in done.stdout.decode("utf-8")


def test_help_imports_no_stage(tmp_path: Path) -> None:
    program = (
        "import sys; from hocso.cli import main; main(['build', '--help'])\n"
        "print(sorted({'sphinx', 'docutils', 'rich', 'numpy'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_a_path_names_its_book_from_outside(run: Run, make_book: Callable[..., Path], tmp_path: Path) -> None:
    book = make_book({"4t/01-bai.md": LESSON})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code, out, err = run(elsewhere, "check", str(book / "4t" / "01-bai.md"))
    assert code == 0, out + err


def test_prune_removes_only_what_no_sentence_uses(run: Run, make_book: Callable[..., Path]) -> None:
    book = make_book({"4t/01-bai.md": LESSON})
    stray = book / "voice" / "ab" / ("ab" * 32 + ".mp3")
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x" * 96)
    code, out, _ = run(book, "narrate", "--prune")
    assert (code, out.strip()) == (0, message("cli.pruned", count=1).vi)
    assert not stray.exists()
    assert run(book, "narrate", "--prune")[1].strip() == message("cli.pruned", count=0).vi
