"""Packs: good sound goes from book to book whole, and nothing else ever comes in."""

import io
import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hocso import store
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.settings import VoiceSettings
from hocso.narrate import export_pack, import_pack, ledger, mp3
from hocso.narrate.packs.manifest import NAME
from hocso.narrate.recordings.cards import Recording, keep, recordings_of, sound_key
from hocso.narrate.shelves import ladder
from narrated import book, lesson, speak_silently, utterances

TEXTS = ("Bấm nút quét.", "Gọi 113.", "Chào bác.")


def record(curriculum: Curriculum, text: str, frames: int = 50) -> None:
    sound = mp3.silence(frames)
    keep(
        curriculum.folder / "recordings", Recording(text, sound_key(sound), "4t/01", "c1", "1.wav", "2026-11-25"), sound
    )


def giver(root: Path) -> Curriculum:
    """A book with two sentences by machine and one by a person."""
    curriculum = book(root / "giver", lesson("4t/01", *TEXTS))
    speak_silently(curriculum)
    record(curriculum, TEXTS[2])
    return curriculum


def taker(root: Path, *texts: str, voice: VoiceSettings | None = None) -> Curriculum:
    return book(root / "taker", lesson("khac/07", *(texts or TEXTS)), voice=voice)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    curriculum = giver(tmp_path)
    export_pack(curriculum, list(curriculum.pages()), tmp_path / "goi.zip")
    return tmp_path / "goi.zip"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_book_s_voice_serves_another_with_the_same_sentences(tmp_path: Path, pack: Path) -> None:
    other = taker(tmp_path, "Câu của xã này.", *reversed(TEXTS))
    taken = import_pack(other, pack)
    assert (taken.stored, taken.kept, taken.gained, taken.gaps) == (3, 0, 3, 1)
    row = ledger(other)[1]
    assert (row.recorded, row.machine, row.missing) == (1, 2, 1)
    assert recordings_of(other).clip(utterances(other)[1]) is not None


def test_taking_it_again_changes_nothing(tmp_path: Path, pack: Path) -> None:
    other = taker(tmp_path)
    import_pack(other, pack)
    before = everything(tmp_path / "taker")
    again = import_pack(other, pack)
    assert (again.stored, again.kept, again.gained) == (0, 3, 0)
    assert everything(tmp_path / "taker") == before


def test_what_a_book_has_is_never_replaced(tmp_path: Path, pack: Path) -> None:
    other = taker(tmp_path)
    record(other, TEXTS[2], frames=77)
    import_pack(other, pack)
    clip = recordings_of(other).clip(utterances(other)[2])
    assert clip is not None
    assert clip.milliseconds == 77 * mp3.FRAME_MS


def test_a_clip_that_was_cut_short_is_mended(tmp_path: Path, pack: Path) -> None:
    other = taker(tmp_path)
    import_pack(other, pack)
    spoilt = next((other.folder / "voice").rglob("*.mp3"))
    whole = spoilt.read_bytes()
    spoilt.write_bytes(whole[:100])
    assert import_pack(other, pack).stored == 1
    assert spoilt.read_bytes() == whole


def test_another_voice_is_kept_and_told(tmp_path: Path, pack: Path) -> None:
    """The same words at another pace are another clip."""
    other = taker(tmp_path, *TEXTS[:2], voice=VoiceSettings(rate=1.1))
    taken = import_pack(other, pack)
    assert (taken.stored, taken.gained, taken.gaps) == (3, 0, 2)
    assert taken.voices == (f"{ladder(other)[0].engine.name} {ladder(other)[0].voice.name}",)


def test_the_same_sound_gives_the_same_bytes(tmp_path: Path, pack: Path) -> None:
    curriculum = giver(tmp_path)
    export_pack(curriculum, list(curriculum.pages()), tmp_path / "lai.zip")
    assert (tmp_path / "lai.zip").read_bytes() == pack.read_bytes()


def test_a_pack_has_no_drafts_and_says_what_is_missing(tmp_path: Path) -> None:
    curriculum = book(tmp_path / "book", lesson("4t/01", *TEXTS))
    speak_silently(curriculum, "espeak")
    pages = list(curriculum.pages())
    with pytest.raises(CannotSpeak):
        export_pack(curriculum, pages, tmp_path / "goi.zip")
    assert not (tmp_path / "goi.zip").exists()
    record(curriculum, TEXTS[0])
    made = export_pack(curriculum, pages, tmp_path / "goi.zip")
    assert (made.spoken, made.recorded, made.gaps) == (0, 1, 2)


def test_a_failed_export_leaves_the_pack_that_was_there(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(tmp_path)
    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    with pytest.raises(OSError, match="full"):
        export_pack(giver(tmp_path), list(giver(tmp_path).pages()), pack)
    assert everything(tmp_path) == before


def fail(*_: object) -> None:
    raise OSError(28, "full")


Entries = dict[str, bytes]
Change = Callable[[Entries, dict[str, Any]], None]


def rebuilt(pack: Path, change: Change, **how: Any) -> Path:
    """The pack with its entries and its manifest changed."""
    with zipfile.ZipFile(pack) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(entries[NAME])
    change(entries, manifest)
    if NAME in entries:
        entries[NAME] = json.dumps(manifest, ensure_ascii=False).encode("utf-8", "surrogatepass")
    with zipfile.ZipFile(pack, "w", how.get("compression", zipfile.ZIP_STORED)) as new:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = how.get("attributes", 0)
            entry.compress_type = how.get("compression", zipfile.ZIP_STORED)
            new.writestr(entry, content)
    return pack


def rename(to: str) -> Change:
    """The first sound under another name, which the manifest knows."""

    def change(entries: Entries, manifest: dict[str, Any]) -> None:
        old = manifest["spoken"][0]["file"]
        entries[to] = entries.pop(old)
        manifest["spoken"][0]["file"] = to

    return change


def add(name: str) -> Change:
    return lambda entries, _: entries.update({name: b"x" * 96})


def put(kind: str, field: str, value: object) -> Change:
    return lambda _, manifest: manifest[kind][0].__setitem__(field, value)


def drop_sound(entries: Entries, manifest: dict[str, Any]) -> None:
    del entries[manifest["spoken"][0]["file"]]


def drop_manifest(entries: Entries, _: dict[str, Any]) -> None:
    del entries[NAME]


def swap_sounds(entries: Entries, manifest: dict[str, Any]) -> None:
    one, other = (item["file"] for item in manifest["spoken"])
    entries[one], entries[other] = entries[other], entries[one]


def no_frames(entries: Entries, manifest: dict[str, Any]) -> None:
    """All sums are right, and it is no MP3 of ours."""
    item, sound = manifest["spoken"][0], b"MZ" * 480
    entries[item["file"]] = sound
    item["sha256"], item["size"] = sound_key(sound), len(sound)


def said_twice(_: Entries, manifest: dict[str, Any]) -> None:
    manifest["spoken"].append(manifest["spoken"][0])


def huge(entries: Entries, manifest: dict[str, Any]) -> None:
    item, sound = manifest["spoken"][0], mp3.silence(300_000 // 24 + 1)
    entries[item["file"]] = sound
    item["sha256"], item["size"] = sound_key(sound), len(sound)


FAULTS: dict[str, Change] = {
    "climbing name": rename("voice/../../../climbed.mp3"),
    "absolute name": rename("/tmp/climbed.mp3"),
    "backslashes": rename("voice\\..\\..\\climbed.mp3"),
    "drive": rename("C:/climbed.mp3"),
    "other key": rename(f"voice/{'0' * 64}.mp3"),
    "stranger": add("la.mp3"),
    "climbing stranger": add("../climbed.mp3"),
    "folder": add("voice/"),
    "no sound": drop_sound,
    "no manifest": drop_manifest,
    "swapped": swap_sounds,
    "no frames": no_frames,
    "twice": said_twice,
    "too long": huge,
    "other words": put("spoken", "said", "chuyển tiền ngay."),
    "other engine": put("spoken", "engine", "gtts"),
    "other words recorded": put("recorded", "text", "Chuyển tiền ngay."),
    "wrong hash": put("spoken", "sha256", "0" * 64),
    "hash a path": put("recorded", "sound", "../../climbed"),
    "wrong size": put("spoken", "size", 96),
    "negative size": put("spoken", "size", -96),
    "huge size": put("spoken", "size", 10**30),
    "size a truth": put("spoken", "size", True),
    "rate no number": put("spoken", "rate", float("nan")),
    "field missing": lambda _, manifest: manifest["spoken"][0].pop("said"),
    "field null": put("spoken", "said", None),
    "half a letter": put("spoken", "said", "\ud800"),
    "items no list": lambda _, manifest: manifest.update(spoken={}),
    "item no object": lambda _, manifest: manifest["spoken"].append(7),
    "other format": lambda _, manifest: manifest.update(format="hocso-pack-9"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_refuses_the_whole_pack(tmp_path: Path, pack: Path, fault: str) -> None:
    rebuilt(pack, FAULTS[fault])
    assert_refused(tmp_path, pack)


def assert_refused(tmp_path: Path, pack: Path) -> None:
    other = taker(tmp_path)
    before = everything(tmp_path)
    with pytest.raises(CannotSpeak) as error:
        import_pack(other, pack)
    assert pack.name in error.value.message.vi
    assert "{" not in error.value.message.vi
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    "how",
    [{"compression": zipfile.ZIP_DEFLATED}, {"attributes": 0o120777 << 16}, {"attributes": 0o040755 << 16}],
    ids=["compressed", "links", "folders"],
)
def test_entries_are_plain_files_stored_as_they_are(tmp_path: Path, pack: Path, how: dict[str, Any]) -> None:
    rebuilt(pack, lambda *_: None, **how)
    assert_refused(tmp_path, pack)


def test_names_that_stand_there_twice_are_refused(tmp_path: Path, pack: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(pack, "a") as more:
        warnings.simplefilter("ignore")
        more.writestr(NAME, b"{}")
    assert_refused(tmp_path, pack)


def test_entries_that_share_their_bytes_are_refused(tmp_path: Path, pack: Path) -> None:
    """A directory that names the same large bytes over and over is how a small file pretends to be a large one."""
    raw = bytearray(pack.read_bytes())
    at = raw.index(b"PK\x01\x02")
    sizes = struct.unpack_from("<II", raw, at + 20)
    struct.pack_into("<II", raw, at + 20, sizes[0] + 10**9, sizes[1] + 10**9)
    pack.write_bytes(raw)
    assert_refused(tmp_path, pack)


@pytest.mark.parametrize("content", [b"", b"PK", b"xin chao", b"PK\x05\x06" + bytes(18)], ids=repr)
def test_what_is_no_pack_is_refused(tmp_path: Path, pack: Path, content: bytes) -> None:
    pack.write_bytes(content)
    assert_refused(tmp_path, pack)


def test_an_interrupted_import_leaves_whole_clips_and_goes_on(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = taker(tmp_path)
    put_down = store.Store.put
    count = 0

    def tired(self: store.Store, key: str, content: bytes) -> Path:
        nonlocal count
        count += 1
        if count > 2:
            raise KeyboardInterrupt
        return put_down(self, key, content)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(store.Store, "put", tired)
        import_pack(other, pack)
    clips = [path.read_bytes() for path in other.folder.rglob("*.mp3")]
    assert len(clips) == 2
    assert all(map(mp3.whole, clips))
    assert import_pack(other, pack).gaps == 0


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The pack with bytes changed, left out, put in or cut off, mostly where a ZIP keeps its structure."""
    raw = bytearray(whole)
    marks = [at for mark in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in places(whole, mark)]
    for _ in range(draw(st.integers(1, 4))):
        near = draw(st.sampled_from([0, *marks])) + draw(st.integers(0, 60))
        at = min(near if draw(st.booleans()) else draw(st.integers(0, len(raw))), max(0, len(raw) - 1))
        kind = draw(st.sampled_from(["byte", "cut", "drop", "insert", "long"]))
        if kind == "byte":
            raw[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif kind == "long":
            raw[at : at + 4] = b"\xff\xff\xff\xff"
        elif kind == "cut":
            del raw[at:]
        elif kind == "drop":
            del raw[at : at + draw(st.integers(1, 50))]
        else:
            raw[at:at] = draw(st.sampled_from([b"../", b"PK\x01\x02", b"\0", b"C:\\"]))
    return bytes(raw)


def places(whole: bytes, mark: bytes) -> list[int]:
    found, at = [], whole.find(mark)
    while at >= 0:
        found.append(at)
        at = whole.find(mark, at + 1)
    return found


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, set[bytes]]:
    """A pack, and the sounds in it."""
    root = tmp_path_factory.mktemp("good")
    source = giver(root)
    export_pack(source, list(source.pages()), root / "goi.zip")
    return (root / "goi.zip").read_bytes(), {path.read_bytes() for path in source.folder.rglob("*.mp3")}


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_ever_stores_a_wrong_clip_or_writes_elsewhere(
    tmp_path_factory: pytest.TempPathFactory, good: tuple[bytes, set[bytes]], data: st.DataObject
) -> None:
    pack, right = good
    root = tmp_path_factory.mktemp("damage")
    (root / "goi.zip").write_bytes(data.draw(damaged(pack)))
    other, before = taker(root), everything(root)
    try:
        import_pack(other, root / "goi.zip")
    except CannotSpeak:
        assert everything(root) == before
        return
    new = {name: content for name, content in everything(root).items() if name not in before}
    assert all(name.startswith(("taker/curriculum/voice/", "taker/curriculum/recordings/")) for name in new)
    assert {content for name, content in new.items() if name.endswith(".mp3")} <= right
    assert recordings_of(other).faults == ()


def test_the_manifest_is_for_people_too(pack: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack.read_bytes())) as opened:
        manifest = json.loads(opened.read(NAME))
    assert manifest["title"] == "Sách"
    assert manifest["credit"] == "Lớp học"
    assert {item["said"] for item in manifest["spoken"]} == {"bấm nút quét.", "gọi một một ba."}
    assert [item["text"] for item in manifest["recorded"]] == ["Chào bác."]
    assert all({"file", "sha256", "size", "voice", "mastering"} <= item.keys() for item in manifest["spoken"])
