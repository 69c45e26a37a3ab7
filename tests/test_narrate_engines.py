"""The voices: the table, the draft voice's samples, the neural voice's symbols and melody."""

import hashlib
import json
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.model.settings import Accent, VoiceSettings
from hocso.narrate import ENGINES, engine_named, sound_of
from hocso.narrate.engines import DRAFT, EMBEDDED, voice_of
from hocso.narrate.engines.kokoro import PACE, Kokoro, model
from hocso.narrate.engines.kokoro.clauses import LONGEST, pieces
from hocso.narrate.engines.kokoro.graph import Graph, Tensor
from hocso.narrate.engines.kokoro.lasting import LEAST, SHARE, SHORT, lasting
from hocso.narrate.engines.kokoro.melody import Span, melody, sing, spans
from hocso.narrate.engines.kokoro.phonemes import symbols
from hocso.narrate.engines.kokoro.taught import taught
from hocso.narrate.workshop import clips, samples_of
from hocso.vietnamese.rhymes import ONSETS, ROWS, ROWS_AFTER_GI, ROWS_AFTER_QU
from hocso.vietnamese.syllables import Syllable, Tone, analyse, words

unhurried = settings(deadline=None)  # no test measures time

ACCENTS: tuple[Accent, ...] = ("north", "central", "south")

# What the neural voice says for some sentences, as symbols and contours, under each of its versions. Whoever changes
# how it sounds gives it a new version, so that old clips are not taken for new ones.
SAYS = {"kokoro-82m-int8.4": "68aa0110a4c62c05"}
SENTENCES = (
    "Nghe kỹ, quý bác! Giếng quê khuya; hoài uống nước ngọt, ốc ông ách mãnh? Tuổi trẻ yêu hoa: đẹp quá, thuở xưa."
)

SYLLABLES = sorted(
    {
        found
        for onset in ONSETS
        for row in {"qu": ROWS_AFTER_QU, "gi": (*ROWS, *ROWS_AFTER_GI)}.get(onset, ROWS)
        for coda, tone in product(row.codas.split(), ("", Tone.SAC.value))
        if (found := onset + row.glide + row.written + tone + coda.strip("-")) and analyse(found)
    }
)


def test_an_unknown_voice_lists_the_known_ones() -> None:
    with pytest.raises(CannotSpeak) as error:
        engine_named("chim-hot")
    assert all(name in error.value.message.vi and name in error.value.message.en for name in ("chim-hot", *ENGINES))


def test_the_draft_voice_says_the_same_sentence_the_same_way_whatever_it_said_before() -> None:
    """Also in another process, and each sentence of a batch as if it were alone."""
    engine = ENGINES[DRAFT]
    voice = voice_of(engine, VoiceSettings())
    first, second = "xin chào các bạn.", "không đọc mã cho ai!"
    together = dict(clips(engine, voice, [first, second]))
    again = dict(clips(engine, voice, [second, first]))
    assert together == again
    assert dict(clips(engine, voice, [second])) == {second: together[second]}


def test_each_accent_of_the_draft_voice_is_another_voice_and_the_same_each_time() -> None:
    engine = ENGINES[DRAFT]
    sentence = "nghĩ kỹ rồi hãy trả lời."
    said = {accent: samples_of(engine, voice_of(engine, VoiceSettings(accent=accent)), sentence) for accent in ACCENTS}
    assert len(set(said.values())) == len(ACCENTS)
    for accent in ACCENTS:
        assert samples_of(engine, voice_of(engine, VoiceSettings(accent=accent)), sentence) == said[accent]


def test_rate_changes_the_pace_of_the_draft_voice() -> None:
    engine = ENGINES[DRAFT]
    voices = (voice_of(engine, VoiceSettings(rate=rate)) for rate in (0.7, 1.4))
    slow, quick = (samples_of(engine, voice, "đọc tên trước, bấm sau.") for voice in voices)
    assert len(slow) > 1.5 * len(quick)


def test_a_voice_that_cannot_work_says_so_and_how_to_get_on() -> None:
    """The trouble of a worker arrives as an error with both languages."""
    broken = replace(ENGINES[DRAFT], module="hocso_no_such_voice")
    voice = voice_of(broken, VoiceSettings())
    for speak in (lambda: list(clips(broken, voice, ["a"])), lambda: samples_of(broken, voice, "a")):
        with pytest.raises(CannotSpeak) as error:
            speak()
        assert "hocso_no_such_voice" in error.value.message.vi


def test_sound_needs_a_known_suffix_and_something_to_say() -> None:
    for words_, suffix in (("chào", ".ogg"), ("", ".mp3")):
        with pytest.raises(CannotSpeak):
            sound_of(words_, suffix, DRAFT)


def test_sound_as_a_file() -> None:
    assert sound_of("chào bác", ".wav", DRAFT)[:4] == b"RIFF"
    assert sound_of("chào bác", ".mp3", DRAFT)[:2] == b"\xff\xf3"


@pytest.mark.parametrize("accent", ACCENTS)
def test_every_syllable_has_symbols_that_the_model_knows(accent: Accent) -> None:
    known = model.vocabulary()
    for written in SYLLABLES:
        syllable = analyse(written)
        assert syllable is not None
        said = symbols((syllable, "."), accent)
        assert {symbol.text for symbol in said} <= set(known), written
        assert {symbol.part for symbol in said} >= {"stress", "nucleus", "pause"}


# What is one in an accent; another spelling is another sound otherwise. In the South anh is ăn and ách is ắt.
SOUTHERN_ENDS = {"nh": "n", "ch": "t"}
ALIKE = {"north": {"gi": "d", "tr": "ch", "s": "x"}, "central": {"gi": "d"}, "south": {"gi": "d"}}


@pytest.mark.parametrize("accent", ACCENTS)
def test_different_syllables_are_said_differently_unless_they_are_known_to_sound_alike(accent: Accent) -> None:
    alike = ALIKE[accent]
    said: dict[str, Syllable] = {}
    for written in SYLLABLES:
        syllable = analyse(written)
        assert syllable is not None
        merged = replace(syllable, onset=alike.get(syllable.onset, syllable.onset))
        if accent == "south" and syllable.coda in SOUTHERN_ENDS:
            short = {"a": "ă"}.get(syllable.nucleus, syllable.nucleus)
            merged = replace(merged, nucleus=short, coda=SOUTHERN_ENDS[syllable.coda])
        sounds = "".join(symbol.text for symbol in symbols((merged,), accent)) + merged.tone.name
        assert said.setdefault(sounds, merged) == merged, written


@unhurried
@given(st.lists(st.sampled_from(["bác", "quét", "mã", ",", ".", "facebook", "?"]), max_size=200))
def test_clauses_say_every_syllable_once_and_are_never_too_long(tokens: list[str]) -> None:
    found = [piece.clause for piece in pieces(" ".join(tokens))]
    assert all(sum(isinstance(token, Syllable) for token in piece) <= LONGEST for piece in found)
    assert all(isinstance(piece[-1], str) for piece in found)
    said = [token for piece in found for token in piece if isinstance(token, Syllable)]
    wanted = " ".join(token.replace("facebook", "phây búc") for token in tokens)
    assert said == [analyse(word) for word in words(wanted)]


def test_a_long_sentence_is_cut_at_a_pause() -> None:
    first, second = (piece.clause for piece in pieces("mã " * 50 + ", " + "mã " * 30))
    assert len(first) == 51
    assert first[-1] == ","
    assert len(second) == 31


@unhurried
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), st.data())
def test_the_melody_stays_within_the_syllables_and_within_a_voice(written: list[str], data: st.DataObject) -> None:
    syllables = [found for word in written if (found := analyse(word))]
    accent = data.draw(st.sampled_from(ACCENTS))
    said = symbols((*syllables, "."), accent)
    frames = data.draw(st.lists(st.integers(1, 6), min_size=len(said) + 2, max_size=len(said) + 2))
    starts = 2 * np.cumsum(frames)
    where = spans(said, syllables, starts, melody(accent))
    pitch, energy = np.full(int(starts[-1]), 200, np.float32), np.zeros(int(starts[-1]), np.float32)
    sing(pitch, energy, syllables, where, melody(accent))
    assert all(span.begin <= span.rhyme < span.tone_end <= span.end for span in where)
    assert all(before.end <= after.begin for before, after in zip(where, where[1:], strict=False))
    assert np.all(pitch[: where[0].begin] == 200)
    assert np.all(pitch[where[-1].end :] == 200)
    assert 60 < pitch.min() <= pitch.max() < 450


def test_before_a_pause_a_tone_is_over_while_it_is_heard() -> None:
    """The model gives the last syllable the silence after it; a tone drawn over both would be heard in half."""
    (piece,) = pieces("Má, má má các.")
    syllables = [token for token in piece.clause if isinstance(token, Syllable)]
    said = symbols(piece.clause, "north")
    where = spans(said, syllables, 20 * np.arange(len(said) + 1), melody("north"))
    shares = [(span.tone_end - span.rhyme) / (span.end - span.rhyme) for span in where]
    assert shares == pytest.approx([0.55, 1, 1, 0.75], abs=0.01)  # the last of them: as far as its stop


def test_each_tone_goes_where_it_should() -> None:
    moves, dips = {}, {}
    for tone in Tone:
        pitch, energy = np.full(40, 200, np.float32), np.zeros(40, np.float32)
        sing(pitch, energy, [Syllable("", False, "a", "", tone)], [Span(0, 0, 40, 40)], melody("north"))
        moves[tone], dips[tone] = pitch[-1] / pitch[0], energy.min()
    assert moves[Tone.SAC] > 1.3
    assert moves[Tone.NGA] > 1.3
    assert moves[Tone.HUYEN] < 0.9
    assert moves[Tone.NANG] < moves[Tone.HUYEN]
    assert 0.9 < moves[Tone.NGANG] < 1
    assert set(sorted(Tone, key=lambda tone: dips[tone])[:2]) == {Tone.NGA, Tone.NANG}  # their creak


def test_hoi_and_nga_are_one_tone_in_the_south_and_centre() -> None:
    for accent, alike in (("north", False), ("central", True), ("south", True)):
        tones = melody(accent).tones
        assert (tones[Tone.HOI].melody == tones[Tone.NGA].melody) is alike


def test_another_sound_is_another_version() -> None:
    said = [
        [(s.text, s.part, s.syllable, s.sound) for s in symbols(piece.clause, accent)]
        for accent in ACCENTS
        for piece in pieces(SENTENCES)
    ]
    tones = [repr(melody(accent)) for accent in ACCENTS]
    learned = taught()
    vectors = [learned.styles, learned.meanings, learned.sounds, learned.tones]
    shortened = [sorted(SHORT), SHARE, LEAST]
    known = hashlib.sha256(json.dumps([PACE, said, tones, shortened, learned.rows, learned.tone_rows]).encode())
    for vector in vectors:
        known.update(vector.tobytes())
    assert {ENGINES[EMBEDDED].version: known.hexdigest()[:16]} == SAYS


def test_what_the_model_was_taught_is_of_sounds_that_are_said() -> None:
    """Every row is reached by some syllable, so none is misspelled."""
    found = [syllable for written in SYLLABLES if (syllable := analyse(written))]
    named = {symbol.sound for syllable in found for symbol in symbols((syllable,), "north")}
    tones = {melody("north").taught(replace(syllable, tone=tone)) for syllable in found[:1] for tone in Tone}
    assert set(taught().rows) <= named
    assert tones <= set(taught().tone_rows)


@pytest.fixture(scope="module")
def kokoro() -> Kokoro:
    return Kokoro()


def northern(rate: float = 0.9, accent: Accent = "north") -> Voice:
    return voice_of(ENGINES[EMBEDDED], VoiceSettings(rate=rate, accent=accent))


MARKED = (
    "bác mở máy lên, chờ chừng nửa phút.",
    "Mở Facebook bằng wifi, rồi vào VNeID; quét mã QR 50 đồng! 字 ?",
    "mã " * 70 + "hết",
    ", . !",
    "",
)


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("spoken", MARKED)
def test_every_word_has_a_mark_in_order_and_inside_the_sound(kokoro: Kokoro, spoken: str, accent: Accent) -> None:
    speech = kokoro.synthesize(spoken, northern(accent=accent))
    assert [spoken[mark.begin : mark.end] for mark in speech.marks] == list(words(spoken))
    times = [time for mark in speech.marks for time in (mark.begin_ms, mark.end_ms)]
    assert times == sorted(times)
    assert all(mark.begin_ms < mark.end_ms for mark in speech.marks)
    assert all(time <= len(speech.pcm) * 1000 // speech.sample_rate for time in times)


def test_a_mark_is_where_its_word_sounds(kokoro: Kokoro) -> None:
    """The last word of a sentence is followed by silence, the first comes after it."""
    speech = kokoro.synthesize("bác mở máy lên.", northern())
    power = np.square(speech.pcm.astype(np.float64) / 32768)
    begin, end = (time * speech.sample_rate // 1000 for time in (speech.marks[0].begin_ms, speech.marks[-1].end_ms))
    assert power[begin:end].mean() > 20 * power[: begin // 2].mean()


def test_a_short_vowel_leaves_its_length_to_the_end_of_the_syllable() -> None:
    syllables = [found for word in ("máy", "mái") if (found := analyse(word))]
    said = symbols(tuple(syllables), "north")
    before = np.full(len(said) + 2, 4)
    after = lasting(before, said, syllables)
    assert after.sum() == before.sum()
    changed = {said[at - 1].syllable for at in np.flatnonzero(before != after)}
    assert changed == {0}


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PARTS", model.PARTS[:0])
    with pytest.raises(CannotSpeak) as error:
        model.Model()
    assert "espeak" in error.value.message.vi


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PARTS", ("hocso_no_such_package",))
    with pytest.raises(CannotSpeak) as error:
        model.Model()
    assert "hocso_no_such_package" in error.value.message.en


def test_the_graph_knows_when_inputs_do_not_suffice() -> None:
    node = b"\x0a\x01a\x12\x01b"  # one node: b from a
    graph = b"\x0a" + bytes([len(node)]) + node
    whole = Graph(b"\x08\x08" + b"\x3a" + bytes([len(graph)]) + graph)
    assert node in whole.cut([Tensor("a")], ["b"])
    with pytest.raises(KeyError):
        whole.cut([Tensor("c")], ["b"])


def test_the_neural_voice_says_the_same_sentence_the_same_way() -> None:
    engine = ENGINES[EMBEDDED]
    voice = voice_of(engine, VoiceSettings())
    found = dict(clips(engine, voice, ["mã", "mã."]))
    again = dict(clips(engine, voice, ["mã."]))
    assert found["mã"] == found["mã."] == again["mã."]
