"""``hocso narrate`` as a person types it: one thing at a time, sheets, recordings, packs."""

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from conftest import Run
from hocso.messages import message
from sounds import encoded_as, recorded

LESSON = """\
---
lesson: {minutes: 25}
---
# Quét mã QR

:::{step} Quét mã
:minutes: 5
Bấm nút quét mã. Gọi 113. 👉
:::
"""
PATH = "4t/01-quet-ma.md"


@pytest.fixture
def made(make_book: Callable[..., Path]) -> Path:
    return make_book({PATH: LESSON})


EXCLUSIVE = [
    (["--status", "--script"], ["--status", "--script"]),
    (["--record-sheet", "--export", "goi.zip"], ["--record-sheet", "--export"]),
    (["--missing"], ["--missing", "--record-sheet"]),
    (["--out", "x", "--status"], ["--out", "--record-sheet"]),
    (["--why", "a", "--format", "json"], ["--format", "--status"]),
    (["--engine", "espeak", "--status"], ["--engine"]),
]


@pytest.mark.parametrize(("arguments", "named"), EXCLUSIVE, ids=lambda words: " ".join(words))
def test_options_that_do_not_go_together_are_told(
    run: Run, tmp_path: Path, arguments: list[str], named: list[str]
) -> None:
    """Before anything is read: there is no book here."""
    code, out, err = run(tmp_path, "narrate", *arguments)
    assert (code, out) == (2, "")
    assert all(name in err.splitlines()[-1] for name in named)
    assert "hocso narrate --help" in err


@pytest.mark.parametrize("option", ["--import", "--import-pack"])
def test_a_file_or_folder_that_is_not_there_is_told(run: Run, made: Path, option: str) -> None:
    code, _, err = run(made, "narrate", option, "khong-co")
    assert code == 2
    assert "khong-co" in err


def test_a_sheet_is_printed_for_paper_and_for_a_spreadsheet(run: Run, made: Path) -> None:
    code, out, err = run(made, "narrate", "--record-sheet", PATH)
    assert code == 0, err
    assert "4t/01-quet-ma.pdf" in out.replace("\\", "/")
    folder = made / "_build" / "record-sheets" / "4t"
    table = (folder / "01-quet-ma.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfnumber,anchor,text,said,state\r\n001,")
    assert "Gọi 113.,113 → một một ba," in table.decode("utf-8-sig")
    document = pypdfium2.PdfDocument(folder / "01-quet-ma.pdf")
    try:
        assert document.is_tagged()
        assert document.get_metadata_value("Title") == "Phiếu thu âm – Quét mã QR"
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    for shown in ("001", "Bấm nút quét mã.", "đọc là: 113 → một một ba", "20 cm", "001.m4a", "--import 01-quet-ma"):
        assert shown in text.replace("\r\n", " ")
    assert "👉" not in text


def test_recordings_come_in_and_are_counted(run: Run, made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thu" / "01-quet-ma"
    folder.mkdir(parents=True)
    (folder / "001.m4a").write_bytes(encoded_as(".m4a", recorded(1.5)))
    (folder / "khac.wav").write_bytes(b"x")
    code, out, _ = run(made, "narrate", "--import", str(tmp_path / "thu"))
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == message("recording.imported", path=PATH, stored=1, same=0, refused=1).vi
    assert "khac.wav" in lines[1]
    assert lines[2] == message("recording.missing", count=3, numbers="002–004").vi
    (folder / "khac.wav").unlink()
    code, out, _ = run(made, "narrate", "--import", str(folder), PATH)
    assert code == 0
    assert out.splitlines()[0] == message("recording.imported", path=PATH, stored=0, same=1, refused=0).vi

    _, out, _ = run(made, "narrate", "--status", "--format", "json", PATH)
    (row,) = json.loads(out)
    assert {"utterances", "recorded", "machine", "draft", "stale", "missing", "silent", "unspoken"} <= row.keys()
    assert (row["utterances"], row["recorded"], row["missing"], row["silent"]) == (4, 1, 3, 1)
    assert row["milliseconds"]["recorded"] > 1500
    _, out, _ = run(made, "narrate", "--status")
    assert out.splitlines()[-2].split(":", 1)[1].count("0:00") == 3

    run(made, "narrate", "--record-sheet", "--missing", PATH)
    document = pypdfium2.PdfDocument(made / "_build" / "record-sheets" / "4t" / "01-quet-ma.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "002" in text
    assert "đã thu" not in text


def test_why_names_the_file_that_is_heard(run: Run, made: Path, tmp_path: Path) -> None:
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu" / "buoc-1-c2.wav").write_bytes(encoded_as(".wav", recorded(1.5)))
    assert run(made, "narrate", "--import", str(tmp_path / "thu"), PATH)[0] == 0
    code, out, _ = run(made, "narrate", "--why", "buoc-1-c2")
    sound = next((made / "recordings").rglob("*.mp3")).relative_to(made).as_posix()
    assert code == 0
    assert message("ledger.why-text", text="Bấm nút quét mã.").vi in out
    assert message("ledger.why-is-recorded").vi in out
    assert sound in out
    assert "kokoro" in out
    assert "espeak" in out
    code, _, err = run(made, "narrate", "--why", "buoc-9-c9", PATH)
    assert code == 2
    assert "buoc-1-c" in err


def test_a_damaged_recording_is_told_by_status_and_by_the_build(run: Run, made: Path) -> None:
    card = made / "recordings" / "ab" / ("ab" * 32 + ".json")
    card.parent.mkdir(parents=True)
    card.write_text("{", encoding="utf-8")
    told = message("recording.card-broken").vi
    assert told in run(made, "narrate", "--status")[2]
    assert told in run(made, "build", "site")[2]


def test_a_pack_goes_from_book_to_book(run: Run, made: Path, tmp_path: Path) -> None:
    pack = tmp_path / "goi.zip"
    code, _, err = run(made, "narrate", "--export", str(pack))
    assert (code, pack.exists()) == (2, False)
    assert message("pack.empty").vi in err
    (tmp_path / "thu").mkdir()
    for number in range(1, 5):
        (tmp_path / "thu" / f"{number}.wav").write_bytes(encoded_as(".wav", recorded(1.5, seed=number)))
    assert run(made, "narrate", "--import", str(tmp_path / "thu"), PATH)[0] == 0
    code, out, _ = run(made, "narrate", "--export", str(pack), PATH)
    assert code == 0
    assert "4 câu giọng người" in out
    for card in (made / "recordings").rglob("*.*"):
        card.unlink()
    code, out, _ = run(made, "narrate", "--import-pack", str(pack))
    assert code == 0
    assert out.startswith(message("pack.imported", stored=4, kept=0, gained=4).vi)
    pack.write_bytes(pack.read_bytes()[:-1000])
    code, _, err = run(made, "narrate", "--import-pack", str(pack))
    assert code == 2
    assert "goi.zip" in err
