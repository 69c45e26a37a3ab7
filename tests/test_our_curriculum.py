"""Our own lessons: clean, spoken whole by a proper voice, and a true half hour each."""

import shutil
from pathlib import Path

import pytest

from hocso.build import find_faults
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.progress import Silent
from hocso.narrate import ledger
from hocso.publish import publish
from hocso.read import read

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    """Read from a copy, so that a test run leaves nothing behind."""
    copy = tmp_path_factory.mktemp("ours")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "curriculum", copy / "curriculum")
    return read(copy)


def lessons(curriculum: Curriculum) -> list[Lesson]:
    return [lesson for module in curriculum.modules for lesson in module.lessons if lesson.front]


def test_a_release_would_find_nothing(curriculum: Curriculum) -> None:
    """Notes are things to think of, not to mend."""
    assert [one for one in find_faults(curriculum, release=True) if one.severity != "note"] == []


def test_every_sentence_is_spoken_by_a_voice_fit_to_publish(curriculum: Curriculum) -> None:
    rows = ledger(curriculum)
    assert len(rows) == len(list(curriculum.pages()))
    gaps = [(row.path, row.draft, row.stale, row.missing, row.silent, row.unspoken) for row in rows]
    assert gaps == [(row.path, 0, 0, 0, 0, 0) for row in rows]


def test_each_lesson_is_a_whole_class(curriculum: Curriculum) -> None:
    assert len(lessons(curriculum)) >= 6
    for lesson in lessons(curriculum):
        kinds = [passage.kind for passage in lesson.passages]
        assert {"opening", "step", "scam", "quiz", "answers", "practice", "remember"} <= set(kinds)
        pictures = sum(type(node).__name__ == "screen" for node in lesson.doctree.findall())
        notes = sum(type(node).__name__ == "trainer" for node in lesson.doctree.findall())
        assert pictures >= 2
        assert notes == 1


def test_all_targets_publish_without_a_remark(curriculum: Curriculum, tmp_path: Path) -> None:
    from hocso.model.edition import Edition
    from hocso.narrate import tracks

    class Remarks(Silent):
        def __init__(self) -> None:
            self.heard: list[str] = []

        def note(self, message: object) -> None:
            self.heard.append(str(message))

    remarks = Remarks()
    artifacts = list(publish(Edition(curriculum, tracks(curriculum)), tmp_path, progress=remarks))
    assert remarks.heard == []
    booklets = {artifact.path.name for artifact in artifacts if artifact.target == "booklets"}
    assert booklets == {f"{module.slug}{part}.pdf" for module in curriculum.modules for part in ("", "-print")}
