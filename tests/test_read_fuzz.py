"""Any bytes at all end in findings or in a clear error, and one page never takes the others down."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode

from conftest import write_book
from hocso.build import find_faults
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotRead
from hocso.model.finding import Finding
from hocso.read import execution, read
from hocso.read.watching import Watched
from odd_pages import DATA_FILES, NOTEBOOKS, TEXT_PAGES

CASES = sorted((Path(__file__).parent / "cases" / "unreadable").iterdir())
"""Every file that ever broke the reading. A file's name, up to the first dot, says what is wrong with it."""

CONFIG = """\
title: Sách
only_build_toc_files: true
execute: {execute_notebooks: "off"}
parse:
  myst_enable_extensions: [colon_fence, dollarmath, amsmath, deflist, substitution, attrs_inline, attrs_block,
                           tasklist, html_image, html_admonition, smartquotes, replacements, fieldlist, strikethrough]
sphinx: {extra_extensions: [hocso.extension], config: {language: vi}}
"""

DATA = ("facts.yml", "lexicon.yml", "glossary.yml", "skills.yml", "wording/a.yml", "wording/b.yml")

LONG = settings.get_current_profile_name() == "long"


def examples(count: int) -> settings:
    """So many examples, the same at every run; by hand a thousand times as many, others each time."""
    return settings(
        max_examples=count * 1000 if LONG else count,
        derandomize=not LONG,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def book_with(root: Path, files: Mapping[str, bytes]) -> Curriculum:
    """A book with a sound page behind all pages among ``files``, read twice: what was kept must do as well."""
    pages = [*(name.rpartition(".")[0] for name in files if name.startswith("trang-")), "lanh"]
    contents = "format: jb-book\nroot: index\nchapters:\n" + "".join(f"- file: {name}\n" for name in pages)
    write_book(root, {"lanh.md": "# Lành\n\nTrang này vẫn còn.\n", "_config.yml": CONFIG, "_toc.yml": contents})
    for name, raw in {**files, "rac.bin": bytes(range(256))}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    read(root)
    return read(root)


def read_and_check(files: Mapping[str, bytes]) -> tuple[set[str], list[Finding]]:
    """The pages, and what is found, of a book with these files, whose sound page must have come through."""
    folder = Path(tempfile.mkdtemp(prefix="hocso-"))
    try:
        book = book_with(folder / "sach", files)
        assert [page.title for page in book.pages()][-1] == "Lành"
        findings = find_faults(book)
        assert [one.message.en for one in findings if one.name == "rule-failed"] == []
        return {page.path for page in book.pages()}, findings
    finally:
        shutil.rmtree(folder)


CASES_BY_NAME = {f"trang-{number}{path.suffix}": path for number, path in enumerate(CASES)}
BROKEN = {name: path.read_bytes() for name, path in CASES_BY_NAME.items()}
SOUND = ("no-minor-version", "of-no-version")
"""Cases that nbformat makes sense of after all."""


@pytest.fixture(scope="module")
def seen() -> tuple[set[str], list[Finding]]:
    """The paths of the pages, and what is found, of one book of all cases."""
    return read_and_check(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_what_once_broke_the_reading_is_read_or_found(name: str, seen: tuple[set[str], list[Finding]]) -> None:
    paths, findings = seen
    assert name in paths
    assert [one for one in findings if one.path == name] or CASES_BY_NAME[name].stem in SOUND


PAGES = {f"trang-{number}.md": TEXT_PAGES for number in range(20)}
SHEETS = {f"trang-{number}.ipynb": NOTEBOOKS for number in range(20, 25)}


@examples(8)
@given(st.fixed_dictionaries({**PAGES, **SHEETS}))
def test_a_book_of_odd_pages_is_read(files: dict[str, bytes]) -> None:
    read_and_check(files)


@examples(4)
@given(st.fixed_dictionaries({**PAGES, **SHEETS}))
@example(BROKEN)
def test_code_cells_of_odd_pages_are_run_by_us_or_not_at_all(files: dict[str, bytes]) -> None:
    """Sphinx never starts a kernel, whatever MyST-NB makes of a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(execution, "_run", lambda notebook, *_: execution._Run(_nothing_seen(notebook)))
        patch.setattr("nbclient.NotebookClient.execute", _refuse)
        patch.setattr("nbclient.NotebookClient.async_execute", _refuse)
        read_and_check({**files, "_config.yml": CONFIG.replace('"off"', "cache").encode()})


def _nothing_seen(notebook: NotebookNode) -> tuple[Watched, ...]:
    return tuple(Watched() for cell in notebook.cells if cell.cell_type == "code")


def _refuse(*_: object, **__: object) -> None:
    raise KeyboardInterrupt("a kernel was to be started")  # the one that nothing swallows


@examples(15)
@given(st.fixed_dictionaries(dict.fromkeys(DATA, DATA_FILES)))
def test_a_book_with_odd_data_files_is_read(files: dict[str, bytes]) -> None:
    read_and_check({**files, "trang-0.md": "# Một\n\nGọi {fact}`x`, {fact}`so`.\n".encode()})


@examples(40)
@given(st.sampled_from(["_config.yml", "_toc.yml"]), DATA_FILES)
def test_a_book_with_an_odd_configuration_is_read_or_says_why_not(name: str, raw: bytes) -> None:
    try:
        read_and_check({name: raw})
    except CannotRead as stopped:
        assert stopped.message.vi and stopped.message.en
