"""From a book to its tracks: the ladder of voices, joining, resuming, the ledger."""

import errno
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from docutils.utils import new_document
from mutagen.mp3 import MP3

from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson, Passage, Sentence, Unspoken
from hocso.model.message import Message
from hocso.model.narration import Cue, Track, Voice
from hocso.model.settings import Settings, VoiceSettings
from hocso.model.skills import Skills
from hocso.narrate import (
    ledger,
    mp3,
    playing,
    prune,
    script,
    script_of,
    speak,
    speaking,
    tracks,
    transcript,
    whole_lessons,
)
from hocso.narrate.engines import DRAFT, EMBEDDED, Engine
from hocso.narrate.joining import joined
from hocso.narrate.shelves import clip_key, shelf
from hocso.store import Store, digest

OPENING = ("Nhận tiền bằng mã QR", "Bà Mận bán trứng ở chợ.", "👉", "Gọi 113.")
STEP = ("Bước 1. Mở máy", "Bấm “Quét”.", "Bà Mận bán trứng ở chợ.")


def passage(anchor: str, texts: Sequence[str], title: str = "") -> Passage:
    sentences = (Sentence(f"{anchor}-c{n}", text, text, line=n) for n, text in enumerate(texts, 1))
    return Passage(anchor, "step", title, None, None, 1, tuple(sentences))


def page(docname: str, *passages: Passage, unspoken: tuple[Unspoken, ...] = ()) -> Lesson:
    path = f"{docname}.md"
    document = new_document(path)
    return Lesson(
        docname, docname, path, docname, 1, "", None, lambda: document, passages, unspoken, (), digest(repr(passages))
    )


def book(root: Path, *pages: Lesson, **settings: VoiceSettings) -> Curriculum:
    return Curriculum(
        root=root,
        folder=root / "curriculum",
        title="Sách",
        author="",
        language="vi",
        base_url="",
        settings=Settings(**settings),  # type: ignore[arg-type]
        home=pages[0],
        modules=(),
        facts={},
        lexicon={"QR": "quy rờ"},
        glossary={},
        skills=Skills(),
        invented={},
        problems=(),
        environment=cast("Curriculum", None),  # type: ignore[arg-type]
    )


def module_of(*lessons: Lesson) -> Module:
    return Module("m", "M", "Phần một", Look("#000000", "#ffffff", None), None, lessons)


@pytest.fixture
def lesson() -> Lesson:
    return page(
        "bai", passage("mo-dau", OPENING, OPENING[0]), passage("buoc-1", STEP, "Mở máy"), passage("rong", ("👉",))
    )


@pytest.fixture
def curriculum(tmp_path: Path, lesson: Lesson) -> Curriculum:
    return book(tmp_path, lesson, voice=VoiceSettings(engine=EMBEDDED))


class FakeVoice:
    """Says a sentence as so many silent frames; remembers what it was asked; may fail after some."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails_after = 1_000

    def clips(
        self, _engine: Engine, _voice: Voice, sentences: Sequence[str], _executor: Executor | None = None
    ) -> Iterator[tuple[str, bytes]]:
        for spoken in sentences:
            if len(self.asked) == self.fails_after:
                raise CannotSpeak(Message("hết hơi", "out of breath"))
            self.asked.append(spoken)
            yield spoken, mp3.silence(3 + len(spoken.split()))


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> FakeVoice:
    fake = FakeVoice()
    monkeypatch.setattr(speaking, "clips", fake.clips)
    return fake


class Notes:
    """A progress that remembers what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.pieces = 0

    def stage(self, message: Message, total: int | None = None) -> None:
        self.said.append(f"{message.vi} {total}")

    def advance(self, pieces: int = 1) -> None:
        self.pieces += pieces

    def note(self, message: Message) -> None:
        self.said.append(message.vi)


def test_the_script_says_each_sentence_and_is_silent_on_purpose(curriculum: Curriculum, lesson: Lesson) -> None:
    opening, step, empty = script_of(lesson, curriculum)
    assert [each.spoken for each in opening.utterances] == [
        "nhận tiền bằng mã quy rờ",
        "bà mận bán trứng ở chợ.",
        "",
        "gọi một một ba.",
    ]
    assert [each.anchor for each in step.utterances] == ["buoc-1-c1", "buoc-1-c2", "buoc-1-c3"]
    assert step.pauses[0] > step.pauses[1] > step.pauses[2]
    assert [each.spoken for each in empty.utterances] == [""]


@pytest.mark.parametrize(
    ("text", "same_line", "pause"),
    [
        ("Bác bấm nút.", True, script.AFTER_SENTENCE),
        ("Bác bấm nút!", True, script.AFTER_SENTENCE),
        ("Bác hỏi: “Ai đấy?”", True, script.AFTER_SENTENCE),
        ("Bác chờ…", True, script.AFTER_SENTENCE),
        ("Một là tên", True, script.AFTER_PHRASE),
        ("Bác bấm nút.", False, script.AFTER_PARAGRAPH),
        ("Một mục không dấu chấm", False, script.AFTER_PARAGRAPH),
        ("Bác làm gì?", False, script.AFTER_QUESTION),
        ("Cần ba thứ:", False, script.BEFORE_A_LIST),
    ],
)
def test_the_pause_says_what_follows(curriculum: Curriculum, text: str, same_line: bool, pause: int) -> None:
    sentences = tuple(
        Sentence(f"a-c{n}", one, one, line) for n, one, line in ((1, text, 1), (2, "Hết.", 2 - same_line))
    )
    only = Passage("a", "prose", "", None, None, 1, sentences)
    assert script_of(page("bai", only), curriculum)[0].pauses == (pause, script.AT_THE_END)


def test_a_passage_without_words_has_an_empty_script(curriculum: Curriculum) -> None:
    assert [script.pauses for script in script_of(page("bai", passage("rong", ())), curriculum)] == [()]


def test_the_transcript_is_what_is_said(curriculum: Curriculum, lesson: Lesson) -> None:
    lines = transcript(lesson, curriculum).splitlines()
    assert lines[-6:-2] == ["## Mở máy", "bước một. mở máy", "bấm quét.", STEP[2].lower()]


def test_tracks_with_the_draft_voice(curriculum: Curriculum) -> None:
    """The real draft voice: every sounding sentence has its cue, a passage without sound has no track."""
    found = tracks(curriculum)["bai"]
    assert list(found) == ["mo-dau", "buoc-1"]
    opening = found["mo-dau"]
    assert [cue.anchor for cue in opening.cues] == ["mo-dau-c1", "mo-dau-c2", "mo-dau-c4"]
    assert opening.draft
    data = opening.mp3.read_bytes()
    assert mp3.whole(mp3.frames_of(data))
    assert mp3.milliseconds(len(mp3.frames_of(data))) == opening.milliseconds
    drafts = list((curriculum.root / ".hocso" / "draft").rglob("*.mp3"))
    assert sum(draft.read_bytes() in data for draft in drafts) == len(opening.cues)


def test_cues_follow_one_another_and_end_before_the_track_does(curriculum: Curriculum, voice: FakeVoice) -> None:
    for track in tracks(curriculum)["bai"].values():
        times = [time for cue in track.cues for time in (cue.begin_ms, cue.end_ms)]
        assert times == sorted(times)
        assert times[0] == mp3.DELAY_MS
        assert times[-1] < track.milliseconds
    assert voice.asked


def test_the_same_sentence_is_never_said_twice(curriculum: Curriculum, voice: FakeVoice) -> None:
    first = tracks(curriculum)
    assert len(voice.asked) == len(set(voice.asked)) == 5
    assert tracks(curriculum) == first
    assert len(voice.asked) == 5


@pytest.mark.usefixtures("voice")
def test_a_second_run_writes_nothing_and_needs_no_worker(
    curriculum: Curriculum, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tracks(curriculum)
    times = {path: path.stat().st_mtime_ns for path in curriculum.root.rglob("*.mp3")}
    monkeypatch.setattr(speaking, "clips", None)
    assert tracks(curriculum) == first
    assert {path: path.stat().st_mtime_ns for path in curriculum.root.rglob("*.mp3")} == times


@pytest.mark.usefixtures("voice")
def test_the_better_voice_wins_as_soon_as_it_has_a_clip(curriculum: Curriculum) -> None:
    tracks(curriculum)
    made = speak(curriculum, curriculum.pages(), EMBEDDED)
    assert (made.made, made.kept) == (5, 0)
    found = tracks(curriculum)["bai"]["mo-dau"]
    assert set(found.rungs) == {"machine"}
    assert speak(curriculum, curriculum.pages()).kept == 5


def test_one_changed_sentence_is_one_sentence_spoken(curriculum: Curriculum, lesson: Lesson, voice: FakeVoice) -> None:
    tracks(curriculum)
    voice.asked.clear()
    changed = book(
        curriculum.root,
        replace(lesson, passages=(*lesson.passages[:2], passage("them", ("Chào bác!",))), fingerprint="other"),
    )
    tracks(changed)
    assert voice.asked == ["chào bác!"]


@pytest.mark.usefixtures("voice")
def test_only_the_page_with_the_new_sentence_is_put_together_again(
    tmp_path: Path, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its draft is one more on the shelf of all pages."""
    other = page("khac", passage("buoc-2", ("Chào cô!", "Gọi 113.")))
    before = book(tmp_path, lesson)
    first = tracks(replace(before, modules=(module_of(other),)))
    put_together: list[str] = []

    def noted(script: script.PassageScript, *more: Any) -> Track | None:
        put_together.append(script.anchor)
        return joined(script, *more)

    monkeypatch.setattr(playing, "joined", noted)
    changed = replace(other, passages=(passage("buoc-2", ("Chào chú!", "Gọi 113.")),), fingerprint="other")
    second = tracks(replace(before, modules=(module_of(changed),)))
    assert put_together == ["buoc-2"]
    assert second["bai"] == first["bai"]
    assert second["khac"] != first["khac"]


@pytest.mark.usefixtures("voice")
def test_another_title_is_another_tag(tmp_path: Path, lesson: Lesson) -> None:
    first = tracks(book(tmp_path, lesson))["bai"]["buoc-1"].mp3
    second = tracks(book(tmp_path, replace(lesson, title="Nhận tiền")))["bai"]["buoc-1"].mp3
    assert "Nhận tiền" in MP3(second)["TALB"].text[0] + MP3(second)["TIT2"].text[0]
    assert first != second


def test_a_run_that_is_cut_short_goes_on_where_it_stopped(curriculum: Curriculum, voice: FakeVoice) -> None:
    voice.fails_after = 2
    with pytest.raises(CannotSpeak):
        speak(curriculum, curriculum.pages(), EMBEDDED)
    voice.fails_after = 1_000
    rest = speak(curriculum, curriculum.pages(), EMBEDDED)
    assert (rest.made, rest.kept) == (3, 2)
    assert len(voice.asked) == len(set(voice.asked))


@pytest.mark.usefixtures("voice")
def test_a_full_disk_stops_the_run_and_names_the_file(curriculum: Curriculum, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was stored before it stays, and the next run says the rest."""
    whole = Store.put

    def full(store: Store, key: str, content: bytes) -> Path:
        if len(list(store.keys())) == 2:
            raise OSError(errno.ENOSPC, "No space left on device", str(store.path(key)))
        return whole(store, key, content)

    monkeypatch.setattr(Store, "put", full)
    with pytest.raises(OSError, match="No space left on device: .*mp3"):
        speak(curriculum, curriculum.pages(), EMBEDDED)
    monkeypatch.setattr(Store, "put", whole)
    assert speak(curriculum, curriculum.pages(), EMBEDDED).kept == 2


@pytest.mark.usefixtures("voice")
def test_a_lesson_is_one_track_of_its_passages_with_its_own_times(tmp_path: Path, lesson: Lesson) -> None:
    answers = replace(lesson.passages[1], anchor="dap-an-1", kind="answers")
    told = replace(lesson, passages=(*lesson.passages, answers), number=3)
    own = replace(book(tmp_path, lesson), home=page("index"), modules=(module_of(told),), author="Lớp học số")
    made = tracks(own)
    whole = whole_lessons(own, made)["bai"]
    parts = [made["bai"]["mo-dau"], made["bai"]["buoc-1"]]
    assert whole.milliseconds == sum(part.milliseconds for part in parts) + script.AFTER_PASSAGE * mp3.FRAME_MS
    late = parts[0].milliseconds + script.AFTER_PASSAGE * mp3.FRAME_MS
    moved = [Cue(cue.anchor, cue.begin_ms + late, cue.end_ms + late) for cue in parts[1].cues]
    assert whole.cues == (*parts[0].cues, *moved)
    shown = MP3(whole.mp3)
    assert [str(shown[key]) for key in ("TIT2", "TALB", "TPE1", "TRCK")] == ["bai", "Phần một", "Lớp học số", "3/1"]
    step = MP3(parts[1].mp3)
    assert [str(step[key]) for key in ("TIT2", "TRCK", "TPOS")] == ["bai: Mở máy", "2/4", "3"]


@pytest.mark.usefixtures("voice")
def test_a_track_cut_short_is_joined_again(curriculum: Curriculum) -> None:
    spoilt = tracks(curriculum)["bai"]["mo-dau"].mp3
    whole = spoilt.read_bytes()
    spoilt.write_bytes(whole[: -mp3.FRAME_BYTES])
    assert tracks(curriculum)["bai"]["mo-dau"].mp3.read_bytes() == whole


def test_a_spoilt_clip_is_made_again(curriculum: Curriculum, voice: FakeVoice) -> None:
    """Cut short by a full disk, or a pointer file where git left the sound out."""
    tracks(curriculum)
    spoilt = next(iter((curriculum.root / ".hocso" / "draft").rglob("*.mp3")))
    spoilt.write_bytes(b"version https://git-lfs.github.com/spec/v1")
    voice.asked.clear()
    tracks(curriculum)
    assert len(voice.asked) == 1
    assert mp3.whole(spoilt.read_bytes())


def test_without_a_draft_voice_the_rest_is_heard_and_it_is_told(curriculum: Curriculum, voice: FakeVoice) -> None:
    voice.fails_after = 3
    notes = Notes()
    found = tracks(curriculum, notes)["bai"]
    assert [cue.anchor for cue in found["mo-dau"].cues] == ["mo-dau-c1", "mo-dau-c2", "mo-dau-c4"]
    assert [cue.anchor for cue in found["buoc-1"].cues] == ["buoc-1-c3"]
    assert "hết hơi" in notes.said
    assert notes.pieces == 3
    assert ledger(curriculum)[0].missing == 2


@pytest.mark.usefixtures("voice")
def test_the_ledger_counts_every_sentence_once(curriculum: Curriculum, lesson: Lesson) -> None:
    (before,) = ledger(curriculum)
    assert (before.utterances, before.missing, before.silent) == (6, 6, 2)
    tracks(curriculum)
    speak(curriculum, [replace(lesson, passages=lesson.passages[:1])], EMBEDDED)
    (after,) = ledger(curriculum)
    assert (after.machine, after.draft, after.missing) == (4, 2, 0)
    assert after.recorded + after.machine + after.draft + after.stale + after.missing == after.utterances
    assert not after.whole
    speak(curriculum, [lesson], EMBEDDED)
    assert ledger(curriculum)[0].whole


@pytest.mark.usefixtures("voice")
def test_what_no_voice_says_is_counted(tmp_path: Path) -> None:
    curriculum = book(tmp_path, page("bai", passage("a", ("Chào.",)), unspoken=(Unspoken("E = mc²", 3, "math"),)))
    speak(curriculum, curriculum.pages(), EMBEDDED)
    (row,) = ledger(curriculum)
    assert (row.machine, row.unspoken, row.whole) == (1, 1, False)


def test_an_unknown_voice_in_the_settings_is_told(tmp_path: Path, lesson: Lesson) -> None:
    curriculum = book(tmp_path, lesson, voice=VoiceSettings(engine="chim-hot"))
    with pytest.raises(CannotSpeak) as error:
        tracks(curriculum)
    assert DRAFT in error.value.message.vi


def test_another_rate_is_another_clip(curriculum: Curriculum) -> None:
    own = shelf(curriculum, EMBEDDED).voice
    assert clip_key(own, "a") != clip_key(replace(own, rate=1.0), "a")
    assert clip_key(own, "a") != clip_key(replace(own, engine_version="2"), "a")
    assert clip_key(own, "a") == clip_key(replace(own), "a")


def test_prune_removes_what_no_sentence_uses(curriculum: Curriculum, lesson: Lesson, voice: FakeVoice) -> None:
    speak(curriculum, curriculum.pages(), EMBEDDED)
    shorter = book(curriculum.root, replace(lesson, passages=lesson.passages[1:2]))
    removed = prune(shorter)
    assert len(removed) == 2
    assert not any(path.exists() for path in removed)
    assert ledger(shorter)[0].whole
    assert prune(shorter) == ()
    assert voice.asked


def test_a_build_that_speaks_nothing_loads_no_heavy_part() -> None:
    """Run in a fresh process: numpy and onnxruntime are for workers only."""
    import subprocess

    heavy = "{'numpy', 'onnxruntime', 'lameenc'}"
    code = f"import sys; from hocso.narrate import tracks; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert playing.tracks is tracks
