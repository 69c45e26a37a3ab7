"""One tiny book through everything: read, checked, spoken, published; against golden files and against laws."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import NavigableString

from hocso.build import build, build_anew
from hocso.model.errors import CannotPublish
from hocso.model.message import Message
from hocso.model.progress import Silent
from hocso.narrate import tracks
from hocso.read import read
from hocso.store import file_digest
from hocso.unchanged import Outcome
from whole_books import cue_text, in_one_line, main_of, page_text, pdf_text

BOOKS = Path(__file__).parent / "books"
EXPECTED = BOOKS / "tiny.expected"
PAGES = ["index", "ban/index", "ban/01-nhan-tien", "ban/02-ghi-so", "so-tay"]


class Stages(Silent):
    """Remembers which stages began."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def stage(self, message: Message, total: int | None = None) -> None:  # noqa: ARG002 (the protocol's signature)
        self.seen.append(message.en)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole") / "tiny"
    shutil.copytree(BOOKS / "tiny", root)
    return root


@pytest.fixture(scope="module")
def outcome(book: Path) -> Outcome:
    return build(book)


def everything(root: Path) -> dict[str, bytes]:
    """All published files by name."""
    published = [path for part in ("site", "booklets") for path in (root / "_build" / part).rglob("*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in published if path.is_file()}


def golden(name: str, found: str, *, regenerate: bool) -> None:
    path = EXPECTED / name.replace("/", "-")
    if regenerate:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text("utf-8")


def test_nothing_is_wrong_with_it(outcome: Outcome) -> None:
    assert outcome.findings == ()
    assert outcome.drafts > 0


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_its_golden_file_says(page: str, book: Path, outcome: Outcome, regenerate: bool) -> None:
    assert outcome.artifacts
    golden(f"{page}.txt", page_text(book / "_build" / "site" / f"{page}.html"), regenerate=regenerate)


@pytest.mark.parametrize("booklet", ["ban", "so-tay"])
def test_a_booklet_says_what_its_golden_file_says(booklet: str, book: Path, outcome: Outcome, regenerate: bool) -> None:
    assert outcome.artifacts
    golden(f"{booklet}.pdf.txt", pdf_text(book / "_build" / "booklets" / f"{booklet}.pdf"), regenerate=regenerate)


def test_the_sentences_of_every_track_are_in_order(book: Path, outcome: Outcome, regenerate: bool) -> None:
    assert outcome.artifacts
    found = "".join(
        f"# {docname}\n" + "".join(cue_text(track) for track in passages.values())
        for docname, passages in tracks(read(book)).items()
    )
    golden("cues.txt", found, regenerate=regenerate)


@pytest.mark.parametrize("page", ["ban/01-nhan-tien", "ban/02-ghi-so", "so-tay"])
def test_what_a_learner_sees_is_what_is_heard(page: str, book: Path, outcome: Outcome) -> None:
    """Every visible text stands in an element that a cue names; every cue names one that shows its sentence."""
    assert outcome.artifacts
    curriculum = read(book)
    lesson = next(each for each in curriculum.pages() if each.address == page)
    heard = {cue.anchor for track in tracks(curriculum)[lesson.docname].values() for cue in track.cues}
    main = main_of(book / "_build" / "site" / f"{page}.html")
    for repeated in main.select(".answers li"):
        for choice in repeated.find_all(string=True, recursive=False):
            choice.extract()  # the choice's words again, beside its feedback
    seen = {text for text in main.find_all(string=True) if isinstance(text, NavigableString) and text.strip()}
    unheard = [text for text in seen if not any(parent.get("id") in heard for parent in text.parents)]
    assert unheard == []
    for sentence in lesson.sentences:
        (element,) = main.find_all(id=sentence.anchor)
        if not sentence.picture:
            assert in_one_line(element.get_text()) == sentence.text
    assert heard == {sentence.anchor for sentence in lesson.sentences}


def test_a_second_build_speaks_and_writes_nothing(book: Path, outcome: Outcome) -> None:
    assert outcome.artifacts
    before = {path: path.stat().st_mtime_ns for path in (book / "_build" / "site").rglob("*") if path.is_file()}
    stages = Stages()
    build_anew(book, progress=stages)
    after = {path: path.stat().st_mtime_ns for path in (book / "_build" / "site").rglob("*") if path.is_file()}
    assert after == before
    assert "Running the code cells" not in stages.seen
    assert not any("speak" in stage.lower() for stage in stages.seen)


def test_nothing_changed_is_known_without_reading(book: Path, outcome: Outcome) -> None:
    stages = Stages()
    again = build(book, progress=stages)
    assert again == outcome
    assert stages.seen == []


def test_nothing_changed_imports_no_stage(book: Path, outcome: Outcome) -> None:
    """Nor a rule, though what they found is shown, nor YAML, though the words come from there."""
    assert outcome.artifacts
    program = (
        "import sys; from hocso.cli import main; main(['build'])\n"
        "print(sorted({'sphinx', 'docutils', 'yaml', 'multiprocessing', 'hocso.check.engine'} & {*sys.modules}))"
    )
    for _ in range(2):  # the first one may be the first of this installation
        done = subprocess.run([sys.executable, "-c", program], cwd=book, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "[]"


def edit(book: Path) -> None:
    page = book / "hoc" / "so-tay.md"
    page.write_text(page.read_text("utf-8") + "\nThêm một câu.\n", encoding="utf-8")


def add(book: Path) -> None:
    (book / "hoc" / "lexicon.yml").write_text("QR: quy e rờ\n", encoding="utf-8")


def lose(book: Path) -> None:
    (book / "_build" / "site" / "so-tay.html").unlink()


def tear(book: Path) -> None:
    pdf = book / "_build" / "booklets" / "ban.pdf"
    pdf.write_bytes(pdf.read_bytes()[:1000])


def change_silently(path: Path) -> None:
    """Other bytes, as many, with the time that the file had."""
    before = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def edit_silently(book: Path) -> None:
    change_silently(book / "hoc" / "so-tay.md")


def spoil_silently(book: Path) -> None:
    change_silently(book / "_build" / "site" / "so-tay.html")


def forget(book: Path) -> None:
    (book / "_build" / ".last-build.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize("touch", [edit, add, lose, tear, forget, edit_silently, spoil_silently])
def test_whatever_changed_is_noticed(
    touch: Callable[[Path], None], book: Path, outcome: Outcome, tmp_path: Path
) -> None:
    """An author's file, or one that we made: the next build reads again, and all it made is whole."""
    assert outcome.artifacts
    other = shutil.copytree(book, tmp_path / "tiny")
    assert build(other).artifacts  # nothing changed, and is known by more than bytes from now on
    touch(other)
    stages = Stages()
    built = build(other, progress=stages)
    assert stages.seen
    assert all(file_digest(artifact.path) == artifact.sha256 for artifact in built.artifacts)
    assert len(built.artifacts) == len(outcome.artifacts)


def test_the_same_book_gives_the_same_bytes(book: Path, outcome: Outcome, tmp_path: Path) -> None:
    assert outcome.artifacts
    other = tmp_path / "tiny"
    shutil.copytree(BOOKS / "tiny", other)
    build(other)
    assert everything(other) == everything(book)


def test_a_release_refuses_a_draft_voice_and_writes_nothing(book: Path, outcome: Outcome, tmp_path: Path) -> None:
    assert outcome.artifacts
    with pytest.raises(CannotPublish, match="voice"):
        build(book, release=True, out=tmp_path / "release")
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize("seconds", [2.0, 4.5, 7.0])
def test_a_killed_build_run_again_finishes(seconds: float, book: Path, outcome: Outcome, tmp_path: Path) -> None:
    """Killed wherever it was after so long on this machine; the next build gives what an undisturbed one does."""
    assert outcome.artifacts
    other = tmp_path / "tiny"
    shutil.copytree(BOOKS / "tiny", other)
    command = [sys.executable, "-c", "from hocso.cli import main; main()", "build"]
    process = subprocess.Popen(command, cwd=other, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    build(other)
    assert everything(other) == everything(book)
