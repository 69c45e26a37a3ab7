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
from hocso.model.settings import VoiceSettings
from hocso.narrate import ENGINES, engine_named, sound_of
from hocso.narrate.engines import DRAFT, EMBEDDED, voice_of
from hocso.narrate.engines.kokoro import model
from hocso.narrate.engines.kokoro.clauses import LONGEST, clauses
from hocso.narrate.engines.kokoro.graph import Graph, Tensor
from hocso.narrate.engines.kokoro.melody import Span, contours, sing, spans
from hocso.narrate.engines.kokoro.phonemes import northern, symbols
from hocso.narrate.workshop import clips, samples_of
from hocso.vietnamese.rhymes import ONSETS, ROWS, ROWS_AFTER_GI, ROWS_AFTER_QU
from hocso.vietnamese.syllables import Syllable, Tone, analyse, words

unhurried = settings(deadline=None)  # no test measures time

# What the neural voice says for some sentences, as symbols and contours, under each of its versions. Whoever changes
# how it sounds gives it a new version, so that old clips are not taken for new ones.
SAYS = {"kokoro-82m-int8.1": "9b80c4e81afb25df"}
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


def test_every_syllable_has_symbols_that_the_model_knows() -> None:
    known = model.vocabulary()
    for written in SYLLABLES:
        syllable = analyse(written)
        assert syllable is not None
        said = symbols((syllable, "."), northern())
        assert {symbol.text for symbol in said} <= set(known), written
        assert {symbol.part for symbol in said} >= {"stress", "nucleus", "pause"}


def test_different_syllables_are_said_differently_unless_they_are_known_to_sound_alike() -> None:
    """Northern speech makes one of d and gi, ch and tr, x and s; otherwise another spelling is another sound."""
    alike = {"gi": "d", "tr": "ch", "s": "x"}
    said: dict[str, Syllable] = {}
    for written in SYLLABLES:
        syllable = analyse(written)
        assert syllable is not None
        merged = replace(syllable, onset=alike.get(syllable.onset, syllable.onset))
        sounds = "".join(symbol.text for symbol in symbols((merged,), northern())) + merged.tone.name
        assert said.setdefault(sounds, merged) == merged, written


@unhurried
@given(st.lists(st.sampled_from(["bác", "quét", "mã", ",", ".", "facebook", "?"]), max_size=200))
def test_clauses_say_every_syllable_once_and_are_never_too_long(tokens: list[str]) -> None:
    pieces = list(clauses(" ".join(tokens)))
    assert all(sum(isinstance(token, Syllable) for token in piece) <= LONGEST for piece in pieces)
    assert all(isinstance(piece[-1], str) for piece in pieces)
    said = [token for piece in pieces for token in piece if isinstance(token, Syllable)]
    wanted = " ".join(token.replace("facebook", "phây búc") for token in tokens)
    assert said == [analyse(word) for word in words(wanted)]


def test_a_long_sentence_is_cut_at_a_pause() -> None:
    first, second = list(clauses("mã " * 50 + ", " + "mã " * 30))
    assert len(first) == 51
    assert first[-1] == ","
    assert len(second) == 31


@unhurried
@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), st.data())
def test_the_melody_stays_within_the_syllables_and_within_a_voice(written: list[str], data: st.DataObject) -> None:
    syllables = [found for word in written if (found := analyse(word))]
    said = symbols((*syllables, "."), northern())
    frames = data.draw(st.lists(st.integers(1, 6), min_size=len(said) + 2, max_size=len(said) + 2))
    starts = 2 * np.cumsum(frames)
    where = spans(said, syllables, starts)
    pitch, energy = np.full(int(starts[-1]), 200, np.float32), np.zeros(int(starts[-1]), np.float32)
    sing(pitch, energy, syllables, where)
    assert all(span.begin <= span.rhyme < span.tone_end <= span.end for span in where)
    assert all(before.end <= after.begin for before, after in zip(where, where[1:], strict=False))
    assert np.all(pitch[: where[0].begin] == 200)
    assert np.all(pitch[where[-1].end :] == 200)
    assert 60 < pitch.min() <= pitch.max() < 450


def test_each_tone_goes_where_it_should() -> None:
    moves = {}
    for tone in Tone:
        pitch, energy = np.full(40, 200, np.float32), np.zeros(40, np.float32)
        sing(pitch, energy, [Syllable("", False, "a", "", tone)], [Span(0, 0, 40, 40)])
        moves[tone] = (pitch[-1] / pitch[0], bool(energy.min() < 0))
    assert moves[Tone.SAC][0] > 1.3
    assert moves[Tone.NGA][0] > 1.3
    assert moves[Tone.HUYEN][0] < 0.8
    assert moves[Tone.NANG][0] < moves[Tone.HUYEN][0]
    assert 0.9 < moves[Tone.NGANG][0] < 1
    assert [tone for tone in Tone if moves[tone][1]] == [Tone.NGA, Tone.NANG]


def test_another_sound_is_another_version() -> None:
    said = [[(s.text, s.part, s.syllable) for s in symbols(piece, northern())] for piece in clauses(SENTENCES)]
    tones = {tone.name: [shape.melody, shape.stopped, shape.dip] for tone, shape in contours().items()}
    known = hashlib.sha256(json.dumps([said, tones]).encode()).hexdigest()[:16]
    assert {ENGINES[EMBEDDED].version: known} == SAYS


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
