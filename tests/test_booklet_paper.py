"""Our own booklets as they come from the printer: large letters, full pages, codes that lead somewhere."""

import re
import shutil
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pikepdf
import pytest
from docutils import nodes

from booklets import Booklet, Listener, flat, set_to
from hocso.model import nodes as ours
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets
from hocso.publish.site import publish_site
from hocso.read import read
from paper import Paper, accessibility_faults
from site_book import with_silence

ROOT = Path(__file__).parents[1]
USUAL = "18 a4"
SETTINGS = (USUAL, "24 a4", "16 a5", "18 a5", "24 a5")
SMALLEST = 16


@dataclass(frozen=True)
class Printed:
    """A booklet: the file, its words and tags, and its pages as they look."""

    path: Path
    booklet: Booklet
    paper: Paper

    @property
    def chapters(self) -> list[tuple[str, int]]:
        return [(title, number) for title, number, depth in self.booklet.outline() if depth == 0]

    @property
    def last_pages(self) -> set[int]:
        """The last page of each chapter that the next begins a page after, and of the contents."""
        begun = {number for _, number in self.chapters}
        return {number - 1 for number in begun} | {len(self.booklet.pages)}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    copy = tmp_path_factory.mktemp("ours")
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "curriculum", copy / "curriculum", ignore=shutil.ignore_patterns("voice"))
    return with_silence(read(copy), tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def printed(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Printed]]:
    made: dict[str, list[Printed]] = {}
    for setting in SETTINGS:
        told = replace(edition, curriculum=set_to(edition.curriculum, setting))
        artifacts = publish_booklets(told, tmp_path_factory.mktemp("out"), Listener())
        paths = [one.path for one in artifacts if one.path.stem in {module.slug for module in told.curriculum.modules}]
        raws = [path.read_bytes() for path in paths]
        made[setting] = [
            Printed(path, Booklet(raw), Paper(raw, setting.split()[1])) for path, raw in zip(paths, raws, strict=True)
        ]
    return made


@pytest.fixture(scope="module")
def site_files(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("site")
    return {one.path.relative_to(out / "site").as_posix() for one in publish_site(edition, out, Listener())}


def of_learners(booklets: list[Printed]) -> list[Printed]:
    """Those with lessons; a handbook of plain pages has no cards and need not have questions."""
    return [one for one in booklets if any(title.startswith("Bài ") for title, _ in one.chapters)]


every_setting = pytest.mark.parametrize("setting", SETTINGS)


@every_setting
def test_no_letter_is_smaller_than_large_print(printed: dict[str, list[Printed]], setting: str) -> None:
    """Words in drawn phones, page numbers and the cover too."""
    for one in printed[setting]:
        assert [each for each in one.paper.letters if each.size < SMALLEST - 0.01] == []


@every_setting
def test_running_text_has_the_size_that_was_asked_for(printed: dict[str, list[Printed]], setting: str) -> None:
    for one in printed[setting]:
        sizes = [round(each.size, 1) for each in one.paper.letters for _ in each.text]
        assert max(set(sizes), key=sizes.count) == int(setting.split()[0])


@every_setting
def test_nothing_stands_beyond_the_margins(printed: dict[str, list[Printed]], setting: str) -> None:
    for one in printed[setting]:
        assert list(one.paper.beyond_margins()) == []


@every_setting
def test_a_checker_of_pdf_ua_finds_nothing(printed: dict[str, list[Printed]], setting: str) -> None:
    for one in printed[setting]:
        assert accessibility_faults(one.path) == []


def test_hardly_a_page_is_left_half_empty_before_its_chapter_ends(printed: dict[str, list[Printed]]) -> None:
    for one in printed[USUAL]:
        inner = set(range(2, len(one.booklet.pages) + 1)) - one.last_pages
        shares = {page: one.paper.share_used(page) for page in inner}
        assert {page: share for page, share in shares.items() if share < 0.35} == {}
        assert sum(share < 0.5 for share in shares.values()) <= len(shares) / 10


@every_setting
def test_no_few_last_lines_stand_alone(printed: dict[str, list[Printed]], setting: str) -> None:
    for one in printed[setting]:
        for_notes = {page for title, page in one.chapters if title == "Ghi chú"}  # left empty to write on
        last = one.last_pages - for_notes
        assert {page: lines for page in last if (lines := one.paper.lines(page)) < 3} == {}


@every_setting
def test_no_heading_ends_a_page(printed: dict[str, list[Printed]], setting: str) -> None:
    for one in printed[setting]:
        titles = {title for title, _, _ in one.booklet.outline()}
        for page in range(3, len(one.booklet.pages) + 1):  # what page 2 ends with is an entry of the contents
            body = sorted(one.paper.body(page), key=lambda each: each.box[3])
            assert [each.text for each in body[-1:] if flat(each.text) in titles] == []


@every_setting
def test_a_story_has_its_picture_on_its_page(printed: dict[str, list[Printed]], edition: Edition, setting: str) -> None:
    for one, module in zip(printed[setting], edition.curriculum.modules, strict=True):
        places = one.booklet.descriptions()
        for lesson in (lesson for lesson in module.lessons if lesson.front):
            opening = next(lesson.doctree.findall(ours.opening))
            told = [flat(part.astext()) for part in opening.findall(nodes.paragraph) if part.astext()]
            for picture in opening.findall(nodes.image):
                page = one.booklet.pages[places[flat(picture["alt"])] - 1].replace("*", "")  # marks of hard words
                assert any(words[:25] in page or words[-25:] in page for words in told), lesson.title


@every_setting
def test_every_phone_is_printed(printed: dict[str, list[Printed]], edition: Edition, setting: str) -> None:
    for one, module in zip(printed[setting], edition.curriculum.modules, strict=True):
        phones = [screen for lesson in module.lessons for screen in lesson.doctree.findall(ours.screen)]
        assert {flat(screen["alt"]) for screen in phones} <= set(one.booklet.descriptions())


def test_what_belongs_to_a_class_is_all_there(printed: dict[str, list[Printed]]) -> None:
    for one in of_learners(printed[USUAL]):
        text = one.booklet.text
        for words in ("Sổ này của:", "Câu hỏi", "Đáp án", "Từ khó", "Nguồn của", "Cần giúp thì gọi ai?", "Thẻ nhớ"):
            assert words in text
        cards = "\n".join(one.booklet.pages[one.chapters[-1][1] - 1 :])
        assert cards.count("· Bài") == sum(title.startswith("Bài ") for title, _ in one.chapters)


def test_cards_stand_on_a_right_page_and_nothing_after_them(printed: dict[str, list[Printed]]) -> None:
    for one in of_learners(printed[USUAL]):
        title, page = one.chapters[-1]
        assert title == "Thẻ nhớ"
        assert page % 2 == 1
        assert all("· Bài" in text for text in one.booklet.pages[page - 1 :])


def test_contents_tell_the_right_pages(printed: dict[str, list[Printed]]) -> None:
    for one in printed[USUAL]:
        for title, number in one.chapters:
            assert re.search(rf"{re.escape(title)} {number}(?!\d)", one.booklet.pages[1])


def test_headings_leave_no_level_out(printed: dict[str, list[Printed]]) -> None:
    for one in printed[USUAL]:
        depths = [depth for _, _, depth in one.booklet.outline()]
        assert all(after - before <= 1 for before, after in pairwise(depths))


def test_codes_and_links_lead_to_files_of_the_site(
    printed: dict[str, list[Printed]], site_files: set[str], edition: Edition
) -> None:
    base = edition.curriculum.base_url
    for one, module in zip(printed[USUAL], edition.curriculum.modules, strict=True):
        linked = {str(link.A.URI) for link in one.booklet.links() if "/URI" in link.get("/A", {})}
        read_by_camera = {code for code in one.paper.codes() if code.startswith(base)}
        assert read_by_camera == {address for address in linked if address.startswith(base)}
        assert {unquote(address.removeprefix(base)) for address in read_by_camera} <= site_files
        sounds = {f"audio/{lesson.address}.mp3" for lesson in module.lessons}
        assert sounds <= {unquote(address.removeprefix(base)) for address in read_by_camera}


def test_links_say_where_they_lead(printed: dict[str, list[Printed]]) -> None:
    for one in printed[USUAL]:
        assert all(str(link.get("/Contents", "")).strip() for link in one.booklet.links())


@every_setting
def test_it_is_large_print_on_the_paper_that_was_asked_for(printed: dict[str, list[Printed]], setting: str) -> None:
    sizes: dict[Literal["a4", "a5"] | str, tuple[int, int]] = {"a4": (595, 842), "a5": (420, 595)}
    for one in printed[setting]:
        with pikepdf.open(one.path) as pdf:
            boxes = {(round(leaf.mediabox[2]), round(leaf.mediabox[3])) for leaf in pdf.pages}
        assert boxes == {sizes[setting.split()[1]]}
