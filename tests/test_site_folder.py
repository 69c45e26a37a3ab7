"""The folder of a site: nothing is touched without need, nothing is left behind."""

import os
import shutil
import time
from pathlib import Path

import pytest

from hocso.digests import LAST_BUILD, Digests, digests_beside
from hocso.model.errors import CannotPublish
from hocso.model.progress import Silent
from hocso.publish.site import publish_site
from hocso.publish.site.folder import SiteFolder
from hocso.store import file_digest
from site_book import read_site_book, with_silence

LONG_AGO = 1_000_000_000


def build(out: Path, files: dict[str, str], sound: Path | None = None) -> list[str]:
    folder = SiteFolder(out)
    for name, text in files.items():
        folder.write(name, text)
    if sound:
        folder.copy(sound, "audio/a.mp3")
    artifacts = list(folder.close())
    assert all(file_digest(artifact.path) == artifact.sha256 for artifact in artifacts)
    return [artifact.path.relative_to(out / "site").as_posix() for artifact in artifacts]


def test_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    sound = tmp_path / "a.mp3"
    sound.write_bytes(b"sound")
    build(tmp_path, {"a.html": "a", "b.html": "b"}, sound)
    for path in (tmp_path / "site").rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    build(tmp_path, {"a.html": "a", "b.html": "changed"}, sound)
    changed = {path.name for path in (tmp_path / "site").rglob("*.*") if path.stat().st_mtime != LONG_AGO}
    assert changed == {"b.html"}


def test_a_sound_that_changed_is_copied_again(tmp_path: Path) -> None:
    sound = tmp_path / "a.mp3"
    sound.write_bytes(b"old")
    build(tmp_path, {}, sound)
    sound.write_bytes(b"new")
    os.utime(sound, (LONG_AGO, LONG_AGO))
    build(tmp_path, {}, sound)
    assert (tmp_path / "site/audio/a.mp3").read_bytes() == b"new"


def test_files_of_earlier_builds_go_and_those_of_others_stay(tmp_path: Path) -> None:
    build(tmp_path, {"old/a.html": "a", "b.html": "b"})
    foreign = tmp_path / "site/CNAME"
    foreign.write_text("hoc-so.example", encoding="utf-8")
    assert build(tmp_path, {"b.html": "b"}) == ["b.html"]
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["CNAME", "b.html"]


def test_a_site_that_somebody_removed_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, {"old/folder/a.html": "a", "b.html": "b"})
    shutil.rmtree(tmp_path / "site")
    assert build(tmp_path, {"b.html": "b"}) == ["b.html"]


def test_a_copy_that_somebody_spoiled_is_made_again(tmp_path: Path) -> None:
    sound, copy = tmp_path / "a.mp3", tmp_path / "site" / "audio" / "a.mp3"
    sound.write_bytes(b"sound")
    build(tmp_path, {}, sound)
    copy.write_bytes(b"noise")
    os.utime(copy, (LONG_AGO, LONG_AGO))
    build(tmp_path, {}, sound)
    assert copy.read_bytes() == b"sound"


@pytest.mark.skipif(os.name == "nt", reason="times of files say too little there: each is read")
def test_what_the_last_build_remembered_is_believed_until_somebody_touches_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, {"a.html": "a"})
    page = tmp_path / "site" / "a.html"
    time.sleep(0.1)  # what was written just now is not remembered
    remembered = digests_beside(tmp_path / LAST_BUILD)
    remembered.of([str(page)])
    remembered.save()
    with monkeypatch.context() as patch:
        patch.setattr(Digests, "_read", lambda *_: pytest.fail("it was read again"))
        assert SiteFolder(tmp_path).keep(["a.html"])
    before = page.stat()
    page.write_text("b", encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not SiteFolder(tmp_path).keep(["a.html"])


@pytest.mark.parametrize("text", ["{", "[]", '{"../../precious": {"sha256": "", "size": 1}}', '{"a": 3}'])
def test_a_broken_list_harms_nothing(text: str, tmp_path: Path) -> None:
    out = tmp_path / "x" / "out"
    out.mkdir(parents=True)
    precious = tmp_path / "x" / "precious"
    precious.write_text("keep", encoding="utf-8")
    (out / ".site-files.json").write_text(text, encoding="utf-8")
    build(out, {"a.html": "a"})
    assert precious.read_text(encoding="utf-8") == "keep"


def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    edition = with_silence(read_site_book(tmp_path), tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/site").write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotPublish, match="site") as refused:
        list(publish_site(edition, tmp_path / "out", Silent()))
    assert "ở chỗ cần một thư mục lại có một tệp" in refused.value.message.vi
    assert "a file stands where a folder has to be" in refused.value.message.en
