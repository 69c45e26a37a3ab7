"""Small books for what is said in them, without reading any file."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from docutils.utils import new_document

from hocso.model.curriculum import Curriculum, Look, Module
from hocso.model.lesson import Lesson, Passage, Sentence
from hocso.model.narration import Utterance
from hocso.model.settings import Settings, VoiceSettings
from hocso.model.skills import Skills
from hocso.narrate import mp3, script_of
from hocso.narrate.engines import EMBEDDED
from hocso.narrate.shelves import clip_key, shelf
from hocso.store import digest


def lesson(address: str, *texts: str, title: str = "") -> Lesson:
    """A page with one step, ``buoc-1``, of these sentences."""
    path = f"curriculum/{address}.md"
    sentences = tuple(Sentence(f"buoc-1-c{n}", text, text, line=n) for n, text in enumerate(texts, 1))
    step = Passage("buoc-1", "step", title, None, None, 1, sentences)
    docname = f"curriculum/{address}"
    document = new_document(path)
    return Lesson(
        docname, address, path, title or address, 1, "", None, lambda: document, (step,), (), (), digest(title, *texts)
    )


def book(
    root: Path, *lessons: Lesson, lexicon: Mapping[str, str] | None = None, voice: VoiceSettings | None = None
) -> Curriculum:
    """The book of these lessons, behind a home page that says nothing."""
    module = Module("4t", "4T", "4T", Look("#0b5d3b", "#e7f2ec", None), None, lessons)
    return Curriculum(
        root=root,
        folder=root / "curriculum",
        title="Sách",
        author="Lớp học",
        language="vi",
        base_url="",
        settings=Settings(voice=voice or VoiceSettings()),
        home=lesson("index"),
        modules=(module,),
        facts={},
        lexicon=lexicon or {},
        glossary={},
        skills=Skills(),
        invented={},
        problems=(),
        environment=cast("Curriculum", None),  # type: ignore[arg-type]
    )


def utterances(curriculum: Curriculum) -> list[Utterance]:
    """All that is said in a book, in order."""
    return [each for page in curriculum.pages() for part in script_of(page, curriculum) for each in part.utterances]


def speak_silently(curriculum: Curriculum, engine: str = EMBEDDED) -> None:
    """Clips for all sentences of the book, as long as their words and of no sound."""
    own = shelf(curriculum, engine)
    for each in utterances(curriculum):
        own.store.put(clip_key(own.voice, each.spoken), mp3.silence(3 + len(each.spoken.split())))
