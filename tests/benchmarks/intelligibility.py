"""How much of what a voice says do recognisers understand? Error rates in syllables, and what goes wrong.

    python tests/benchmarks/intelligibility.py [--engine kokoro] [--accent north] [--text FILE] [--first N]
        [--hear viet-asr whisper] [--noise 20] [--mp3] [--lexicon FILE] [--details]

Needs the extra ``asr``. ``--text`` is a file with a sentence a line (default: the unseen sentences). Each is spoken as
in a lesson: ``spoken()``, the engine and, with ``--mp3``, the clip as it would be kept. ``--noise 20`` adds white noise
20 dB below the speech. ``--lexicon`` is a book's ``lexicon.yml``. ``--details`` shows confusions of parts and the worst
syllables.

A recogniser guesses tones from context: ``sentences/tones.txt`` has words whose tone no context gives away.
"""

import argparse
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from hearing import RECOGNISERS, Recogniser, Samples, decoded, framed_by_silence, wav, with_noise
from mistakes import PARTS, Score, score

from hocso.model.narration import Voice
from hocso.model.settings import VoiceSettings
from hocso.narrate.engines import ENGINES, engine_named, voice_of
from hocso.narrate.engines.speech import Synthesizer
from hocso.narrate.sound.clip import clip_of
from hocso.narrate.spoken import spoken
from hocso.process import cores, pool

UNSEEN = Path(__file__).parent / "sentences" / "unseen.txt"


@dataclass(frozen=True)
class Trial:
    """One sentence, already in spoken form, and how it is said and heard."""

    words: str
    voice: Voice
    recognisers: tuple[str, ...]
    noise: float | None
    mp3: bool


@cache
def opened(engine: str) -> Synthesizer:
    voice: Synthesizer = importlib.import_module(engine_named(engine).module).open_engine()
    return voice


@cache
def listening(recogniser: str) -> Recogniser:
    return RECOGNISERS[recogniser]()


def heard(trial: Trial) -> list[str]:
    """In a worker: what each recogniser makes of the sentence."""
    samples = said(trial)
    if trial.noise is not None:
        samples = with_noise(samples, trial.noise)
    return [listening(name)(samples) for name in trial.recognisers]


def said(trial: Trial) -> Samples:
    speech = opened(trial.voice.engine).synthesize(trial.words, trial.voice)
    file = clip_of(speech) if trial.mp3 else wav(speech.pcm, speech.sample_rate)
    return framed_by_silence(decoded(file))


def report(recogniser: str, found: Score, details: bool) -> None:
    substituted = len(found.substituted)
    print(
        f"{recogniser}: {found.rate:.1f} % of {found.said} syllables wrong "
        f"({substituted} taken for others, {found.deleted} left out, {found.inserted} put in)"
    )
    print("  parts wrong in those taken for others:", ", ".join(f"{p} {n}" for p, n in found.wrong_parts().items()))
    print("  tones wrong:", ", ".join(f"{tone} {wrong}/{n}" for tone, (n, wrong) in found.by("tone").items()))
    if details:
        for part in PARTS:
            print(
                f"  {part}:",
                ", ".join(f"{a or '-'}→{b or '-'} {n}" for (a, b), n in found.confusions(part).most_common(12)),
            )
        print("  worst:", ", ".join(f"{name} {n}" for name, n in found.worst().most_common(20)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=list(ENGINES), default="kokoro")
    parser.add_argument("--accent", choices=("north", "central", "south"), default="north")
    parser.add_argument("--rate", type=float, default=VoiceSettings().rate)
    parser.add_argument("--text", type=Path, default=UNSEEN)
    parser.add_argument("--first", type=int, help="only so many sentences")
    parser.add_argument("--hear", nargs="+", choices=list(RECOGNISERS), default=["viet-asr"])
    parser.add_argument("--noise", type=float, metavar="DB")
    parser.add_argument("--mp3", action="store_true")
    parser.add_argument("--lexicon", type=Path)
    parser.add_argument("--details", action="store_true")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    lexicon = yaml.safe_load(asked.lexicon.read_text(encoding="utf-8")) if asked.lexicon else {}
    lines = [line for line in asked.text.read_text(encoding="utf-8").splitlines() if line][: asked.first]
    voice = voice_of(engine_named(asked.engine), VoiceSettings(rate=asked.rate, accent=asked.accent))
    trials = [
        Trial(spoken(line, lexicon, asked.accent), voice, tuple(asked.hear), asked.noise, asked.mp3) for line in lines
    ]
    results = all_heard(trials)
    print(f"{voice.engine} {voice.engine_version}, {voice.accent}, {len(trials)} sentences of {asked.text.name}")
    for at, recogniser in enumerate(asked.hear):
        report(recogniser, score((t.words, texts[at]) for t, texts in zip(trials, results, strict=True)), asked.details)


def all_heard(trials: Sequence[Trial]) -> list[list[str]]:
    with pool(cores()) as workers:
        return list(workers.map(heard, trials))


if __name__ == "__main__":
    main()
