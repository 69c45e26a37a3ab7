"""What people recorded: files taken in, faults told, one recording a sentence kept for as long as its words stand."""

import datetime as dt
import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hocso import store
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.narrate import as_table, import_recordings, ledger, mp3, record_sheets, sheet_path, tracks
from hocso.narrate.recordings.cards import recordings_of
from hocso.narrate.recordings.importing import Imported, Outcome
from hocso.narrate.recordings.sheets import numbers_of
from hocso.narrate.sound.decoding import decoded
from hocso.narrate.sound.loudness import TARGET, loudness
from narrated import book, lesson, speak_silently, utterances
from sounds import ENCODED, Floats, encoded_as, recorded, wav

TODAY = dt.date(2026, 11, 25)
TEXTS = ("Bấm nút quét mã trên màn hình.", "Máy hiện tên người nhận.", "Bác đọc to tên ấy lên.", "Gọi 113.")
"""Seven, five, five and four syllables."""

Handed = Callable[..., Path]


@pytest.fixture
def curriculum(tmp_path: Path) -> Curriculum:
    return book(tmp_path / "book", lesson("4t/01-quet-ma", *TEXTS, title="Quét mã"))


@pytest.fixture
def hand_in(tmp_path: Path) -> Handed:
    """Put files into a folder: ``hand_in({"001.wav": bytes})``."""

    def put(files: dict[str, bytes], folder: str = "thu") -> Path:
        for name, content in files.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return tmp_path / folder

    return put


def take(seconds: float = 2.0, suffix: str = ".wav", **how: float) -> bytes:
    return encoded_as(suffix, recorded(seconds, **how))


def taken_in(curriculum: Curriculum, folder: Path, *addresses: str) -> Imported:
    pages = [page for page in curriculum.pages() if not addresses or page.address in addresses]
    return import_recordings(curriculum, pages, folder, TODAY)


def outcomes(imported: Imported) -> list[tuple[str, int | None, str]]:
    return [(one.file.name, one.number, one.state) for page in imported.pages for one in page.files]


def only(imported: Imported) -> Outcome:
    (page,) = imported.pages
    (one,) = page.files
    return one


def says(key: str) -> str:
    """The beginning of a message, up to its first field."""
    return message(key).vi.partition("{")[0]


def files_of(curriculum: Curriculum) -> dict[str, tuple[bytes, int]]:
    folder = curriculum.folder / "recordings"
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("suffix", [".wav", *ENCODED])
def test_any_kind_of_file_becomes_frames_of_ours_at_our_loudness(
    curriculum: Curriculum, hand_in: Handed, suffix: str
) -> None:
    imported = taken_in(curriculum, hand_in({f"001{suffix}": take(2.0, suffix)}), "4t/01-quet-ma")
    assert outcomes(imported) == [(f"001{suffix}", 1, "stored")]
    assert only(imported).remarks == ()
    clip = recordings_of(curriculum).clip(utterances(curriculum)[0])
    assert clip is not None
    assert mp3.whole(clip.path.read_bytes())
    assert 2000 <= clip.milliseconds <= 2400  # the silence around is gone
    samples, rate = decoded(clip.path.read_bytes())
    assert loudness(samples, rate) == pytest.approx(TARGET, abs=1)


@pytest.mark.parametrize(
    "sound",
    [
        wav(recorded(2.0), channels=2),
        wav(recorded(2.0, rate=8_000), 8_000),
        wav(recorded(2.0, rate=44_100), 44_100),
        wav(recorded(2.0, rate=11_025), 11_025, width=1),
        wav(recorded(2.0), width=4),
        wav(recorded(2.0) + 0.1),
        wav(recorded(2.0, silence=8.0)),
        wav(np.concatenate([np.full(200, 0.9), recorded(2.0), np.full(200, -0.9)])),
    ],
    ids=["stereo", "8 kHz", "44.1 kHz", "8 bits", "32 bits", "offset", "long silence", "clicks"],
)
def test_any_recorder_will_do(curriculum: Curriculum, hand_in: Handed, sound: bytes) -> None:
    imported = taken_in(curriculum, hand_in({"001.wav": sound}), "4t/01-quet-ma")
    assert (only(imported).state, only(imported).remarks) == ("stored", ())
    clip = recordings_of(curriculum).clip(utterances(curriculum)[0])
    assert clip is not None
    assert 2000 <= clip.milliseconds <= 2400


NAMES = {
    "001.wav": 1, "1.wav": 1, "02.WAV": 2, "bai-01-003.wav": 3, "Bài 1 - 4.wav": 4, "cau_2.wav": 2, "002 (1).wav": 2,
    "buoc-1-c3.wav": 3, "BUOC-1-C3.wav": 3, "Ghi âm 4.wav": 4,
    "5.wav": None, "20261125_190312.wav": None, "giong bac.wav": None, "buoc-1-c9.wav": None, "001a.wav": None,
    "0.wav": None,
}  # fmt: skip


@pytest.mark.parametrize(("name", "number"), NAMES.items())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_named_by_number_or_anchor(
    curriculum: Curriculum, hand_in: Handed, name: str, number: int | None, form: str
) -> None:
    folder = hand_in({unicodedata.normalize(form, name): take(1.8)})
    one = only(taken_in(curriculum, folder, "4t/01-quet-ma"))
    assert (one.number, one.state) == (number, "stored" if number else "refused")


FAULTY = {
    "silence": (wav(np.zeros(96_000)), "recording.take-silent"),
    "noise": (wav(np.random.default_rng(1).normal(size=96_000) * 0.02), "recording.take-only-noise"),
    "short": (take(0.3), "recording.take-too-short"),
    "long": (take(17.0), "recording.take-too-long"),
    "text": ("Bấm nút quét mã".encode() * 40, "narrate.broken-sound"),
    "nothing": (b"", "narrate.broken-sound"),
    "no samples": (wav(np.zeros(0)), "narrate.no-sound"),
    "hours": (wav(np.zeros(8_000 * 700), 8_000), "narrate.sound-long"),
    "odd rate": (wav(recorded(2.0), 44_101), "recording.odd-rate"),
    "cut": (take(3.0)[:60_000], "narrate.sound-cut"),
    "cut head": (take(2.0, ".m4a")[:-4000], "narrate.broken-sound"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_faulty_file_is_refused_with_the_reason(curriculum: Curriculum, hand_in: Handed, fault: str) -> None:
    sound, key = FAULTY[fault]
    suffix = ".m4a" if fault == "cut head" else ".wav"
    imported = taken_in(curriculum, hand_in({f"001{suffix}": sound}), "4t/01-quet-ma")
    one = only(imported)
    assert one.state == "refused"
    assert [remark.vi.startswith(says(key)) for remark in one.remarks] == [True]
    assert not imported.clean
    assert imported.pages[0].missing == ("001", "002", "003", "004")
    assert files_of(curriculum) == {}


DOUBTFUL = {
    "clipped": (wav(np.clip(recorded(2.0, height=4), -1, 1)), "recording.take-clipped"),
    "clipped MP3": (encoded_as(".mp3", np.clip(recorded(2.0, height=4), -1, 1)), "recording.take-clipped"),
    "noisy": (take(2.0, noise=0.05), "recording.take-noisy"),
    "quiet": (take(2.0, height=0.01, noise=0.00001), "recording.take-quiet"),
    "short": (take(0.7), "recording.take-short"),
    "long": (take(8.0), "recording.take-long"),
}


@pytest.mark.parametrize("fault", DOUBTFUL)
def test_a_doubtful_file_is_taken_and_told(curriculum: Curriculum, hand_in: Handed, fault: str) -> None:
    sound, key = DOUBTFUL[fault]
    suffix = ".mp3" if "MP3" in fault else ".wav"
    one = only(taken_in(curriculum, hand_in({f"001{suffix}": sound}), "4t/01-quet-ma"))
    assert one.state == "stored"
    assert [remark.vi.startswith(says(key)) for remark in one.remarks] == [True]


def test_two_files_for_one_number_are_both_refused(curriculum: Curriculum, hand_in: Handed) -> None:
    folder = hand_in({"001.wav": take(), "1.mp3": take(2.0, ".mp3"), "002.wav": take(1.5)})
    imported = taken_in(curriculum, folder, "4t/01-quet-ma")
    assert outcomes(imported) == [("001.wav", 1, "refused"), ("1.mp3", 1, "refused"), ("002.wav", 2, "stored")]
    assert "1.mp3" in imported.pages[0].files[0].remarks[0].vi


def test_equal_sentences_need_one_recording(tmp_path: Path, hand_in: Handed) -> None:
    curriculum = book(tmp_path / "book", lesson("01", "Chờ một lát.", "Bấm nút.", "Chờ một lát."))
    imported = taken_in(curriculum, hand_in({"1.wav": take(1.0), "3.wav": take(1.1)}), "01")
    assert outcomes(imported) == [("1.wav", 1, "stored"), ("3.wav", 3, "spare")]
    assert imported.clean
    assert imported.pages[0].missing == ("002",)
    assert ledger(curriculum)[1].recorded == 2


def test_folders_named_after_lessons_hold_theirs(tmp_path: Path, hand_in: Handed) -> None:
    """By address, by its last part, by title as a Mac writes it; what fits nothing is told."""
    pages = [lesson("4t/01-quet", "Bấm nút."), lesson("4t/02-tra", "Trả tiền."), lesson("an-toan/01-chan", "Chặn số.")]
    curriculum = book(tmp_path / "book", *pages[:2], replace(pages[2], title="Chặn cuộc gọi"))
    title = unicodedata.normalize("NFD", "Chặn cuộc gọi")
    files = ["4t/01-quet/001.wav", "02-Tra/1.WAV", f"{title}/buoc-1-c1.wav", "la/001.wav", "001.wav", "02-tra/a.jpg"]
    imported = taken_in(curriculum, hand_in(dict.fromkeys(files, take(1.0))))
    assert [page.page.address for page in imported.pages] == ["4t/02-tra", "4t/01-quet", "an-toan/01-chan"]
    assert {stray.path.name for stray in imported.strays} == {"la", "a.jpg", "thu"}
    assert [row.recorded for row in ledger(curriculum)] == [0, 1, 1, 1]


def test_hidden_files_and_the_sheet_itself_are_passed_over(curriculum: Curriculum, hand_in: Handed) -> None:
    files = {".DS_Store": b"x", "._001.wav": b"x", "Thumbs.db": b"x", "phieu.pdf": b"x", "001.wav": take()}
    assert taken_in(curriculum, hand_in(files), "4t/01-quet-ma").clean


def test_a_folder_without_recordings_is_told(curriculum: Curriculum, hand_in: Handed) -> None:
    with pytest.raises(CannotSpeak) as error:
        taken_in(curriculum, hand_in({"ghi-chu.txt": b"x"}))
    assert "thu" in error.value.message.vi


def test_importing_the_same_again_changes_nothing(curriculum: Curriculum, hand_in: Handed) -> None:
    folder = hand_in({"001.wav": take(), "002.wav": take(1.5)})
    taken_in(curriculum, folder, "4t/01-quet-ma")
    before = files_of(curriculum)
    again = import_recordings(curriculum, [next(iter(curriculum.modules[0].lessons))], folder, dt.date(2027, 1, 1))
    assert [state for _, _, state in outcomes(again)] == ["same", "same"]
    assert files_of(curriculum) == before


def test_importing_anew_replaces_and_leaves_no_old_sound(curriculum: Curriculum, hand_in: Handed) -> None:
    taken_in(curriculum, hand_in({"001.wav": take()}), "4t/01-quet-ma")
    first = recordings_of(curriculum).clip(utterances(curriculum)[0])
    taken_in(curriculum, hand_in({"001.wav": take(2.5, seed=7)}), "4t/01-quet-ma")
    second = recordings_of(curriculum).clip(utterances(curriculum)[0])
    assert first and second and first.key != second.key
    assert len(files_of(curriculum)) == 2


def test_a_card_says_whose_words_when_and_from_what(curriculum: Curriculum, hand_in: Handed) -> None:
    taken_in(curriculum, hand_in({"bai-01-002.wav": take(1.5)}), "4t/01-quet-ma")
    (card,) = (curriculum.folder / "recordings").rglob("*.json")
    told = json.loads(card.read_text(encoding="utf-8"))
    sound = told.pop("sound")
    assert told == {
        "text": TEXTS[1],
        "page": "curriculum/4t/01-quet-ma",
        "anchor": "buoc-1-c2",
        "source": "bai-01-002.wav",
        "date": "2026-11-25",
    }
    assert store.file_digest(curriculum.folder / "recordings" / sound[:2] / f"{sound}.mp3") == sound


def test_a_disk_that_fails_leaves_no_half(
    curriculum: Curriculum, hand_in: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sound is in place, its card is not: the sentence is not recorded, and the next import finishes it."""
    put = store.Store.put

    def failing(self: store.Store, key: str, content: bytes) -> Path:
        if self.suffix == ".json":
            raise OSError(28, "No space left on device")
        return put(self, key, content)

    folder = hand_in({"001.wav": take()})
    with monkeypatch.context() as patch:
        patch.setattr(store.Store, "put", failing)
        with pytest.raises(OSError, match="No space"):
            taken_in(curriculum, folder, "4t/01-quet-ma")
    assert ledger(curriculum)[1].recorded == 0
    assert taken_in(curriculum, folder, "4t/01-quet-ma").clean
    assert ledger(curriculum)[1].recorded == 1


def test_a_person_is_heard_before_any_machine_and_the_track_is_made_anew(
    curriculum: Curriculum, hand_in: Handed
) -> None:
    speak_silently(curriculum)
    before = tracks(curriculum)["curriculum/4t/01-quet-ma"]["buoc-1"]
    taken_in(curriculum, hand_in({"001.wav": take()}), "4t/01-quet-ma")
    after = tracks(curriculum)["curriculum/4t/01-quet-ma"]["buoc-1"]
    assert after.rungs == ("recorded", "machine", "machine", "machine")
    assert after.mp3 != before.mp3
    (recorded,) = recordings_of(curriculum).clips.values()
    assert recorded.path.read_bytes() in after.mp3.read_bytes()
    taken_in(curriculum, hand_in({"001.wav": take(2.0, seed=9)}), "4t/01-quet-ma")
    assert tracks(curriculum)["curriculum/4t/01-quet-ma"]["buoc-1"].mp3 != after.mp3


def spoil_sound(folder: Path) -> None:
    next(folder.rglob("*.mp3")).write_bytes(mp3.silence(5))


def lose_sound(folder: Path) -> None:
    next(folder.rglob("*.mp3")).unlink()


def cut_sound(folder: Path) -> None:
    sound = next(folder.rglob("*.mp3"))
    sound.write_bytes(sound.read_bytes()[:1000])


def break_card(folder: Path) -> None:
    next(folder.rglob("*.json")).write_bytes(b'{"text": "\xff')


def empty_card(folder: Path) -> None:
    next(folder.rglob("*.json")).write_text("[]", encoding="utf-8")


def edit_card(folder: Path) -> None:
    """A card may not be made to speak of other words by hand."""
    card = next(folder.rglob("*.json"))
    card.write_text(card.read_text(encoding="utf-8").replace("Bấm", "Đừng bấm"), encoding="utf-8")


def lead_out(folder: Path) -> None:
    card = next(folder.rglob("*.json"))
    told = json.loads(card.read_text(encoding="utf-8"))
    card.write_text(json.dumps(told | {"sound": "../../../4t"}), encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [spoil_sound, lose_sound, cut_sound, break_card, empty_card, edit_card, lead_out],
    ids=lambda d: d.__name__,
)
def test_what_cannot_be_used_is_told_and_the_next_voice_is_heard(
    curriculum: Curriculum, hand_in: Handed, damage: Callable[[Path], None]
) -> None:
    speak_silently(curriculum)
    folder = hand_in({"001.wav": take()})
    taken_in(curriculum, folder, "4t/01-quet-ma")
    damage(curriculum.folder / "recordings")
    (fault,) = recordings_of(curriculum).faults
    assert "curriculum/recordings/" in fault.vi
    assert ledger(curriculum)[1].machine == 4
    assert taken_in(curriculum, folder, "4t/01-quet-ma").clean
    assert recordings_of(curriculum).faults == ()
    assert ledger(curriculum)[1].recorded == 1


def with_texts(curriculum: Curriculum, *texts: str, address: str = "4t/01-quet-ma") -> Curriculum:
    return book(curriculum.root, lesson(address, *texts, title="Quét mã"))


@pytest.fixture
def all_recorded(curriculum: Curriculum, hand_in: Handed) -> Curriculum:
    sounds = {f"{number:03}.wav": take(1.8, seed=number) for number in range(1, 5)}
    assert taken_in(curriculum, hand_in(sounds), "4t/01-quet-ma").pages[0].missing == ()
    return curriculum


def test_a_moved_sentence_keeps_its_recording(all_recorded: Curriculum) -> None:
    moved = with_texts(all_recorded, "Câu mới.", TEXTS[3], *TEXTS[:3], address="an-toan/09-ten-moi")
    row = ledger(moved)[1]
    assert (row.recorded, row.stale, row.missing) == (4, 0, 1)


def test_the_same_words_in_another_spelling_of_bytes_are_the_same(all_recorded: Curriculum) -> None:
    other = with_texts(all_recorded, unicodedata.normalize("NFD", TEXTS[0]), TEXTS[1].replace(" ", "  "), *TEXTS[2:])
    assert ledger(other)[1].recorded == 4


def test_an_edited_sentence_makes_its_recording_stale(all_recorded: Curriculum) -> None:
    edited = with_texts(all_recorded, TEXTS[0], "Máy hiện ra tên của người nhận.", *TEXTS[2:])
    row = ledger(edited)[1]
    assert (row.recorded, row.stale, row.missing, row.outdated) == (3, 1, 0, 1)
    speak_silently(edited)
    row = ledger(edited)[1]
    assert (row.recorded, row.machine, row.stale, row.outdated, row.whole) == (3, 1, 0, 1, True)


def test_a_recording_follows_its_edited_sentence_past_a_new_one(all_recorded: Curriculum) -> None:
    from hocso.narrate.standing import holdings, standings

    edited = with_texts(all_recorded, "Trời mưa to.", "Bấm vào nút quét mã trên màn hình.", *TEXTS[1:])
    page = edited.modules[0].lessons[0]
    states = [each.state for each in standings(page, edited, holdings(edited))]
    assert states == ["missing", "stale", "recorded", "recorded", "recorded"]


def test_recording_an_edited_sentence_anew_forgets_the_old_one(all_recorded: Curriculum, hand_in: Handed) -> None:
    edited = with_texts(all_recorded, TEXTS[0], "Máy hiện ra tên của người nhận.", *TEXTS[2:])
    taken_in(edited, hand_in({"002.wav": take(2.0, seed=8)}, "thu-lai"), "4t/01-quet-ma")
    row = ledger(edited)[1]
    assert (row.recorded, row.outdated) == (4, 0)
    assert len(files_of(edited)) == 8


def test_the_numbers_are_those_of_the_paper_that_was_read_from(curriculum: Curriculum, hand_in: Handed) -> None:
    """The sheet was printed, then a sentence came in before and another one was changed."""
    (sheet,) = record_sheets(curriculum, curriculum.modules[0].lessons, TODAY)
    table = sheet_path(curriculum.root / "_build", sheet.address, ".csv")
    store.write_atomic(table, as_table(sheet, "vi"))
    changed = with_texts(curriculum, "Câu mới.", TEXTS[0], TEXTS[1], "Đọc tên lên cho to.", TEXTS[3])
    imported = taken_in(changed, hand_in({"001.wav": take(), "003.wav": take(), "4.wav": take(1.2)}), "4t/01-quet-ma")
    assert outcomes(imported) == [("001.wav", 1, "stored"), ("003.wav", 3, "refused"), ("4.wav", 4, "stored")]
    assert {card.text for card in recordings_of(changed).cards.values()} == {TEXTS[0], TEXTS[3]}
    assert imported.pages[0].missing == ("002", "buoc-1-c1", "buoc-1-c4")


def test_a_sheet_beside_the_files_counts_first(curriculum: Curriculum, hand_in: Handed) -> None:
    older = with_texts(curriculum, TEXTS[3], *TEXTS[:3])
    (sheet,) = record_sheets(older, older.modules[0].lessons, TODAY)
    folder = hand_in({"Phiếu.CSV": as_table(sheet, "vi").encode(), "001.wav": take(1.2)})
    taken_in(curriculum, folder, "4t/01-quet-ma")
    assert [card.text for card in recordings_of(curriculum).cards.values()] == [TEXTS[3]]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_spreadsheet_may_have_saved_the_table_anew(curriculum: Curriculum, mark: str) -> None:
    (sheet,) = record_sheets(curriculum, curriculum.modules[0].lessons, TODAY)
    table = as_table(sheet, "vi").replace('"', "").replace(",", mark).replace("\r\n00", "\r\n")
    assert numbers_of(table) == dict(enumerate(TEXTS, 1))


@pytest.mark.parametrize(
    "table", ["", "a,b\n1,2\n", 'number,text\n"1', "number;text\nmột;hai\n", "\0", "number,text\n1\n"]
)
def test_any_other_table_has_no_numbers(table: str) -> None:
    assert numbers_of(table) == {}


def test_what_a_person_hears_is_not_the_whole_file(curriculum: Curriculum, hand_in: Handed) -> None:
    """A soft first and last sound stays; the room before and after goes."""
    soft: Floats = recorded(0.3, silence=0.0, height=0.05)
    sound = np.concatenate([np.zeros(48_000), soft, recorded(1.5, silence=0.0), soft, np.zeros(48_000)])
    taken_in(curriculum, hand_in({"001.wav": wav(sound)}), "4t/01-quet-ma")
    clip = recordings_of(curriculum).clip(utterances(curriculum)[0])
    assert clip is not None
    assert 2100 <= clip.milliseconds <= 2500
