"""Samples into clips that can be joined: rate, silence, loudness, frames."""

import shutil
import subprocess

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hocso.narrate import mp3
from hocso.narrate.engines.speech import Speech
from hocso.narrate.sound.clip import clip_of, mastered, pcm_bytes
from hocso.narrate.sound.encoding import encoded
from hocso.narrate.sound.loudness import CEILING, TARGET, levelled, loudness
from hocso.narrate.sound.samples import LEAD, SAMPLE_RATE, TAIL, WINDOW, resampled, trimmed

unhurried = settings(deadline=None)  # no test measures time

FFMPEG = shutil.which("ffmpeg")
with_ffmpeg = pytest.mark.skipif(FFMPEG is None, reason="ffmpeg decodes the MP3, and is not installed here")


def tone(hertz: float, seconds: float, rate: int = SAMPLE_RATE, height: float = 0.5) -> NDArray[np.float64]:
    return height * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)


def babble(seconds: float, seed: int = 1) -> NDArray[np.float64]:
    """Something as lively as speech: noise and tones that swell and fade."""
    noise = np.random.default_rng(seed).normal(size=int(seconds * SAMPLE_RATE)) * 0.02
    swell = np.abs(np.sin(2 * np.pi * 3 * np.arange(len(noise)) / SAMPLE_RATE))
    return swell * (noise + tone(180, seconds, height=0.3) + tone(720, seconds, height=0.2))[: len(noise)]


def decoded(data: bytes) -> NDArray[np.int32]:
    """What a decoder gives, which must not complain."""
    command = [str(FFMPEG), "-v", "error", "-f", "mp3", "-i", "-", "-f", "s16le", "-ac", "1", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, "<i2").astype(np.int32)


@pytest.mark.parametrize("hertz", [100, 1000, 5000, 9000])
def test_another_rate_is_the_same_sound(hertz: int) -> None:
    found = resampled(tone(hertz, 1, 22_050), 22_050)
    assert len(found) == SAMPLE_RATE
    inner = slice(500, -500)
    assert np.abs(found - tone(hertz, 1))[inner].max() < 0.01


def test_the_same_rate_is_left_alone() -> None:
    samples = tone(440, 0.1)
    assert resampled(samples, SAMPLE_RATE) is samples


@unhurried
@given(st.integers(0, 2000), st.sampled_from([8_000, 16_000, 22_050, 44_100, 48_000]))
def test_any_length_and_rate_keeps_its_time(count: int, rate: int) -> None:
    assert len(resampled(np.ones(count), rate)) == count * SAMPLE_RATE // rate


def test_silence_around_is_cut_and_silence_within_is_kept() -> None:
    quiet = np.zeros(SAMPLE_RATE)
    sound = np.concatenate([tone(300, 0.5), quiet[:6000], tone(300, 0.5)])
    found = trimmed(np.concatenate([quiet, sound, quiet]))
    assert len(sound) <= len(found) <= len(sound) + LEAD + TAIL + 2 * WINDOW
    assert found[0] == found[-1] == 0


def test_only_silence_leaves_nothing() -> None:
    assert not len(trimmed(np.zeros(SAMPLE_RATE)))
    assert not np.any(levelled(np.zeros(100), SAMPLE_RATE))


def test_loudness_of_the_reference_tone() -> None:
    """BS.1770: a sine of 997 Hz at full scale in one channel measures -3.01 LUFS."""
    assert loudness(tone(997, 5, 48_000, height=1.0), 48_000) == pytest.approx(-3.01, abs=0.02)


def test_a_long_silence_does_not_make_a_sound_less_loud() -> None:
    sound = babble(4)
    assert loudness(np.concatenate([sound, np.zeros(10 * SAMPLE_RATE)]), SAMPLE_RATE) == pytest.approx(
        loudness(sound, SAMPLE_RATE), abs=0.3
    )


@settings(unhurried, max_examples=25)
@given(st.floats(0.001, 3), st.floats(0.1, 3), st.integers(0, 5))
def test_every_sound_comes_out_equally_loud_and_below_the_ceiling(height: float, seconds: float, seed: int) -> None:
    found = levelled(babble(seconds, seed) * height, SAMPLE_RATE)
    assert loudness(found, SAMPLE_RATE) == pytest.approx(TARGET, abs=0.5)
    assert np.abs(found).max() <= CEILING


@settings(unhurried, max_examples=20)
@given(st.integers(0, 5000), st.sampled_from([2, 7]))
def test_a_clip_is_whole_frames_that_begin_anew(count: int, quality: int) -> None:
    clip = encoded(babble(1)[:count], quality)
    assert mp3.whole(clip)
    filled = max(1, -(-count // mp3.FRAME_SAMPLES))
    assert mp3.milliseconds(len(clip)) == (filled + mp3.FLUSHED_FRAMES) * mp3.FRAME_MS


@pytest.mark.parametrize("spoilt", [b"", b"version https://git-lfs.github.com/spec/v1\n", mp3.SILENT_FRAME[:-1]])
def test_what_is_not_frames_is_not_whole(spoilt: bytes) -> None:
    assert mp3.whole(mp3.silence(3))
    assert not mp3.whole(spoilt)


def test_a_frame_that_leans_on_the_one_before_cannot_begin_a_clip() -> None:
    clip = encoded(babble(1), 2)
    assert not mp3.whole(clip[mp3.FRAME_BYTES :])


def test_the_same_speech_gives_the_same_bytes() -> None:
    speech = Speech((babble(1) * 20_000).astype(np.int16), SAMPLE_RATE)
    assert clip_of(speech, 2) == clip_of(speech, 2)
    assert len(pcm_bytes(mastered(speech))) == 2 * len(mastered(speech))


@with_ffmpeg
def test_joined_clips_decode_as_if_they_were_alone() -> None:
    """No click, no error, no sample moved: the sound of the second clip is the same behind the first as by itself."""
    first, second = encoded(levelled(babble(1.3, 1), SAMPLE_RATE), 2), encoded(levelled(babble(0.7, 2), SAMPLE_RATE), 2)
    pause = mp3.silence(14)
    track = decoded(first + pause + second + mp3.silence(10))
    alone = decoded(second + mp3.silence(10))
    begin = (len(first) + len(pause)) // mp3.FRAME_BYTES * mp3.FRAME_SAMPLES
    assert len(track) == len(first + pause + second + mp3.silence(10)) // mp3.FRAME_BYTES * mp3.FRAME_SAMPLES
    assert np.abs(track[begin:] - alone).max() <= 2
    silent = track[len(decoded(first)) + mp3.FRAME_SAMPLES : begin]
    assert np.abs(silent).max() <= 1


@with_ffmpeg
def test_a_sound_is_heard_when_the_delay_says() -> None:
    seconds = 0.5
    clip = encoded(tone(440, seconds), 2)
    heard = np.flatnonzero(np.abs(decoded(clip + mp3.silence(5))) > 2000)
    assert heard[0] * 1000 / SAMPLE_RATE == pytest.approx(mp3.DELAY_MS, abs=2)
    assert heard[-1] * 1000 / SAMPLE_RATE == pytest.approx(mp3.DELAY_MS + 1000 * seconds, abs=2)


@with_ffmpeg
def test_the_decoded_peak_leaves_room() -> None:
    clip = encoded(levelled(babble(3), SAMPLE_RATE), 2)
    assert np.abs(decoded(clip)).max() / 32768 < 10 ** (-1.8 / 20)
