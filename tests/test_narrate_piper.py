"""Voices that their users supply as a folder: which one it is, what can be wrong with it, and that it speaks."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.settings import Settings, VoiceSettings
from hocso.narrate import ENGINES, ledger, prune, sound_of, speak, tracks, worker
from hocso.narrate.engines import supplied, voice_of
from hocso.narrate.shelves import clip_key, shelf
from hocso.narrate.workshop import samples_of
from test_narrate_tracks import FakeVoice, book, page, passage, voice  # noqa: F401
from tiny_voice import write_voice

PIPER = ENGINES["piper"]


def named(name: str = "giong/thu", rate: float = 1.0) -> VoiceSettings:
    return VoiceSettings(engine="piper", name=name, rate=rate)


@pytest.fixture
def installed() -> None:
    pytest.importorskip("piper", reason="piper-tts is not installed: pip install -e '.[piper]'")


@pytest.mark.usefixtures("installed")
def test_a_folder_of_one_s_own_speaks(tmp_path: Path) -> None:
    """With Piper itself, in a worker process, from a model of 2 kB."""
    write_voice(tmp_path / "giong" / "thu")
    usual, slow = (samples_of(PIPER, voice_of(PIPER, named(rate=rate), tmp_path), "chào bác.") for rate in (1.0, 0.5))
    assert 24_000 < len(usual) < len(slow) / 1.5
    assert sound_of("chào bác.", ".wav", settings=named(), root=tmp_path)[:4] == b"RIFF"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "thu.onnx").write_bytes(b"version https://git-lfs.github.com/spec/v1"),
        lambda folder: (folder / "thu.onnx").write_bytes(b""),
        lambda folder: write_voice(folder, audio=None),
        lambda folder: write_voice(folder, phoneme_id_map=None),
        lambda folder: write_voice(folder, phoneme_id_map={"a": "b"}),
        lambda folder: write_voice(folder, phoneme_type="hát"),
        lambda folder: write_voice(folder, num_speakers=2),
        lambda folder: write_voice(folder, inference={"length_scale": "1"}),
    ],
)
def test_a_broken_voice_is_told(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    folder = write_voice(tmp_path / "giong" / "thu")
    spoil(folder)
    with pytest.raises(CannotSpeak) as error:
        samples_of(PIPER, voice_of(PIPER, named(), tmp_path), "chào bác.")
    assert str(folder) in error.value.message.vi


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: folder.rename(folder.with_name("khac")), "Không có thư mục"),
        (remove("thu.onnx"), "không có giọng đọc nào"),
        (lambda folder: (folder / "hai.onnx").write_bytes(b""), "hai.onnx, thu.onnx"),
        (remove("thu.onnx.json"), "thu.onnx.json"),
        (lambda folder: (folder / "thu.onnx.json").write_text("{"), "không đọc được"),
        (lambda folder: (folder / "thu.onnx.json").write_bytes(b"\xff\xfe{"), "không đọc được"),
        (lambda folder: (folder / "thu.onnx.json").write_text("[]"), "không đọc được"),
        (lambda folder: write_voice(folder, espeak={"voice": "en-us"}, language={"code": "en_US"}), "en_US, en-us"),
        (lambda folder: write_voice(folder, espeak={"voice": "de"}, language=None), "không phải giọng tiếng Việt"),
    ],
)
def test_what_is_no_vietnamese_voice_is_told(tmp_path: Path, spoil: Callable[[Path], object], told: str) -> None:
    spoil(write_voice(tmp_path / "giong" / "thu"))
    with pytest.raises(CannotSpeak) as error:
        voice_of(PIPER, named(), tmp_path)
    assert told in error.value.message.vi


@pytest.mark.parametrize("settings", [VoiceSettings(engine="piper"), VoiceSettings(engine="edge", name="giong/thu")])
def test_no_folder_at_all_is_told(tmp_path: Path, settings: VoiceSettings) -> None:
    with pytest.raises(CannotSpeak) as error:
        voice_of(PIPER, settings, tmp_path)
    assert "--voice" in error.value.message.vi
    assert "voice: {engine: piper, name:" in error.value.message.vi


@pytest.mark.parametrize("known", [{"language": None}, {"espeak": None}, {"espeak": {"voice": "vi-vn-x-south"}}])
def test_a_model_that_names_no_other_language_is_taken(tmp_path: Path, known: dict[str, object]) -> None:
    write_voice(tmp_path / "giong" / "thu", **known)
    assert voice_of(PIPER, named(), tmp_path).name


def test_a_voice_is_the_same_wherever_it_lies_and_another_when_it_changes(tmp_path: Path) -> None:
    first, second = write_voice(tmp_path / "a"), write_voice(tmp_path / "xa" / "b")
    found = voice_of(PIPER, named("a"), tmp_path)
    moved = voice_of(PIPER, named(str(second)), Path("/elsewhere"))
    assert clip_key(found, "chào") == clip_key(moved, "chào")
    write_voice(first, num_symbols=255)
    assert voice_of(PIPER, named("a"), tmp_path).name != found.name
    (second / "thu.onnx").write_bytes((second / "thu.onnx").read_bytes() + b"\n")
    assert voice_of(PIPER, named("xa/b"), tmp_path).name != found.name


@pytest.fixture
def curriculum(tmp_path: Path) -> Curriculum:
    write_voice(tmp_path / "giong" / "thu")
    return book(tmp_path, page("bai", passage("a", ("Chào bác.", "Mở máy."))), voice=named())


def test_who_has_the_book_but_not_the_model_hears_it_too(
    curriculum: Curriculum,
    voice: FakeVoice,  # noqa: F811
) -> None:
    speak(curriculum, curriculum.pages())
    said = list(voice.asked)
    away = (curriculum.root / "giong").rename(curriculum.root / "chỗ-khác")
    assert not any(track.draft for track in tracks(curriculum)["bai"].values())
    assert ledger(curriculum)[0].whole
    assert prune(curriculum) == ()
    assert speak(curriculum, curriculum.pages()).kept == 2
    assert voice.asked == said
    away.rename(curriculum.root / "giong")
    assert speak(curriculum, curriculum.pages()).kept == 2


@pytest.mark.usefixtures("voice")
def test_a_build_without_the_model_and_its_clips_falls_back(curriculum: Curriculum) -> None:
    (curriculum.root / "giong").rename(curriculum.root / "khác")
    assert all(track.draft for track in tracks(curriculum)["bai"].values())
    with pytest.raises(CannotSpeak):
        speak(curriculum, curriculum.pages())


@pytest.mark.usefixtures("voice")
def test_no_path_of_this_machine_gets_into_the_book(curriculum: Curriculum, tmp_path: Path) -> None:
    outside = write_voice(tmp_path / "ngoài")
    asked = replace(curriculum, settings=Settings(voice=named(str(outside))))
    speak(asked, curriculum.pages())
    assert not (curriculum.folder / "voice" / supplied.NOTES).exists()


def test_a_model_is_read_only_where_piper_is_asked_for(curriculum: Curriculum, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hocso.narrate.engines.identity_of", None)
    other = replace(curriculum, settings=Settings(voice=VoiceSettings(engine="kokoro")))
    assert ledger(other)[0].missing == 2
    assert shelf(other, "espeak").voice.name


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    worker._opened.cache_clear()
    with pytest.raises(CannotSpeak) as error:
        worker._opened(PIPER)
    assert "pip install piper-tts" in error.value.message.vi
