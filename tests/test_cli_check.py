"""``hocso check`` as a person calls it: its options, and what it keeps for the next time."""

import json
from pathlib import Path

import pytest

from conftest import MakeBook, Run

PAGE = "# Bài một\n\nGia đình hoà thuận.\n\nMở VNEID ra.\n"


@pytest.fixture
def book(make_book: MakeBook) -> Path:
    return make_book({"4t/01-mot.md": PAGE, "4t/02-hai.md": "# Bài hai\n\nMáy khoẻ.\n"})


def found(out: str) -> list[tuple[str, str]]:
    return [(one["path"], one["code"]) for one in json.loads(out)]


def test_rules_are_chosen_on_the_command_line(run: Run, book: Path) -> None:
    _, out, _ = run(book, "check", "--select", "V, W", "--ignore", "W001", "--format", "json")
    assert found(out) == [("4t/01-mot.md", "V004"), ("4t/02-hai.md", "V004")]
    code, _, err = run(book, "check", "--select", "V04")
    assert code == 2 and "V04" in err and "V004 tone-placement" in err


def test_the_difference_is_shown_and_nothing_written(run: Run, book: Path) -> None:
    code, out, _ = run(book, "check", "--diff", "4t/01-mot.md", "--select", "V,W")
    assert code == 1
    assert "-Gia đình hoà thuận.\n+Gia đình hòa thuận.\n" in out and "+Mở VNeID ra." in out
    assert "khoẻ" not in out
    assert (book / "4t" / "01-mot.md").read_text(encoding="utf-8") == PAGE
    run(book, "check", "--fix", "--select", "V,W")
    assert run(book, "check", "--diff", "--select", "V,W")[:2] == (0, "")


def test_a_guess_is_put_in_only_on_request(run: Run, book: Path) -> None:
    page = book / "4t" / "01-mot.md"
    page.write_text("# Bài một\n\nBác chia sẽ vị trí.\n", encoding="utf-8")
    run(book, "check", "--fix", "--select", "W003")
    assert "chia sẽ" in page.read_text(encoding="utf-8")
    run(book, "check", "--unsafe-fixes", "--select", "W003")
    assert "chia sẻ" in page.read_text(encoding="utf-8")


def test_a_baseline_is_written_and_counts_from_then_on(run: Run, book: Path) -> None:
    code, out, _ = run(book, "check", "--write-baseline")
    assert code == 0 and "check-baseline.json" in out
    assert run(book, "check")[0] == 0
    (book / "4t" / "02-hai.md").write_text("# Bài hai\n\nMáy khoẻ.\n\nNhà hoà.\n", encoding="utf-8")
    _, out, _ = run(book, "check", "--format", "json")
    assert [(one["code"], one["line"]) for one in json.loads(out)] == [("V004", 5)]
    (book / "check-baseline.json").unlink()
    _, out, _ = run(book, "check", "--select", "V", "--format", "json")
    assert len(found(out)) == 3


def test_the_summary_has_a_row_a_page(run: Run, book: Path) -> None:
    code, out, _ = run(book, "check", "--summary", "--format", "json", "--select", "V,W")
    rows = {row["path"]: row for row in json.loads(out)}
    assert code == 1
    assert list(rows) == ["index.md", "4t/01-mot.md", "4t/02-hai.md"]
    assert (rows["4t/01-mot.md"]["sentences"], rows["4t/01-mot.md"]["syllables"]) == (3, 9)
    assert (rows["4t/01-mot.md"]["warnings"], rows["index.md"]["warnings"]) == (2, 0)
    _, out, _ = run(book, "check", "--summary", "4t/02-hai.md", "--lang", "en")
    head, row = out.splitlines()
    assert head.split()[:2] == ["page", "minutes"] and row.split()[:4] == ["4t/02-hai.md", "–", "2", "4"]


def test_nothing_is_read_again_while_nothing_changed(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, first, _ = run(book, "check")

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("hocso.read.book.read_book", refuse)
    assert run(book, "check")[1] == first
    assert "V004" in run(book, "check", "4t/02-hai.md")[1]
    (book / "4t" / "02-hai.md").write_text("# Bài hai\n\nMáy khỏe.\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="read again"):
        raise AssertionError(run(book, "check")[2])


def test_annotations_for_a_code_host(run: Run, book: Path) -> None:
    _, out, _ = run(book, "check", "--format", "github", "--select", "V004", "--lang", "en")
    assert out.startswith("::warning file=4t/01-mot.md,line=3,col=10,title=V004 tone-placement::“hoà”")
    assert out.count("\n") == 2
