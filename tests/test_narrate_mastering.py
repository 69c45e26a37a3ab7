"""A clip's key holds all that can change its sound: nobody changes the sound and keeps the key."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest

from hocso.model.narration import Voice
from hocso.narrate import mastering as steps
from hocso.narrate.engines.speech import Speech
from hocso.narrate.mastering import ENCODER, ENCODER_QUALITY, STEPS, Rung, mastering
from hocso.narrate.mp3 import FRAME_SAMPLES
from hocso.narrate.shelves import clip_key
from hocso.narrate.sound.clip import clip_of, draft_of
from hocso.narrate.sound.encoding import heard
from sounds import talk

DELAY = 1105  # samples that every decoder is late
HEIGHTS: Mapping[Rung, Sequence[float]] = {
    "machine": [0.385, 0.532, 0.408, 0.307, 0.524, 0.503, 0.257, 0.542, 0.518, 0.191, 0.537, 0.506],
    "draft": [0.386, 0.536, 0.443, 0.31, 0.524, 0.493, 0.253, 0.532, 0.504, 0.181, 0.535, 0.507],
}
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
    ("name", "value"),
    [
        ("ENCODER", "lameenc 2"),
        ("STEPS", {"machine": "2", "draft": "2"}),
        ("ENCODER_QUALITY", {"machine": 0, "draft": 7}),
    ],
)
def test_what_is_done_to_a_sound_is_in_the_key(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    before = clip_key(VOICE, "chào.")
    monkeypatch.setattr(steps, name, value)
    assert clip_key(VOICE, "chào.") != before


def test_the_encoder_is_the_one_in_the_key() -> None:
    assert f"lameenc {version('lameenc')}" == ENCODER
    assert mastering("machine").endswith(f"{ENCODER}, quality {ENCODER_QUALITY['machine']}")


@pytest.mark.parametrize(("rung", "number", "make"), [("machine", "3", clip_of), ("draft", "4", draft_of)])
def test_the_steps_still_do_what_their_number_stands_for(
    rung: Rung, number: str, make: Callable[[Speech], bytes]
) -> None:
    """If this fails, the sound of every clip has changed: raise the number in STEPS, and put the new heights here."""
    speech = Speech((talk(1.0, 22_050) * 32767).astype(np.int16), 22_050)
    samples = heard(make(speech))
    heights = np.abs(samples[DELAY : DELAY + 23_040]).reshape(12, -1).max(axis=1)
    assert STEPS[rung][-1] == number
    assert len(samples) == 44 * FRAME_SAMPLES
    assert heights.round(3).tolist() == pytest.approx(HEIGHTS[rung], abs=0.004)
