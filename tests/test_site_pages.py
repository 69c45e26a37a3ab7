"""The pages of a small book, as HTML."""

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

import site_book
from hocso.model.curriculum import Curriculum
from hocso.model.edition import Edition
from hocso.model.narration import Cue, Track
from hocso.model.settings import Locality
from hocso.publish.site.sound import cues_of
from hocso.store import file_digest
from site_book import publish, with_silence

LESSON = "an-toan/02-tin-gia.html"
OTHER = "khac/bang.html"


edition = site_book.edition


@pytest.fixture(scope="module")
def built(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    out = tmp_path_factory.mktemp("out")
    _, notes = publish(edition, out)
    return out / "site", notes


@pytest.fixture(scope="module")
def site(built: tuple[Path, list[str]]) -> Path:
    return built[0]


@pytest.fixture(scope="module")
def curriculum(edition: Edition) -> Curriculum:
    return edition.curriculum


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text("utf-8"), "html.parser")


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def test_every_page_has_its_address_and_the_module_without_a_page_gets_one(site: Path) -> None:
    lessons = ["an-toan/01-mo-may", "an-toan/02-tin-gia"]
    expected = [*lessons, *(f"{name}-nguoi-huong-dan" for name in lessons), "an-toan/index", "index", "khac/bang"]
    expected += ["khac/index", "tim", "tu-kho", "gia-dinh-so", "hoc-xong", "404", "chua-tai"]
    assert names(site) == sorted(f"{name}.html" for name in expected)


def test_every_page_stands_on_its_own(site: Path) -> None:
    for name in names(site):
        soup = page(site, name)
        assert one(soup, "html")["lang"] == "vi"
        assert len(soup.select("h1")) == 1
        assert len(soup.select("main")) == len(soup.select("header.top nav")) == len(soup.select("footer")) == 1
        assert soup.select(f'a.skip[href="#{one(soup, "main")["id"]}"]')
        assert text(one(soup, "h1")) in text(one(soup, "title"))
        assert one(soup, "meta[name=description]")["content"], name
        assert not soup.select("[type=checkbox][autocomplete], [type=radio][autocomplete]"), "HTML has none for boxes"
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len(set(ids)), name


def test_headings_leave_no_level_out(site: Path) -> None:
    for name in names(site):
        levels = [int(tag.name[1]) for tag in page(site, name).select("h1,h2,h3,h4,h5,h6")]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False)), (name, levels)


def test_every_link_inside_leads_somewhere(site: Path) -> None:
    for name in names(site):
        for tag in page(site, name).select("[href],[src]"):
            address = urlsplit(str(tag.get("href") or tag.get("src")))
            if address.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address.path)))
            target = name if not address.path else target.lstrip("/")
            assert (site / target).is_file(), (name, address)
            if address.fragment:
                assert page(site, target).select(f'[id="{unquote(address.fragment)}"]'), (name, address)


def test_no_page_calls_another_host(site: Path) -> None:
    for name in names(site):
        source = (site / name).read_text("utf-8")
        assert not re.search(r"""(src|srcset|poster|data)=["']?(https?:)?//""", source), name
        assert not re.search(r"""<(link(?! rel="canonical")|script)[^>]+(https?:)?//(?!www\.w3\.org)""", source), name
        assert "url(" not in source
        assert "@import" not in source


def test_no_sound_is_loaded_before_a_tap(site: Path) -> None:
    assert {tag["preload"] for tag in page(site, LESSON).select("audio")} == {"none"}


def test_every_sentence_is_an_element_of_its_page(site: Path, curriculum: Curriculum) -> None:
    for lesson in curriculum.published_pages():
        soup = page(site, "index.html" if lesson is curriculum.home else f"{lesson.address}.html")
        for passage in lesson.passages:
            assert soup.select(f'[id="{passage.anchor}"]'), passage.anchor
            for sentence in passage.sentences:
                element = one(soup, f'[id="{sentence.anchor}"]')
                if not sentence.picture and not lesson.unspoken:
                    assert " ".join(element.get_text().split()) == sentence.text


def test_each_passage_with_sound_has_a_control_with_its_cues(site: Path, edition: Edition) -> None:
    soup = page(site, LESSON)
    tracks = edition.tracks["an-toan/02-tin-gia"]
    sounds = soup.select(".sound")
    assert len(sounds) == len(tracks) > 8
    for sound in sounds:
        source, _, version = str(one(sound, "audio")["src"]).partition("?v=")
        anchor = Path(source).stem
        assert file_digest(tracks[anchor].mp3).startswith(version) and len(version) == 6
        assert sound["data-cues"] == cues_of(tracks[anchor])
        assert source == f"../audio/an-toan/02-tin-gia/{anchor}.mp3"
        assert (site / "audio/an-toan/02-tin-gia" / f"{anchor}.mp3").read_bytes() == tracks[anchor].mp3.read_bytes()
        assert sound.has_attr("data-apart") == (anchor.startswith("dap-an"))
    assert one(soup, "#buoc-1 > .sound audio")["aria-label"] == "Nghe bước 1"
    assert one(soup, "#buoc-1 > .sound")["data-name"] == "Bước 1"
    assert text(one(soup, ".bar .all")) == "Nghe cả bài"


@pytest.mark.parametrize(
    ("anchors", "begins", "end", "expected"),
    [
        (["a-c1", "a-c2", "a-c3"], [46, 1846, 5206], 8470, "a-c 0 18 34 32"),
        (["a-c2", "a-c3", "a-c7", "a-c8"], [0, 1000, 2000, 3000], 4000, "a-c 2:0 10 7:10 10 10"),
        (["a", "b-c1", "b-c2"], [0, 100, 200], 300, " a:0 b-c1:1 b-c2:1 1"),
        (["a-c12"], [99], 199, "a-c 12:0 1"),
        (["a-c1", "a-c2"], [40, 180], 190, "a-c 0 1 0"),
    ],
)
def test_cues_are_told_in_few_letters(anchors: list[str], begins: list[int], end: int, expected: str) -> None:
    cues = tuple(Cue(anchor, begin, end) for anchor, begin in zip(anchors, begins, strict=True))
    assert cues_of(Track("a", cues, (), end, Path("a.mp3"))) == expected


def test_a_page_without_sound_has_no_button(site: Path) -> None:
    soup = page(site, OTHER)
    assert not soup.select("button,audio,.bar,script")


def test_a_draft_voice_is_called_so(edition: Edition, tmp_path: Path) -> None:
    assert "Giọng máy tạm" not in str(page_of(edition, tmp_path / "machine"))
    draft = with_silence(edition.curriculum, tmp_path, rung="draft")
    assert "Giọng máy tạm" in text(one(page_of(draft, tmp_path / "draft"), "#buoc-1 > .sound .draft"))


def page_of(edition: Edition, out: Path) -> BeautifulSoup:
    publish(edition, out)
    return page(out / "site", LESSON)


def test_a_lesson_says_where_it_stands_and_how_long_it_takes(site: Path) -> None:
    soup = page(site, LESSON)
    assert text(one(soup, ".badge")) == "an-toan · Bài 2"
    assert text(one(soup, ".head .meta")) == "30 phút"
    assert text(one(soup, ".practice .meta")) == "10 phút"
    assert text(one(soup, ".goals h2")).startswith("Học xong")
    assert text(one(soup, ".step h2 .disc")) == "1"
    assert text(one(soup, "a[rel=prev]")) == "Bài trước: Mở máy"
    assert text(one(page(site, "an-toan/01-mo-may.html"), "a[rel=next]")) == "Bài sau: Tin nhắn giả"


def test_a_learner_sees_the_fact_with_its_date_and_not_the_trainers_note(site: Path) -> None:
    soup = page(site, LESSON)
    fact = one(soup, ".fact")
    assert (text(fact), fact["title"]) == ("113", "Kiểm ngày 1/11/2026")
    assert "bí mật" not in soup.get_text()


def test_a_screen_is_a_picture_with_its_words(site: Path) -> None:
    picture = one(page(site, LESSON), "figure.phone svg")
    assert (picture["role"], picture["aria-label"]) == ("img", "Màn hình chính, bấm vào ô Tin nhắn.")
    assert "Danh bạ" in text(picture)


def test_a_quiz_reads_without_scripts(site: Path) -> None:
    first, second = page(site, LESSON).select(".wrap > form.quiz")
    assert text(one(first, "legend h2")) == "Tin bảo bấm vào đây. Bác làm gì?"
    assert [text(label) for label in first.select("label")] == ["Bấm xem thử", "Không bấm", "Gửi cho con"]
    assert [box["type"] for box in first.select("input")] == ["radio"] * 3
    assert [box["type"] for box in second.select("input")] == ["checkbox"] * 3
    assert [text(item) for item in first.select("details li")] == [
        "Bấm xem thử ✗ Chưa đúng. Bấm là mở cửa cho kẻ gian.",
        "Không bấm ✓ Đúng. Bác tự mở ứng dụng.",
        "Gửi cho con ✗ Chưa đúng. Bác thử lại nhé.",
    ]


def test_a_question_inside_a_step_is_one_heading_below_it(site: Path) -> None:
    assert text(one(page(site, LESSON), "#buoc-1 legend h3")) == "Đọc mấy lần?"


def test_home_and_module_list_their_lessons_with_minutes(site: Path) -> None:
    home, module = page(site, "index.html"), page(site, "an-toan/index.html")
    assert [text(tag) for tag in home.select(".shelf h2")] == ["an-toan An toàn", "khac", "Cho cả nhà"]
    assert [text(tag) for tag in module.select(".rows a")] == ["1 Mở máy 20 phút", "2 Tin nhắn giả 30 phút"]
    assert [tag["href"] for tag in module.select(".rows a")] == ["01-mo-may.html", "02-tin-gia.html"]


def test_a_long_list_of_lessons_is_folded_under_its_module(
    site: Path, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page(site, "index.html").select(".shelf details")
    monkeypatch.setattr("hocso.publish.site.pages.LONG_LIST", 2)
    publish(edition, tmp_path)
    home = page(tmp_path / "site", "index.html")
    assert [text(tag) for tag in home.select(".shelf summary")] == ["Xem 2 bài", "Xem 1 bài"]
    assert len(home.select(".shelf details .rows a")) == 3


def test_the_commune_stands_on_every_page_with_a_number_to_call(edition: Edition, tmp_path: Path) -> None:
    place = Locality("Thôn Yên Nông", "Cô Hạnh", "0000 000 000", "Tối thứ Ba", "Ai cũng học được")
    settings = replace(edition.curriculum.settings, locality=place)
    publish(Edition(replace(edition.curriculum, settings=settings), {}), tmp_path)
    for name in names(tmp_path / "site"):
        footer = one(page(tmp_path / "site", name), "footer")
        assert one(footer, "a[href^=tel]")["href"] == "tel:0000000000"
        assert all(words in text(footer) for words in (place.name, place.helper, place.hours, place.slogan))


def test_a_book_in_english_has_english_labels(edition: Edition, tmp_path: Path) -> None:
    publish(replace(edition, curriculum=replace(edition.curriculum, language="en")), tmp_path)
    soup = page(tmp_path / "site", LESSON)
    assert one(soup, "html")["lang"] == "en"
    assert one(soup, "#buoc-1 > .sound audio")["aria-label"] == "Listen to step 1"
    assert one(soup, ".fact")["title"] == "Checked on 1 November 2026"


def test_another_book_keeps_its_tables_formulas_code_and_cards(site: Path) -> None:
    soup = page(site, OTHER)
    assert [text(cell) for cell in soup.select("td")] == ["Sáng", "10"]
    assert len(soup.select("math")) == 3
    assert text(one(soup, ".eqno")) == "(1)"
    assert "\\frac" in [code.get_text() for code in soup.select(".math code")]
    assert "print" in text(one(soup, ".highlight pre"))
    assert text(one(soup, ".admonition p:last-child")) == "Một lời dặn."
    assert "Chữ trong thẻ." in text(one(soup, ".sd-card"))
    assert text(one(soup, "b[onclick]")) == "vẫn còn"
    picture = one(soup, "img")
    assert (picture["alt"], picture["width"], picture["height"]) == ("Hình vuông", "40", "20")
    assert re.fullmatch(r"\.\./images/[0-9a-f]{16}\.svg", str(picture["src"]))
    assert str(one(soup, "a[download]")["href"]).endswith("vuong.svg")


def test_what_a_page_went_without_is_said(site: Path, built: tuple[Path, list[str]]) -> None:
    notes = "\n".join(built[1])
    assert "mat.png" in notes
    assert "\\frac" in notes
    assert "https://may-khac.example/xa.png" in notes
    assert "https://may-khac.example/theo-doi.js" in notes
    assert all(note.startswith("khac/bang.md") for note in built[1])
    assert one(page(site, OTHER), 'a[href="https://may-khac.example/xa.png"]')


def test_publishing_again_changes_no_file(edition: Edition, tmp_path: Path) -> None:
    first, _ = publish(edition, tmp_path)
    times = {artifact.path: artifact.path.stat().st_mtime_ns for artifact in first}
    second, _ = publish(edition, tmp_path)
    assert first == second
    assert times == {artifact.path: artifact.path.stat().st_mtime_ns for artifact in second}
    made = {path for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert made == {artifact.path for artifact in second}
