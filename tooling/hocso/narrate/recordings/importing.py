"""Taking in what people recorded: which file is which sentence, whether it can be used, and keeping it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hocso.messages import message
from hocso.messages.refusals import refusal
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotSpeak
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.narration import Utterance
from hocso.model.progress import Progress, Silent
from hocso.narrate.mastering import ENCODER_QUALITY
from hocso.narrate.recordings.cards import SOUND, Recording, drop, keep, recordings_of, sound_key, store_of
from hocso.narrate.recordings.finding import PageFolder, Stray, found_in
from hocso.narrate.recordings.numbering import UNLISTED, Choice, Numbering, chosen, numbering_of
from hocso.narrate.standing import holdings, standings

NOBODY = Silent()
LARGEST = 30_000_000  # bytes: five minutes of a studio's WAV, and no sentence is as long


@dataclass(frozen=True)
class Outcome:
    """What became of one file: taken, taken before, not needed, or not fit for use.

    ``remarks`` say why it was not taken, or what could be better.
    """

    file: Path
    number: int | None
    state: Literal["stored", "same", "spare", "refused"]
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True)
class PageImport:
    """What became of the files for one page, and the numbers of the sentences that are still not recorded."""

    page: Lesson
    files: tuple[Outcome, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Imported:
    """The pages that files were found for, and the files that belong to none."""

    pages: tuple[PageImport, ...]
    strays: tuple[Stray, ...]

    @property
    def clean(self) -> bool:
        """Whether every file is of use."""
        return not self.strays and all(one.state != "refused" for page in self.pages for one in page.files)


def import_recordings(
    curriculum: Curriculum, pages: Sequence[Lesson], folder: Path, today: dt.date, progress: Progress = NOBODY
) -> Imported:
    """Take the sound files in ``folder`` as recordings of ``pages``.

    Each is kept whole as soon as it is ready; importing the same again changes nothing. Raises CannotSpeak if there is
    nothing to take, OSError if the disk refuses.
    """
    folders, strays = found_in(folder, pages)
    if not folders and not strays:
        raise CannotSpeak(message("recording.import-empty", folder=folder))
    count = sum(len(each.files) for each in folders)
    progress.stage(message("recording.importing", files=count), count)
    before = {card.sound for card in recordings_of(curriculum).cards.values()}
    done = tuple(_page(curriculum, each, today, progress) for each in folders)
    now = recordings_of(curriculum)
    for sound in before - {card.sound for card in now.cards.values()}:
        store_of(now.folder, SOUND).path(sound).unlink(missing_ok=True)
    return Imported(done, strays)


def _page(curriculum: Curriculum, source: PageFolder, today: dt.date, progress: Progress) -> PageImport:
    numbering = numbering_of(curriculum, source)
    files = tuple(_outcomes(curriculum, source.page, chosen(source.files, numbering), today, progress))
    return PageImport(source.page, files, _missing(numbering, curriculum))


def _outcomes(
    curriculum: Curriculum, page: Lesson, choices: Sequence[Choice], today: dt.date, progress: Progress
) -> Iterator[Outcome]:
    held = holdings(curriculum)
    older = {each.utterance: each.outdated for each in standings(page, curriculum, held) if each.outdated}
    for choice in choices:
        progress.advance()
        if choice.utterance is None:
            yield Outcome(choice.file, choice.number, "spare" if choice.spare else "refused", choice.trouble)
            continue
        try:
            mp3, remarks = _listened(choice.file, choice.utterance)
        except CannotSpeak as error:
            yield Outcome(choice.file, choice.number, "refused", (error.message,))
            continue
        recording = _recording(page, choice.utterance, choice.file, mp3, today)
        old = held.recordings.cards.get(recording.key)
        if old and (old.sound, old.source) == (recording.sound, recording.source):
            yield Outcome(choice.file, choice.number, "same", remarks)
        else:
            keep(held.recordings.folder, recording, mp3)
            if before := older.get(choice.utterance):
                drop(held.recordings.folder, before)
            yield Outcome(choice.file, choice.number, "stored", remarks)


def _listened(file: Path, utterance: Utterance) -> tuple[bytes, tuple[Message, ...]]:
    """The clip of a file and what to say of it; CannotSpeak with the reason if it cannot be used."""
    from hocso.narrate.recordings.hearing import heard
    from hocso.narrate.recordings.verdict import refusal, warnings
    from hocso.narrate.sound.encoding import encoded
    from hocso.narrate.sound.loudness import levelled
    from hocso.narrate.sound.samples import SAMPLE_RATE

    take = heard(_bytes(file))
    syllables = len(utterance.spoken.split())
    if reason := refusal(take, syllables):
        raise CannotSpeak(reason)
    mp3 = encoded(levelled(take.samples, SAMPLE_RATE), ENCODER_QUALITY["machine"])
    return mp3, tuple(warnings(take, syllables))


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise CannotSpeak(message("recording.take-too-large"))
        return file.read_bytes()
    except OSError as error:
        raise CannotSpeak(message("recording.take-unreadable", reason=refusal(error))) from error


def _recording(page: Lesson, utterance: Utterance, file: Path, mp3: bytes, today: dt.date) -> Recording:
    return Recording(
        text=utterance.text,
        sound=sound_key(mp3),
        page=page.docname,
        anchor=utterance.anchor,
        source=file.name,
        date=today.isoformat(),
    )


def _missing(numbering: Numbering, curriculum: Curriculum) -> tuple[str, ...]:
    """The numbers of sentences without a recording, each sentence once; what has no number is named by its anchor."""
    recordings = recordings_of(curriculum)
    first = {each: number for number, each in sorted(numbering.sentences.items(), reverse=True) if each}
    left = sorted((number, each.anchor) for each, number in first.items() if recordings.clip(each) is None)
    return tuple(anchor if number >= UNLISTED else f"{number:03}" for number, anchor in left)
