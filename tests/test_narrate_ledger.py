"""The ledger: each sentence is one thing, the sums are right, and every sentence can be accounted for."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Clip, Utterance
from hocso.narrate import full_ledger, ledger, mp3
from hocso.narrate.recordings.cards import Recording, keep, recordings_of, sound_key
from hocso.narrate.script import PassageScript
from hocso.narrate.shelves import clip_key, shelf
from hocso.narrate.standing import Standing
from hocso.narrate.why import why
from narrated import book, lesson, speak_silently, utterances

PAGE = "curriculum/4t/01"


def record(curriculum: Curriculum, text: str, anchor: str = "buoc-1-c1", page: str = PAGE, frames: int = 100) -> None:
    sound = mp3.silence(frames)
    keep(
        curriculum.folder / "recordings",
        Recording(text, sound_key(sound), page, anchor, "001.m4a", "2026-11-25"),
        sound,
    )


def speak(curriculum: Curriculum, number: int, engine: str, frames: int) -> None:
    own = shelf(curriculum, engine)
    own.store.put(clip_key(own.voice, utterances(curriculum)[number].spoken), mp3.silence(frames))


@pytest.fixture
def mixed(tmp_path: Path) -> Curriculum:
    """One sentence of each state."""
    texts = ("Người đọc.", "Máy đọc.", "Đọc nháp thôi.", "Bấm nút Quét mã mới.", "Không có tiếng.", "👉")
    curriculum = book(tmp_path, lesson("4t/01", *texts))
    record(curriculum, texts[0], frames=100)
    speak(curriculum, 1, "kokoro", 50)
    speak(curriculum, 2, "espeak", 25)
    record(curriculum, "Bấm nút Quét mã cũ.", "buoc-1-c4")
    return curriculum


def test_each_sentence_is_one_thing_and_the_sums_are_right(mixed: Curriculum) -> None:
    row = ledger(mixed)[1]
    assert (row.recorded, row.machine, row.draft, row.stale, row.missing, row.silent) == (1, 1, 1, 1, 1, 1)
    assert (row.utterances, row.gaps, row.outdated) == (5, 3, 1)
    lengths = row.milliseconds
    assert (lengths.recorded, lengths.machine, lengths.draft) == (2400, 1200, 600)
    assert lengths.total == 4200


@settings(deadline=None)
@given(rung=st.sampled_from(["recorded", "machine", "draft", None]), outdated=st.booleans(), spoken=st.booleans())
def test_the_state_of_a_sentence_is_that_of_its_best_clip(rung: str | None, outdated: bool, spoken: bool) -> None:
    clip = Clip("k", 24, Path("k.mp3"), rung) if rung else None  # type: ignore[arg-type]
    old = Recording("cũ", "s", "p", "a", "1.wav", "2026-11-25") if outdated else None
    utterance = Utterance("a", "Chào.", "chào." if spoken else "")
    state = Standing(PassageScript("p", "", (utterance,), (1,)), utterance, clip, old).state
    if not spoken:
        assert state == "silent"
    elif rung in ("recorded", "machine"):
        assert state == rung
    else:
        assert state == ("stale" if outdated else rung or "missing")


def test_a_recording_whose_words_are_nowhere_is_left_over(mixed: Curriculum) -> None:
    record(mixed, "Một câu đã bỏ hẳn từ lâu rồi.", "buoc-9-c9")
    record(mixed, "Câu của một bài không còn nữa.", "buoc-1-c1", page="curriculum/cu")
    assert len(full_ledger(mixed).leftover) == 2
    assert ledger(mixed)[1].outdated == 1


def test_only_some_pages_are_counted_with_what_concerns_them(mixed: Curriculum) -> None:
    home = full_ledger(mixed, [mixed.home])
    assert [row.docname for row in home.rows] == ["curriculum/index"]
    assert home.leftover == ()


def test_why_tells_every_rung(mixed: Curriculum) -> None:
    reason = why(mixed, list(mixed.pages()), "buoc-1-c1")
    recorded, configured, machine, draft = reason.ladder
    assert reason.standing.state == "recorded"
    assert recorded.clip == reason.standing.clip == recordings_of(mixed).clip(reason.standing.utterance)
    assert recorded.card is not None and recorded.card.source == "001.m4a"
    assert (configured.clip, machine.clip, draft.clip) == (None, None, None)
    assert machine.voice is not None and machine.voice.engine == "kokoro"
    assert "lameenc" in machine.mastered


def test_why_shows_the_older_words_of_a_stale_recording(mixed: Curriculum) -> None:
    reason = why(mixed, list(mixed.pages()), f"{PAGE}.md#buoc-1-c4")
    assert reason.standing.state == "stale"
    assert reason.ladder[0].clip is None
    assert reason.ladder[0].card is not None and reason.ladder[0].card.text == "Bấm nút Quét mã cũ."


def test_a_silent_sentence_has_no_ladder(mixed: Curriculum) -> None:
    assert why(mixed, list(mixed.pages()), "4t/01#buoc-1-c6").ladder == ()


@pytest.mark.parametrize(
    ("name", "near"),
    [("buoc-1-c7", "buoc-1-c6"), ("4t/02#buoc-1-c1", "4t/01"), ("", "buoc-1-c1"), ("#", "buoc-1-c1")],
)
def test_an_unknown_sentence_names_near_ones(mixed: Curriculum, name: str, near: str) -> None:
    with pytest.raises(CannotSpeak) as error:
        why(mixed, list(mixed.pages()), name)
    assert near in error.value.message.vi


def test_an_anchor_of_several_pages_is_asked_back(tmp_path: Path) -> None:
    curriculum = book(tmp_path, lesson("4t/01", "Một."), lesson("4t/02", "Hai."))
    with pytest.raises(CannotSpeak) as error:
        why(curriculum, list(curriculum.pages()), "buoc-1-c1")
    assert "4t/01#buoc-1-c1" in error.value.message.vi
    assert "4t/02#buoc-1-c1" in error.value.message.vi
    assert why(curriculum, list(curriculum.pages()), "4t/02#buoc-1-c1").page.address == "4t/02"


def test_a_book_that_is_whole_has_no_gap(tmp_path: Path) -> None:
    curriculum = book(tmp_path, lesson("4t/01", "Một.", "Hai."))
    speak_silently(curriculum)
    assert [(row.gaps, row.whole) for row in ledger(curriculum)] == [(0, True), (0, True)]
