"""The press: others work while it sets, what it set is not set again, and a process that is ended is told."""

import subprocess
import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from hocso.model.errors import CannotPublish
from hocso.publish.typesetting import press as module
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.press import Press
from hocso.store import Store


def manuscript(text: str) -> Manuscript:
    return Manuscript("so-tay", f'#set document(title: "{text}")\n{text}\n', {}, {}, {})


def test_what_was_begun_is_given_when_it_is_asked_for(tmp_path: Path) -> None:
    press = Press(Store(tmp_path, ".pdf"))
    begun = [press.begin(manuscript(text)) for text in ("Một", "Hai", "Một")]
    pdfs = [finished().pdf for finished in begun]
    assert all(pdf.startswith(b"%PDF") for pdf in pdfs)
    assert pdfs[0] == pdfs[2] != pdfs[1]


def test_what_was_set_once_is_taken_from_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một"))
    monkeypatch.setattr(module, "apart", lambda *_: pytest.fail("it is on the shelf"))
    assert Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một")) == first


def test_an_ended_process_is_told_with_the_booklet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> None:
        raise BrokenExecutor

    monkeypatch.setattr(module, "apart", ended)
    with pytest.raises(CannotPublish, match="so-tay"):
        Press(Store(tmp_path, ".pdf")).typeset(manuscript("Một"))


def test_what_typst_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="so-tay"):
        Press(Store(tmp_path, ".pdf")).typeset(Manuscript("so-tay", "#nothing-like-it", {}, {}, {}))


def test_a_process_that_typesets_imports_no_more_than_it_needs() -> None:
    """There is one a booklet: drawing, codes and links are done before."""
    unwanted = "{'hocso.publish.drawing', 'segno', 'urllib.request'}"
    code = f"import sys, hocso.publish.typesetting.compiling; print({unwanted} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
