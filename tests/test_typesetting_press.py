"""The press: others work while it sets, what it set is not set again, and a process that is ended is told."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from hocso.model.errors import CannotPublish
from hocso.publish import side_by_side
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.press import Making, Press, identity
from hocso.store import Store


def manuscript(text: str) -> Manuscript:
    return Manuscript("so-tay", f'#set document(title: "{text}")\n{text}\n', {}, {}, {})


def test_what_was_begun_is_given_when_it_is_asked_for(tmp_path: Path) -> None:
    press = Press(Store(tmp_path, ".pdf"))
    begun = [press.begin(manuscript(text)) for text in ("Một", "Hai", "Một")]
    pdfs = [finished().pdf for finished in begun]
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)
    assert pdfs[0] == pdfs[2] != pdfs[1]


def test_nothing_is_said_that_readers_stumble_over_and_the_file_stays_whole(tmp_path: Path) -> None:
    pdf = Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một")).pdf
    with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as opened:
        assert dict(opened.Root.MarkInfo) == {"/Marked": True}


def test_what_was_set_once_is_taken_from_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một"))
    monkeypatch.setattr(side_by_side, "begin", lambda *_: pytest.fail("it is on the shelf"))
    assert Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một")) == first


def test_what_is_on_the_shelf_of_others_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs, ours = Store(tmp_path / "theirs", ".pdf"), Store(tmp_path / "ours", ".pdf")
    first = Press(theirs).typeset(manuscript("Một"))
    monkeypatch.setattr(side_by_side, "begin", lambda *_: pytest.fail("it is on their shelf"))
    assert Press(ours, others=theirs).typeset(manuscript("Một")) == first
    assert list(ours.keys()) == list(theirs.keys())


def test_what_two_presses_want_at_a_time_is_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, begin = [], side_by_side.begin

    def counted(file: str, *work: Any) -> Any:
        begun.append(file)
        return begin(file, *work)

    monkeypatch.setattr(side_by_side, "begin", counted)
    presses = [Press(Store(tmp_path / name, ".pdf")) for name in ("one", "other")]
    one, other = [press.begin(manuscript("Một")) for press in presses]
    assert one() == other()
    assert begun == ["so-tay"]


def test_what_comes_of_a_pdf_is_made_where_it_is_set(tmp_path: Path) -> None:
    press = Press(Store(tmp_path, ".pdf"))
    pdf = press.begin(manuscript("Một"), Making(("reversed", "twice"), reversed_and_twice))().pdf
    assert press.derive(pdf, Making(("twice", "reversed"), pytest.fail)) == [2 * pdf, pdf[::-1]]
    assert press.derive(pdf, Making(("otherwise",), lambda pdf: [pdf.upper()])) == [pdf.upper()]


def reversed_and_twice(pdf: bytes) -> list[bytes]:
    return [pdf[::-1], 2 * pdf]


def test_what_is_begun_can_be_waited_for_by_its_identity(tmp_path: Path) -> None:
    one, other = (Press(Store(tmp_path / name, ".pdf")) for name in ("one", "other"))
    assert other.again(identity(manuscript("Một"))) is None
    begun = one.begin(manuscript("Một"))
    again = other.again(identity(manuscript("Một")))
    assert again is not None
    assert again() == begun()


def test_an_ended_process_is_told_with_the_file() -> None:
    with pytest.raises(CannotPublish, match="so-tay"):
        side_by_side.begin("so-tay", 0, os._exit, 9)()


def test_what_typst_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="so-tay"):
        Press(Store(tmp_path, ".pdf")).typeset(Manuscript("so-tay", "#nothing-like-it", {}, {}, {}))


def test_a_process_that_typesets_imports_no_more_than_it_needs() -> None:
    """There is one a booklet: drawing, codes and links are done before."""
    unwanted = "{'hocso.publish.drawing', 'segno', 'urllib.request'}"
    code = f"import sys, hocso.publish.typesetting.compiling; print({unwanted} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
