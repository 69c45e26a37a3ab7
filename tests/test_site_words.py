"""Hard words: what is marked in a page, and the page that explains and speaks them all."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

import site_browser
from conftest import CONFIG, MakeBook
from hocso.model.edition import Edition
from hocso.narrate import ledger
from hocso.publish.words import Entry, Words
from hocso.read import read
from hocso.vietnamese.ordering import order_of
from site_book import publish, read_site_book
from site_browser import NEEDS_BROWSER

CASES = yaml.safe_load((Path(__file__).parent / "cases/hard-words.yml").read_text(encoding="utf-8"))
LESSON = "an-toan/02-tin-gia.html"
WORD = "#canh-bao-1 .word"

site, base, browser, phone = site_browser.site, site_browser.base, site_browser.browser, site_browser.phone


def test_the_words_of_all_cases_are_marked_where_they_should_be(make_book: MakeBook, tmp_path: Path) -> None:
    marked = re.compile(r"\[([^\]]{2,})\](?!\()")
    pages = {f"bai/{n:02}.md": marked.sub(r"\1", text) for n, text in enumerate(CASES["texts"])}
    config = CONFIG.replace("[colon_fence]", "[colon_fence, dollarmath]")
    glossary = "".join(f"{word}: nghĩa của nó\n" for word in CASES["words"])
    root = make_book({"_config.yml": config, "glossary.yml": glossary, **pages})
    publish(Edition(read(root), {}), tmp_path)
    found = {path: words_in(tmp_path / "site" / path.replace(".md", ".html")) for path in pages}
    expected = {path: marked.findall(text) for path, text in zip(pages, CASES["texts"], strict=True)}
    assert found == expected


def words_in(path: Path) -> list[str]:
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    return [" ".join(word.get_text().split()) for word in soup.select("main .word")]


@pytest.mark.parametrize("text", ["Mở ứng dụng.", unicodedata.normalize("NFD", "Mở ứng dụng.")])
def test_marks_may_stand_apart_from_their_letters(text: str, make_book: MakeBook) -> None:
    page = read(make_book({"bai/a.md": f"# Bài\n\n{text}\n"})).modules[0].lessons[0]
    uses = list(Words((Entry("ứng dụng", "hình vuông", "tu-ung-dung"),)).first_uses(page.doctree))
    assert [unicodedata.normalize("NFC", use.text[use.start : use.end]) for use in uses] == ["ứng dụng"]


def test_a_book_without_hard_words_has_no_page_of_them(make_book: MakeBook, tmp_path: Path) -> None:
    curriculum = read(make_book({"bai/a.md": "# Bài\n\nChữ.\n", "glossary.yml": "từ: ''\n"}))
    assert curriculum.word_list is None
    publish(Edition(curriculum, {}), tmp_path)
    assert not list((tmp_path / "site").glob("tu-kho*"))
    assert "tu-kho" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_an_authors_page_of_that_name_keeps_it(make_book: MakeBook, tmp_path: Path) -> None:
    curriculum = read(make_book({"tu-kho.md": "# Từ của tôi\n\nChữ.\n", "glossary.yml": "wifi: mạng\n"}))
    publish(Edition(curriculum, {}), tmp_path)
    assert "Từ của tôi" in (tmp_path / "site/tu-kho.html").read_text("utf-8")
    assert "Wifi" in (tmp_path / "site/tu-kho-.html").read_text("utf-8")


def test_the_page_of_hard_words_is_in_order_with_a_way_back_to_the_first_lesson(site: Path) -> None:
    soup = BeautifulSoup((site / "tu-kho.html").read_text("utf-8"), "html.parser")
    cards = [[" ".join(part.get_text().split()) for part in card.select("h2, p")] for card in soup.select(".card")]
    assert cards == [
        ["Công an", "Người giữ yên làng xóm.", "Có trong bài: Tin nhắn giả"],
        ["Đường liên kết", "Dòng chữ bấm vào thì nhảy sang trang khác.", "Có trong bài: Tin nhắn giả"],
        ["Mã OTP", "Mã dùng một lần."],
    ]
    assert soup.select_one("#tu-duong-lien-ket a")["href"] == "an-toan/02-tin-gia.html#canh-bao-1-c2"  # type: ignore[index]
    for name in ("index.html", "tim.html"):
        page = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
        assert [link.get_text() for link in page.select('main a[href="tu-kho.html"]')] == ["Từ khó"]


def test_each_word_is_spoken_and_counted(tmp_path: Path) -> None:
    curriculum = read_site_book(tmp_path)
    page = curriculum.word_list
    assert page is not None
    said = {passage.anchor: [one.said for one in passage.sentences] for passage in page.passages}
    assert said["tu-cong-an"] == ["Công an", "Người giữ yên làng xóm."]
    assert said["mo-dau"] == ["Từ khó", "Từ nào chưa rõ, bác xem ở đây."]
    row = next(row for row in ledger(curriculum) if row.docname == page.docname)
    assert (row.path, row.utterances, row.unspoken) == ("glossary.yml", 8, 0)


def test_words_are_found_by_the_search(site: Path) -> None:
    (data,) = site.glob("search-*.js")
    text = data.read_text("utf-8")
    assert '["tu-kho.html","' in text
    assert '["tu-duong-lien-ket","' in text


# Hoàng Phê's dictionary, and what it does not hold.
ORDER = (
    "3G, an, ăn, ân, ẩn, ấn, cài đặt, chợ, da, đa, đà, đả, đã, đá, đạ, đưa tin, eSIM, i, la, là, lả, lã, lá, lạ, "
    "ma túy, mã OTP, mã QR, mật khẩu, ở, ợ, ư, ứng dụng, ước, wifi, zalo"
)


def test_words_stand_in_the_order_of_dictionaries() -> None:
    words = ORDER.split(", ")
    assert sorted(sorted(words), key=order_of) == words


@NEEDS_BROWSER
def test_a_tap_explains_the_word_right_there(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    word = phone.get_by_role("button", name="đường liên kết")
    expect(word).to_have_attribute("aria-expanded", "false")
    word.click()
    box = phone.get_by_role("group", name="đường liên kết")
    expect(box).to_contain_text("đường liên kết: dòng chữ bấm vào thì nhảy sang trang khác")
    expect(box).to_be_focused()
    expect(box).to_be_in_viewport()
    expect(word).to_have_attribute("aria-expanded", "true")
    assert phone.locator("#canh-bao-1-c2").text_content() == "Kẻ lừa đảo gửi đường liên kết lạ."
    assert phone.locator(".now").count() == 0, "the tap is not one to hear"
    phone.get_by_role("button", name="Hiểu rồi").click()
    expect(box).to_have_count(0)
    expect(word).to_be_focused()


@NEEDS_BROWSER
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_keyboard_opens_and_closes_the_explanation(key: str, phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    word = phone.locator(WORD)
    word.focus()
    phone.keyboard.press(key)
    box = phone.locator(".means")
    expect(box).to_be_focused()
    phone.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(word).to_be_focused()
    phone.keyboard.press(key)
    expect(box).to_be_focused()
    word.click()
    expect(box).to_have_count(0)


@NEEDS_BROWSER
def test_escape_closes_the_explanation_and_leaves_the_sound_alone(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    phone.locator("#canh-bao-1 > .sound .listen").click()
    phone.locator(WORD).click()
    phone.keyboard.press("Escape")
    expect(phone.locator(".means")).to_have_count(0)
    expect(phone.locator("#canh-bao-1 > .sound .listen")).to_contain_text("Tạm dừng")


@NEEDS_BROWSER
def test_from_the_explanation_to_where_it_can_be_heard(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    phone.locator(WORD).click()
    phone.get_by_role("link", name="Nghe từ này").click()
    expect(phone.locator("h1")).to_have_text("Từ khó")
    phone.locator("#tu-duong-lien-ket .listen").click()
    phone.wait_for_selector("#tu-duong-lien-ket .now")


@NEEDS_BROWSER
def test_without_scripts_a_word_leads_to_its_explanation(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/{LESSON}")
    page.locator(WORD).click()
    assert page.url == f"{base}/tu-kho.html#tu-duong-lien-ket"
    expect(page.get_by_text("Dòng chữ bấm vào thì nhảy sang trang khác.")).to_be_in_viewport()
    context.close()


def test_a_word_that_is_in_no_piece_of_text_alone_is_left(make_book: MakeBook) -> None:
    page = read(make_book({"bai/a.md": "# Bài\n\nMở ứng **dụng** ra.\n"})).modules[0].lessons[0]
    assert list(Words((Entry("ứng dụng", "hình vuông", "x"),)).first_uses(page.doctree)) == []
