"""What happens in a browser: listening, quizzes, search, narrow screens, no scripts, no other host."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

import site_browser
from conftest import write_book
from hocso.model.edition import Edition
from hocso.read import read
from hocso.vietnamese.folding import fold
from site_book import SENTENCE_MS, publish
from site_browser import FAST, NEEDS_BROWSER, lit

LESSON = "an-toan/02-tin-gia.html"
PAGES = [
    "index.html", "an-toan/index.html", LESSON, "khac/bang.html", "khac/index.html", "tim.html?q=lua+dao",
    "tim.html?q=khong+tim+thay", "tu-kho.html", "gia-dinh-so.html", "hoc-xong.html",
    "an-toan/02-tin-gia-nguoi-huong-dan.html",
]  # fmt: skip
CASES = yaml.safe_load((Path(__file__).parent / "cases/search.yml").read_text(encoding="utf-8"))

pytestmark = NEEDS_BROWSER
site, base, browser, phone = site_browser.site, site_browser.base, site_browser.browser, site_browser.phone


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_or_calls_out(name: str, phone: Page, base: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{base}/{name}", wait_until="networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    assert all(url.startswith((base, "data:")) for url in asked)
    assert not [url for url in asked if ".mp3" in url]


def test_a_lesson_asks_for_little(phone: Page, base: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{base}/{LESSON}", wait_until="networkidle")
    assert len([url for url in asked if not url.startswith("data:")]) <= 4


def test_the_sentence_that_sounds_is_lit_and_underlined(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    button = phone.locator("#buoc-1 > .sound .listen")
    button.click()
    expect(button).to_contain_text("Tạm dừng")
    for number in (1, 2, 3):
        phone.wait_for_selector(f"#buoc-1-c{number}.now", timeout=SENTENCE_MS * 4)
        assert lit(phone) == [f"buoc-1-c{number}"]
    style = phone.evaluate(
        """() => {
          const style = getComputedStyle(document.querySelector('.now'));
          return [style.backgroundColor, style.textDecorationLine];
        }"""
    )
    assert style == ["rgb(255, 229, 138)", "underline"]
    button.click()
    expect(button).to_contain_text("Nghe tiếp")


def test_only_one_sound_at_a_time(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    first, second = phone.locator("#buoc-1 > .sound .listen"), phone.locator("#canh-bao-1 > .sound .listen")
    first.click()
    second.click()
    expect(second).to_contain_text("Tạm dừng")
    expect(first).to_contain_text("Nghe bước 1")
    phone.wait_for_selector("#canh-bao-1 .now")
    assert all(anchor.startswith("canh-bao-1") for anchor in lit(phone))


def test_the_whole_lesson_plays_in_order_without_the_answers(phone: Page, base: str) -> None:
    sounds: list[str] = []
    phone.on("request", lambda request: sounds.append(request.url) if ".mp3" in request.url else None)
    phone.goto(f"{base}/{LESSON}")
    phone.evaluate(FAST)
    whole = phone.locator(".bar .all")
    whole.click()
    expect(whole).to_contain_text("Tạm dừng")
    expect(phone.locator(".bar .state")).to_contain_text("Mở đầu")
    expect(whole).to_contain_text("Nghe cả bài", timeout=20_000)
    order = list(dict.fromkeys(url.rpartition("/")[2].partition(".mp3")[0] for url in sounds))
    expected = "mo-dau buoc-1 cau-hoi-1 canh-bao-1 cau-hoi-2 cau-hoi-3 thuc-hanh-1 ghi-nho-1"
    assert order == expected.split()


def test_a_choice_says_why_as_often_as_one_likes(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    quiz = phone.locator(".wrap > form.quiz").first
    expect(quiz.locator("details")).to_be_hidden()
    for number, words in ((0, "✗ Chưa đúng. Bấm là mở cửa"), (1, "✓ Đúng. Bác tự mở"), (0, "✗ Chưa đúng.")):
        quiz.locator("label").nth(number).click()
        told = quiz.locator(".told")
        expect(told.nth(number)).to_contain_text(words)
        assert [bool(one.strip()) for one in told.all_text_contents()].count(True) == 1


def test_what_a_choice_says_is_not_hidden_behind_the_bar(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    choice = phone.locator(".wrap > form.quiz .choice").first
    phone.evaluate(
        """() => {
          const choice = document.querySelector('.wrap > form.quiz .choice').getBoundingClientRect();
          window.scrollBy(0, choice.bottom - document.querySelector('.bar').getBoundingClientRect().top + 8);
        }"""
    )
    choice.locator("input").evaluate("input => input.click()")
    expect(choice.locator(".told .why")).to_be_visible()
    bottom = choice.evaluate("choice => choice.getBoundingClientRect().bottom")
    assert bottom <= phone.evaluate("document.querySelector('.bar').getBoundingClientRect().top")


def test_several_choices_may_be_right(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    quiz = phone.locator(".wrap > form.quiz").nth(1)
    quiz.locator("label").nth(0).click()
    quiz.locator("label").nth(1).click()
    assert len([one for one in quiz.locator(".told").all_text_contents() if "✓" in one]) == 2
    quiz.locator("label").nth(0).click()
    assert len([one for one in quiz.locator(".told").all_text_contents() if "✓" in one]) == 1


def test_an_answer_can_be_heard_once_it_was_given(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    quiz = phone.locator(".wrap > form.quiz").first
    quiz.locator("label").nth(1).click()
    quiz.locator(".told .listen").click()
    phone.wait_for_selector(".told .now")
    assert quiz.locator(".told").nth(1).locator(".now").count() == 1
    phone.wait_for_selector(".told .now", state="detached", timeout=SENTENCE_MS * 6)


def test_without_scripts_everything_can_be_read_heard_and_answered(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/{LESSON}")
    expect(page.locator("#buoc-1 > .sound audio")).to_be_visible()
    expect(page.locator(".listen").first).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    page.locator(".wrap > form.quiz summary").first.click()
    expect(page.locator(".wrap > form.quiz details").first.get_by_text("Bác tự mở ứng dụng")).to_be_visible()
    page.goto(f"{base}/tim.html")
    expect(page.get_by_role("main").get_by_role("link", name="Trang đầu")).to_be_visible()
    context.close()


def test_a_keyboard_is_enough(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{LESSON}")
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    expect(phone.locator(".skip")).to_be_in_viewport()
    phone.locator(".wrap > form.quiz input").first.focus()
    phone.keyboard.press("ArrowDown")
    expect(phone.locator(".wrap > form.quiz .told").nth(1)).to_contain_text("✓")
    phone.locator("#buoc-1 > .sound .listen").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_selector("#buoc-1 .now")


def test_search_results_lead_to_the_passage(phone: Page, base: str) -> None:
    phone.goto(f"{base}/tim.html?q=lua%20dao")
    expect(phone.locator("#count")).to_contain_text("Thấy")
    expect(phone.locator("mark").first).to_be_visible()
    phone.locator("#found a").first.click()
    assert phone.url == f"{base}/{LESSON}#canh-bao-1"


SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize(
    "name", ["index.html", "an-toan/index.html", LESSON, "tim.html", "gia-dinh-so.html", "hoc-xong.html"]
)
def test_nothing_jumps_when_the_scripts_arrive(name: str, phone: Page, base: str) -> None:
    """Less than what browsers call good: the plain players give way to buttons of the same height."""
    phone.goto(f"{base}/{name}")
    assert phone.evaluate(SHIFTS) < 0.1


def test_search_works_from_a_stick_and_says_when_nothing_is_found(phone: Page, site: Path) -> None:
    phone.goto((site / "tim.html").as_uri())
    phone.fill("#q", "lua dao")
    expect(phone.locator("#found a").first).to_contain_text("Tin nhắn giả")
    phone.fill("#q", "zzz")
    expect(phone.locator("#count")).to_contain_text("Chưa thấy")


@pytest.fixture(scope="module")
def finder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The search page of the book in ``cases/search.yml``."""
    folder = tmp_path_factory.mktemp("search")
    files = {f"bai/{name}.md": text for name, text in CASES["pages"].items()}
    files["glossary.yml"] = yaml.safe_dump(CASES["glossary"], allow_unicode=True)
    publish(Edition(read(write_book(folder / "book", files)), {}), folder)
    page = browser.new_page()
    page.goto((folder / "site/tim.html").as_uri())
    page.focus("#q")
    page.wait_for_function("() => hocsoFind('')")
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: case["type"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_search_finds(case: dict[str, Any], form: Any, finder: Page) -> None:
    found = finder.evaluate("text => hocsoFind(text)", unicodedata.normalize(form, case["type"]))
    places = [Path(one).name.replace(".html", "") for one in found]
    pages = list(dict.fromkeys(place.partition("#")[0] for place in places))
    if case.get("nothing"):
        assert pages == []
    else:
        assert case.get("first", pages[0]) in (pages[0], places[0])
        assert case.get("among", pages[0]) in pages[:3]


@pytest.mark.parametrize("case", [case for case in CASES["queries"] if "hint" in case], ids=lambda case: case["type"])
def test_a_search_in_vain_helps_on(case: dict[str, Any], finder: Page) -> None:
    finder.fill("#q", case["type"])
    expect(finder.locator("#count")).to_contain_text("Chưa thấy")
    words = [one.casefold() for one in finder.locator("#nearest button").all_text_contents()]
    assert case["hint"] in words
    expect(finder.locator("#all a")).to_have_text(["Gửi tiết kiệmbai"])
    finder.locator("#nearest button").nth(words.index(case["hint"])).click()
    expect(finder.locator("#found li").first).to_be_visible()
    expect(finder.locator("#hint")).to_be_hidden()


def test_what_was_mistyped_is_said(finder: Page) -> None:
    finder.fill("#q", "ngan hagn")
    expect(finder.locator("#count")).to_contain_text("gần giống: ngân hàng")
    finder.fill("#q", "ngan hang")
    expect(finder.locator("#count")).to_contain_text("Thấy")


def test_of_the_words_asked_for_only_the_last_may_be_a_beginning(finder: Page) -> None:
    """With ``ma`` a learner looks for no ``máy``: marked, it looks found."""
    finder.fill("#q", "ma ot")
    marked = {fold(word).strip(" .,:“”") for word in finder.locator("mark").all_text_contents()}
    assert marked == {"ma", "otp"}


def test_the_index_is_fetched_when_somebody_asks(phone: Page, base: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url) if "search-" in request.url else None)
    phone.goto(f"{base}/tim.html", wait_until="networkidle")
    assert asked == []
    phone.fill("#q", "lua")
    expect(phone.locator("#found a").first).to_be_visible()
    assert len(asked) == 1


def test_an_index_that_does_not_come_can_be_asked_for_again(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.route("**/search-*.js", lambda route: route.abort())
    page.goto(f"{base}/tim.html?q=lua+dao")
    expect(page.locator("#broken")).to_be_visible()
    page.unroute("**/search-*.js")
    page.locator("#broken button").click()
    expect(page.locator("#found a").first).to_be_visible()
    expect(page.locator("#broken")).to_be_hidden()
    page.close()


def test_the_page_folds_as_the_language_package_does(finder: Page) -> None:
    letters = "".join(chr(code) for code in range(0x20, 0x250)) + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    vietnamese = [one for one in letters if len(one.lower()) == 1 and fold(one) in "aeiouyd"]
    table = finder.evaluate("() => hocsoSearch.fold")
    known = {one: table.get(one.lower(), one.lower()) for one in vietnamese if one.lower() in table}
    assert len(known) > 130
    assert known == {one: fold(one) for one in known}
