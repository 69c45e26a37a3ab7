"""A clip's key holds all that can change its sound: nobody changes the sound and keeps the key."""

from dataclasses import replace
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest

from hocso.model.narration import Voice
from hocso.narrate import mastering as steps
from hocso.narrate.engines.speech import Speech
from hocso.narrate.mastering import ENCODER, ENCODER_QUALITY, STEPS, mastering
from hocso.narrate.shelves import clip_key
from hocso.narrate.sound.clip import mastered
from sounds import talk

HEIGHTS = [0.4, 0.572, 0.467, 0.32, 0.554, 0.523, 0.285, 0.569, 0.531, 0.205, 0.562, 0.54]
VOICE = Voice("kokoro", "1", "nu", "north", 1.0)


@pytest.mark.parametrize(
    "change",
    [{"engine": "espeak"}, {"engine_version": "2"}, {"name": "nam"}, {"accent": "south"}, {"rate": 0.9}],
    ids=str,
)
def test_everything_of_a_voice_is_in_the_key(change: dict[str, Any]) -> None:
    assert clip_key(replace(VOICE, **change), "chào.") != clip_key(VOICE, "chào.")


def test_words_are_in_the_key_and_one_pace_is_one_pace() -> None:
    assert clip_key(VOICE, "chào bác.") != clip_key(VOICE, "chào.")
    assert clip_key(replace(VOICE, rate=1), "chào.") == clip_key(VOICE, "chào.")


@pytest.mark.parametrize(
    ("name", "value"), [("ENCODER", "lameenc 2"), ("STEPS", "2"), ("ENCODER_QUALITY", {"machine": 0, "draft": 7})]
)
def test_what_is_done_to_a_sound_is_in_the_key(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    before = clip_key(VOICE, "chào.")
    monkeypatch.setattr(steps, name, value)
    assert clip_key(VOICE, "chào.") != before


def test_the_encoder_is_the_one_in_the_key() -> None:
    assert f"lameenc {version('lameenc')}" == ENCODER
    assert mastering("machine").endswith(f"{ENCODER}, quality {ENCODER_QUALITY['machine']}")


def test_the_steps_still_do_what_their_number_stands_for() -> None:
    """If this fails, the sound of every clip has changed: raise the number in STEPS, and put the new heights here."""
    speech = Speech((talk(1.0, 22_050) * 32767).astype(np.int16), 22_050)
    samples = mastered(speech)
    heights = np.abs(samples[:23_040]).reshape(12, -1).max(axis=1)
    assert STEPS[-1] == "1"
    assert len(samples) == 24_000
    assert heights.round(3).tolist() == pytest.approx(HEIGHTS, abs=0.004)
