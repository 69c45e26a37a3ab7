"""Our own lessons: clean, spoken whole by a proper voice, and a true half hour each."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from docutils import nodes

from booklets import Booklet
from captions import parsed
from hocso.build import find_faults
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.model.lesson import Lesson
from hocso.model.progress import Silent
from hocso.model.settings import Locality
from hocso.narrate import ledger, mp3, tracks, whole_lessons
from hocso.narrate.sound.encoding import heard
from hocso.publish import publish
from hocso.publish.clock import slots_of
from hocso.publish.site.weight import BUDGET, weight_of
from hocso.publish.trainer_notes import about_the_class, notes_on
from hocso.read import read
from hocso.read.directives import DIRECTIVES
from meter import measured

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def curriculum(tmp_path_factory: pytest.TempPathFactory) -> Curriculum:
    """Read from a copy, so that a test run leaves nothing behind."""
    copy = tmp_path_factory.mktemp("ours")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "curriculum", copy / "curriculum")
    return read(copy)


@pytest.fixture(scope="module")
def edition(curriculum: Curriculum) -> Edition:
    sound = tracks(curriculum)
    return Edition(curriculum, sound, whole_lessons(curriculum, sound))


def lessons(curriculum: Curriculum) -> list[Lesson]:
    return [lesson for module in curriculum.modules for lesson in module.lessons if lesson.front]


def test_a_release_would_find_nothing(curriculum: Curriculum) -> None:
    """Notes are things to think of, not to mend."""
    assert [one for one in find_faults(curriculum, release=True) if one.severity != "note"] == []


def test_every_sentence_is_spoken_by_a_voice_fit_to_publish(curriculum: Curriculum) -> None:
    rows = ledger(curriculum)
    assert len(rows) == len(list(curriculum.published_pages()))
    gaps = [(row.path, row.draft, row.stale, row.missing, row.silent) for row in rows]
    assert gaps == [(row.path, 0, 0, 0, 0) for row in rows]


def test_only_the_handbook_shows_what_cannot_be_spoken(curriculum: Curriculum) -> None:
    """Its examples of source text: a learner hears everything that a page shows."""
    assert {row.path.split("/")[1] for row in ledger(curriculum) if row.unspoken} == {"huong-dan"}


def test_three_modules_have_eight_lessons_each(curriculum: Curriculum) -> None:
    counts = {module.name: sum(1 for page in module.lessons if page.front) for module in curriculum.modules}
    assert counts == {"VNeID": 8, "4T": 8, "An toàn trực tuyến": 8, "Hướng dẫn": 0}


def test_sixty_hard_words_are_explained(curriculum: Curriculum) -> None:
    assert len(curriculum.glossary) >= 60


def test_the_handbook_shows_every_construct_with_its_result(curriculum: Curriculum) -> None:
    page = next(page for page in curriculum.pages() if page.path.endswith("huong-dan/02-cac-khung-trong-bai.md"))
    samples = "\n".join(block.astext() for block in page.doctree.findall(nodes.literal_block))
    shown = {type(node).__name__ for node in page.doctree.findall()}
    undescribed = [name for name in (*DIRECTIVES, "fact", "say") if f"{{{name}}}" not in samples]
    unshown = [name for name in DIRECTIVES if name not in shown]
    # A trainer's note shows on no page that a learner sees, so its result stands on the trainer's view.
    assert (undescribed, unshown) == ([], ["trainer"])


def test_each_lesson_is_a_whole_class(curriculum: Curriculum) -> None:
    for lesson in lessons(curriculum):
        kinds = [passage.kind for passage in lesson.passages]
        assert {"opening", "step", "scam", "quiz", "answers", "practice", "remember"} <= set(kinds)
        pictures = sum(type(node).__name__ == "screen" for node in lesson.doctree.findall())
        drawings = sum("curriculum/images/" in node["uri"] for node in lesson.doctree.findall(nodes.image))
        assert pictures >= 2
        assert drawings >= 1
        assert any(about_the_class(note) for note in lesson.doctree.findall(ours.trainer)), "what to bring"
        led = [node for node in lesson.doctree.findall(ours.Passage) if node["kind"] in ("opening", "step", "practice")]
        assert [node["ids"][0] for node in led if not any(notes_on(node))] == []


def test_each_class_keeps_to_its_half_hour_and_to_two_pages(curriculum: Curriculum, tmp_path: Path) -> None:
    for lesson in lessons(curriculum):
        assert lesson.front and slots_of(lesson)[-1].end == lesson.front.minutes == 30
    for guide in publish(Edition(curriculum, {}), tmp_path, ["guides"]):
        module = next(module for module in curriculum.modules if module.slug == guide.path.stem)
        begins = [page for title, page, depth in Booklet(guide.path.read_bytes()).outline() if title.startswith("Bài ")]
        assert begins == [2 + 2 * place for place in range(len(module.lessons))]
        assert len(Booklet(guide.path.read_bytes()).pages) == begins[-1] + 1


def test_all_targets_publish_without_a_remark(edition: Edition, tmp_path: Path) -> None:
    class Remarks(Silent):
        def __init__(self) -> None:
            self.heard: list[str] = []

        def note(self, message: object) -> None:
            self.heard.append(str(message))

    remarks = Remarks()
    artifacts = list(publish(edition, tmp_path, progress=remarks))
    assert remarks.heard == []
    booklets = {artifact.path.name for artifact in artifacts if artifact.target == "booklets"}
    ways = ("", "-print", "-fronts", "-backs", "-backs-reversed")
    assert booklets == {f"{module.slug}{way}.pdf" for module in edition.curriculum.modules for way in ways} | {
        "thu-may-in.pdf"
    }


def test_every_track_decodes_is_as_long_as_it_says_and_equally_loud(edition: Edition) -> None:
    """Measured by FFmpeg's decoder and EBU R128 meter: -16 LUFS within one unit, true peak at most -1.5 dBFS."""
    found = {}
    for docname, passages in edition.tracks.items():
        for anchor, track in passages.items():
            meter = measured(track.mp3.read_bytes())
            last = track.cues[-1].end_ms
            right = abs(meter.loudness + 16) <= 1 and meter.peak <= -1.5 and meter.milliseconds == track.milliseconds
            if not (
                right and abs(meter.duration - track.milliseconds) <= 20 and last < track.milliseconds < last + 400
            ):
                found[f"{docname}#{anchor}"] = meter
    assert found == {}
    assert len(edition.tracks) == len(list(edition.curriculum.published_pages()))


def test_every_lesson_is_one_sound_of_all_its_passages(edition: Edition) -> None:
    """Frame by frame what its passages are, so equally loud; answers are left out."""
    assert edition.lessons.keys() == {
        lesson.docname for module in edition.curriculum.modules for lesson in module.lessons
    }
    for module in edition.curriculum.modules:
        for lesson in module.lessons:
            whole, passages = edition.lessons[lesson.docname], edition.tracks[lesson.docname]
            told = [passages[each.anchor] for each in lesson.passages if each.kind != "answers"]
            sound = mp3.frames_of(whole.mp3.read_bytes())
            assert mp3.whole(sound) and mp3.milliseconds(len(sound)) == whole.milliseconds
            rest = mp3.silence(20).join(mp3.frames_of(track.mp3.read_bytes()) for track in told)
            assert sound == rest
            assert [cue.anchor for cue in whole.cues] == [cue.anchor for track in told for cue in track.cues]


def test_sound_is_where_the_cues_say(edition: Edition) -> None:
    """Within 20 ms: between two cues it is silent, and each begins and ends with sound."""
    for lesson in lessons(edition.curriculum)[:2]:
        track = edition.lessons[lesson.docname]
        samples, rate = heard(mp3.frames_of(track.mp3.read_bytes())), mp3.SAMPLES_A_SECOND
        loud = np.abs(samples) > 0.01
        sounding = [np.flatnonzero(loud[cue.begin_ms * rate // 1000 : cue.end_ms * rate // 1000]) for cue in track.cues]
        gaps = [(before.end_ms + 20, after.begin_ms - 20) for before, after in pairwise(track.cues)]
        assert all(len(inside) for inside in sounding)
        assert not any(loud[begin * rate // 1000 : end * rate // 1000].any() for begin, end in gaps)


def test_captions_are_sentences_of_the_pages(edition: Edition, tmp_path: Path) -> None:
    list(publish(edition, tmp_path, ["site"]))
    for lesson in lessons(edition.curriculum):
        site = tmp_path / "site"
        page = (site / f"{lesson.address}.html").read_text("utf-8")
        files = [site / "audio" / f"{lesson.address}.vtt", *(site / "audio" / lesson.address).glob("*.vtt")]
        cues = [caption for file in files for caption in parsed(file)]
        assert [cue.identifier for cue in cues if f'id="{cue.identifier}"' not in page] == []
        texts = {sentence.anchor: " ".join(sentence.text.split()) for sentence in lesson.sentences}
        assert [cue for cue in cues if texts[cue.identifier] != cue.text] == []


def test_a_page_of_a_lesson_is_light(edition: Edition, tmp_path: Path) -> None:
    """All that it loads before a tap, with all that a commune may say of itself; and there is room for more."""
    place = Locality(
        name="Thôn Yên Nông Thượng, xã Bình Hòa Đông, huyện Nam Thành",
        helper="Cô Nguyễn Thị Hạnh và anh Trần Quốc Khánh, Tổ công nghệ số cộng đồng",
        phone="0000 000 000",
        hours="Tối thứ Ba và thứ Năm, từ 19 giờ đến 20 giờ 30, ở nhà văn hóa thôn",
        slogan="Không ai bị bỏ lại phía sau, biết đến đâu chỉ nhau đến đó",
    )
    settings = replace(edition.curriculum.settings, locality=place)
    curriculum = replace(edition.curriculum, settings=settings)
    list(publish(replace(edition, curriculum=curriculum), tmp_path, ["site"]))
    weights = {}
    for lesson in lessons(curriculum):
        page = (tmp_path / f"site/{lesson.address}.html").read_text("utf-8")
        assert place.slogan in page
        assert len(re.findall(r"<script", page)) == 1
        weights[lesson.address] = weight_of(page, ["lesson"])
    assert {name: weight for name, weight in weights.items() if weight > BUDGET - 250} == {}
