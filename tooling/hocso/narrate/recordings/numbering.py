"""Which sentence each number and each file means."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message
from hocso.model.narration import Utterance
from hocso.narrate.recordings.cards import card_key
from hocso.narrate.recordings.filenames import folded, sentence_meant
from hocso.narrate.recordings.finding import PageFolder
from hocso.narrate.recordings.sheets import numbers_of, sheet_path
from hocso.narrate.script import script_of

UNLISTED = 10_000
"""From here on count sentences that are not on the sheet: no file's number is so high, only an anchor means them."""


@dataclass(frozen=True)
class Numbering:
    """The sentences by the numbers of the sheet they were read from: None for words that the page has no more.

    ``anchors`` are the numbers by anchor, as names of files are compared.
    """

    sentences: Mapping[int, Utterance | None]
    anchors: Mapping[str, int]

    @property
    def last(self) -> int:
        return max((number for number in self.sentences if number < UNLISTED), default=0)


@dataclass(frozen=True)
class Choice:
    """A file with the sentence it is taken for; without one, ``trouble`` says why. A ``spare`` one is not needed."""

    file: Path
    number: int | None
    utterance: Utterance | None
    trouble: tuple[Message, ...] = ()
    spare: bool = False


def numbering_of(curriculum: Curriculum, source: PageFolder) -> Numbering:
    """By the sheet that lies beside the files, else by the one printed last, else by the page as it is now.

    The paper that was read from may be older than the page: its numbers count.
    """
    scripts = script_of(source.page, curriculum)
    sounding = [each for passage in scripts for each in passage.utterances if each.spoken]
    by_words = {card_key(each.text): each for each in reversed(sounding)}
    printed = _printed(source, curriculum.root, by_words.keys())
    words = printed or {number: card_key(each.text) for number, each in enumerate(sounding, 1)}
    unlisted = [each for each in reversed(by_words.values()) if card_key(each.text) not in words.values()]
    sentences = {number: by_words.get(key) for number, key in words.items()} | dict(enumerate(unlisted, UNLISTED))
    numbers = {card_key(each.text): number for number, each in reversed(sentences.items()) if each}
    return Numbering(sentences, {folded(each.anchor): numbers[card_key(each.text)] for each in sounding})


def chosen(files: Sequence[Path], numbering: Numbering) -> list[Choice]:
    """A choice for every file, by number; those that no sentence is meant by come last."""
    by_number: dict[int, list[Path]] = defaultdict(list)
    lost: list[Choice] = []
    for file in files:
        number = sentence_meant(file, numbering.anchors)
        if number is None:
            lost.append(Choice(file, None, None, (message("recording.import-no-number"),)))
        elif number not in numbering.sentences:
            trouble = message("recording.import-no-such-number", number=number, last=numbering.last)
            lost.append(Choice(file, None, None, (trouble,)))
        else:
            by_number[number].append(file)
    return [*_numbered(by_number, numbering.sentences), *lost]


def _numbered(by_number: Mapping[int, list[Path]], sentences: Mapping[int, Utterance | None]) -> Iterator[Choice]:
    first: dict[str, int] = {}
    for number, files in sorted(by_number.items()):
        utterance = sentences[number]
        before = first.setdefault(card_key(utterance.text), number) if utterance else number
        for file in files:
            others = ", ".join(other.name for other in files if other != file)
            if others:
                yield Choice(file, number, None, (message("recording.import-double", number=number, others=others),))
            elif utterance is None:
                yield Choice(file, number, None, (message("recording.import-edited", number=number),))
            elif before != number:
                yield Choice(file, number, None, (message("recording.import-same-words", number=before),), spare=True)
            else:
                yield Choice(file, number, utterance)


def _printed(source: PageFolder, root: Path, words: Collection[str]) -> Mapping[int, str]:
    """The keys of the words on the sheet that is for this page, by number; empty if there is none."""
    tables = (path for path in source.folder.iterdir() if path.suffix.lower() == ".csv")
    last = sheet_path(root / "_build", source.page.address, ".csv")
    for file in (*sorted(tables), last):
        try:
            found = numbers_of(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        keys = {number: card_key(text) for number, text in found.items()}
        if any(key in words for key in keys.values()):
            return keys
    return {}
