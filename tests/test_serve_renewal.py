"""Whatever is done to the files of a book while it is served: its site is what a build makes, and faults are told."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import CONFIG, write_book
from hocso.build import build
from hocso.cli.preview.board import SEVERITIES, Board
from hocso.cli.preview.desk import Desk
from hocso.cli.preview.overlay import Overlay
from hocso.cli.preview.renewal import Overtaken, Renewal
from hocso.cli.preview.watch import Watch
from hocso.cli.session import Session
from hocso.model.progress import Silent
from hocso.read.lasting import Reader

ENGLISH = CONFIG.replace("language: vi", "language: en")  # no voice: a build of it is quick
HEAD = "---\nlesson:\n  minutes: 20\n  objectives:\n    - Know a thing\n---\n"
ONE = f"{HEAD}# One\n\nFirst words.\n\n:::{{step}} Look\n:minutes: 5\nSee [two](02-two.md).\n:::\n"
TWO = "# Two\n\nSecond words.\n\n## A part\n\nMore words.\n"
CELL = "---\nfile_format: mystnb\nkernelspec: {{name: python3}}\n---\n# Sum\n\n```{{code-cell}} python\n{code}\n```\n"
CONTENTS = (
    "format: jb-book\nroot: index\nparts:\n  - caption: M\n    chapters:\n"
    "      - file: m/01-one\n      - file: m/02-two\n"
)
BOOK = {
    "_config.yml": ENGLISH,
    "_toc.yml": CONTENTS,
    "index.md": "# Home\n\nHello.\n",
    "m/01-one.md": ONE,
    "m/02-two.md": TWO,
}


@dataclass
class Shown:
    """Stands for the server, and remembers what it was to show."""

    boards: list[Board] = field(default_factory=list)

    def show(self, board: Board) -> None:
        self.boards.append(board)

    def give_way(self) -> None: ...


class Serving:
    """A book that is being served, without a browser."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self.root = root
        self.site = root / "_build" / "site"
        self.shown = Shown()
        self.overlay = stack.enter_context(Overlay(self.site))
        self.reader = stack.enter_context(Reader(root))
        self.desk = Desk(root, root / "_build", self.reader, self.overlay)
        self.watch = Watch(root, lambda _: None)
        self.renewal = Renewal(Session("en"), root, self.desk, self.shown, self.watch)  # type: ignore[arg-type]
        self.renewal.renew(())

    def save(self, *edits: "Edit") -> None:
        for edit in edits:
            edit(self.root)
        if self.watch.has_news():
            self.renewal.renew(self.watch.wait())

    @property
    def board(self) -> Board:
        return self.shown.boards[-1]

    def codes(self, name: str) -> list[str]:
        return [remark.code for remark in self.board.remarks.get(name, ())]

    def page(self, name: str) -> str:
        return self.overlay.over(self.site / name).read_text(encoding="utf-8")


Edit = Callable[[Path], object]


def write(name: str, content: str | bytes) -> Edit:
    raw = content.encode("utf-8") if isinstance(content, str) else content

    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)

    return edit


def move(name: str, to: str) -> Edit:
    return lambda root: (root / name).replace(root / to) if (root / name).is_file() else None


def delete(name: str) -> Edit:
    return lambda root: (root / name).unlink(missing_ok=True)


def with_contents(*names: str) -> Edit:
    files = "".join(f"      - file: m/{name}\n" for name in names)
    return write("_toc.yml", f"format: jb-book\nroot: index\nparts:\n  - caption: M\n    chapters:\n{files}")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Mapping[str, str]], Serving]]:
    with ExitStack() as stack:
        yield lambda files: Serving(write_book(tmp_path / "book", files), stack)


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def built(root: Path, to: Path) -> dict[str, bytes]:
    """The site that a build makes of the book as it is, with nothing kept from before."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(root, to, ignore=shutil.ignore_patterns("_build", ".hocso"))
    build(to, ["site"])
    return files_of(to / "_build" / "site")


EDITS: dict[str, Edit] = {
    "words": write("m/01-one.md", ONE.replace("First", "Other")),
    "back": write("m/01-one.md", ONE),
    "title": write("m/02-two.md", TWO.replace("# Two", "# Zwei")),
    "part": write("m/02-two.md", TWO + "\n## Another\n\nWords.\n"),
    "plain": write("m/01-one.md", ONE.removeprefix(HEAD)),
    "front matter": write("m/01-one.md", ONE.replace("minutes: 20", "minutes: [20")),
    "directive": write("m/01-one.md", ONE.replace("{step}", "{stepp}")),
    "not UTF-8": write("m/02-two.md", TWO.encode("utf-16")),
    "empty": write("m/02-two.md", ""),
    "new": write("m/03-three.md", "# Three\n\nThird words.\n"),
    "all three": with_contents("01-one", "02-two", "03-three"),
    "only one": with_contents("01-one"),
    "broken contents": write("_toc.yml", "format: jb-book\nroot: [index\n"),
    "older": move("m/02-two.md", "m/01-one.md"),
    "renamed": move("m/02-two.md", "m/03-three.md"),
    "deleted": delete("m/02-two.md"),
    "home": write("index.md", "# House\n\nHello again.\n"),
    "settings": write("_config.yml", ENGLISH.replace("Sách thử", "Another book")),
    "broken settings": write("_config.yml", "title: [\n"),
    "words explained": write("glossary.yml", "words: What one says.\n"),
}
MENDED = [
    with_contents("01-one", "02-two"),
    write("_config.yml", ENGLISH),
    write("m/01-one.md", ONE),
    write("m/02-two.md", TWO),
]


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=2), min_size=1, max_size=5))
def test_after_any_edits_the_site_is_what_a_build_makes(
    tmp_path_factory: pytest.TempPathFactory, saves: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("book")
    with ExitStack() as stack:
        serving = Serving(write_book(folder / "book", BOOK), stack)
        for names in saves:
            serving.save(*(EDITS[name] for name in names))
        serving.save(*MENDED)
        assert files_of(serving.site) == built(serving.root, folder / "copy")
        assert files_of(serving.overlay.folder) == {}
        assert serving.board.trouble == ""


@pytest.mark.parametrize(
    "name",
    [name for name in EDITS if "broken" not in name and name not in ("older", "renamed", "deleted", "all three")],
)
def test_after_an_edit_the_site_is_what_a_build_makes(
    name: str, serve: Callable[[Mapping[str, str]], Serving], tmp_path: Path
) -> None:
    serving = serve(BOOK)
    serving.save(EDITS[name])
    assert files_of(serving.site) == built(serving.root, tmp_path / "copy")


def test_a_lesson_is_seen_before_the_rest_is_made(
    serve: Callable[[Mapping[str, str]], Serving], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is already the very page that a build makes."""
    serving = serve(BOOK)
    before = files_of(serving.site)

    def stop(_: object) -> None:
        raise Overtaken

    with monkeypatch.context() as patched:
        patched.setattr(serving.desk, "make", stop)
        serving.save(write("m/01-one.md", ONE.replace("First", "Other")))
    over = files_of(serving.overlay.folder)
    assert set(over) == {"m/01-one.html", "m/01-one-nguoi-huong-dan.html"}
    assert files_of(serving.site) == before
    serving.renewal.renew(())
    after = files_of(serving.site)
    assert {name: after[name] for name in over} == over


def test_a_save_while_the_site_is_made_ends_that_and_is_shown(
    serve: Callable[[Mapping[str, str]], Serving], tmp_path: Path
) -> None:
    serving = serve(BOOK)
    real = serving.desk.make

    def save_once(progress: object) -> object:
        serving.desk.make = real  # type: ignore[method-assign]
        write("m/01-one.md", ONE.replace("First", "Third"))(serving.root)
        return real(progress)  # type: ignore[arg-type]

    serving.desk.make = save_once  # type: ignore[method-assign, assignment]
    serving.save(write("m/01-one.md", ONE.replace("First", "Second")))
    assert "Second words" in serving.page("m/01-one.html")
    assert serving.watch.has_news()
    serving.save()
    assert "Third words" in serving.page("m/01-one.html")
    assert files_of(serving.site) == built(serving.root, tmp_path / "copy")


def test_what_is_made_half_leaves_nothing_behind(
    serve: Callable[[Mapping[str, str]], Serving], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words for the search are named by their content: those of a site that was never finished are taken away."""
    serving = serve(BOOK)

    def stop(*_: object) -> None:
        raise Overtaken

    with monkeypatch.context() as patched:
        patched.setattr("hocso.publish.site.pages.Press.papers", stop)
        serving.save(write("m/01-one.md", ONE.replace("First", "Unheard-of")))
    assert len(list(serving.site.glob("search-*.js"))) == 2
    serving.save(write("m/01-one.md", ONE.replace("First", "Other")))
    assert files_of(serving.site) == built(serving.root, tmp_path / "copy")


BROKEN = {
    "front matter": (ONE.replace("minutes: 20", "minutes: [20"), "R002"),
    "directive": (ONE.replace("{step}", "{stepp}"), "R001"),
    "not UTF-8": (ONE.replace("First", "H\xe9").encode("latin-1"), "R003"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_lesson_is_told_and_mended(name: str, serve: Callable[[Mapping[str, str]], Serving]) -> None:
    serving = serve(BOOK)
    content, code = BROKEN[name]
    serving.save(write("m/01-one.md", content))
    found = [remark.severity for remark in serving.board.remarks["m/01-one.html"]]
    assert code in serving.codes("m/01-one.html")
    assert found == sorted(found, key=SEVERITIES.index), "errors come first"
    serving.save(write("m/01-one.md", ONE))
    assert code not in serving.codes("m/01-one.html")
    assert "First words." in serving.page("m/01-one.html")


def test_a_cell_that_raises_is_told_and_mended(serve: Callable[[Mapping[str, str]], Serving]) -> None:
    serving = serve({**BOOK, "m/02-two.md": CELL.format(code="print(1 + 1)")})
    assert ">2" in serving.page("m/02-two.html")
    serving.save(write("m/02-two.md", CELL.format(code="print(1 / 0)")))
    found = serving.board.remarks["m/02-two.html"][0]
    assert "ZeroDivisionError" in found.text
    assert found.line == 8
    serving.save(write("m/02-two.md", CELL.format(code="print(3 + 4)")))
    assert serving.board.remarks.get("m/02-two.html", ()) == ()
    assert ">7" in serving.page("m/02-two.html")


def test_a_lesson_that_cannot_be_read_stays_as_it_was(
    serve: Callable[[Mapping[str, str]], Serving], monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = serve(BOOK)
    before = serving.page("m/01-one.html")
    with monkeypatch.context() as patched:
        patched.setattr("hocso.read.directives.step.Step.run", lambda _: 1 / 0)
        serving.save(write("m/01-one.md", ONE.replace("First", "Other")))
        assert serving.board.remarks["m/01-one.html"][0].code == "R006"
        assert serving.page("m/01-one.html") == before
        assert (serving.site / "m/01-one.html").read_text(encoding="utf-8") == before
    serving.save(write("m/01-one.md", ONE.replace("First", "Mended")))
    assert "Mended words." in serving.page("m/01-one.html")
    assert "R006" not in serving.codes("m/01-one.html")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (EDITS["broken contents"], "_toc.yml"),
        (EDITS["broken settings"], "_config.yml"),
        (EDITS["deleted"], "m/02-two"),
        (
            write("_config.yml", ENGLISH.replace("[hocso.extension]", "[hocso.extension, no_such_thing]")),
            "no_such_thing",
        ),
    ],
)
def test_a_book_that_cannot_be_read_is_told_on_every_page(
    edit: Edit, said: str, serve: Callable[[Mapping[str, str]], Serving]
) -> None:
    serving = serve(BOOK)
    before = files_of(serving.site)
    serving.save(edit)
    assert said in serving.board.trouble
    assert serving.board.for_page("m/01-one.html")["trouble"] == serving.board.trouble
    assert files_of(serving.site) == before
    serving.save(*MENDED)
    assert serving.board.trouble == ""


def test_a_fault_of_ours_does_not_end_the_preview(
    serve: Callable[[Mapping[str, str]], Serving], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serving = serve(BOOK)

    def break_down(*_: object) -> None:
        raise RuntimeError("nobody thought of this")

    with monkeypatch.context() as patched:
        patched.setattr("hocso.cli.preview.renewal.board_of", break_down)
        serving.save(EDITS["words"])
    assert "nobody thought of this" in capsys.readouterr().err
    assert serving.board.trouble
    serving.save(EDITS["back"])
    assert serving.board.trouble == ""


def test_a_remark_leads_to_its_sentence(serve: Callable[[Mapping[str, str]], Serving]) -> None:
    text = "# Một\n\nCâu đầu rất ngắn. Câu sau có chữ khôg đúng.\n"
    serving = serve({"_config.yml": CONFIG, "m/01-mot.md": text})
    remark = next(one for one in serving.board.remarks["m/01-mot.html"] if "khôg" in one.text)
    assert f'<span id="{remark.anchor}">Câu sau' in serving.page("m/01-mot.html")
    assert remark.line == 3


def test_a_new_sentence_is_seen_before_it_is_spoken_and_then_heard(
    serve: Callable[[Mapping[str, str]], Serving], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serving = serve({"_config.yml": CONFIG, "m/01-mot.md": "# Một\n\nCâu đầu.\n"})
    with monkeypatch.context() as patched:
        patched.setattr("hocso.narrate.workshop.pool", lambda *_: pytest.fail("a voice was waited for"))
        sight = None
        (serving.root / "m/01-mot.md").write_text("# Một\n\nCâu đầu. Câu mới.\n", encoding="utf-8")
        sight = serving.desk.glance([serving.root / "m/01-mot.md"], Silent())
        assert sight
    assert "Câu mới." in serving.page("m/01-mot.html")
    serving.renewal.renew(serving.watch.wait())
    assert '<div class="sound"' in serving.page("m/01-mot.html")
    serving.save(write("m/01-mot.md", "# Một\n\nCâu mới.\n"))
    assert len(serving.shown.boards) == 5, "fewer sentences than there are sounds of are no fault"
    assert files_of(serving.site) == built(serving.root, tmp_path / "copy")
