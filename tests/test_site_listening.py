"""Listening in a browser: from a sentence, slower, after a cut, and by those who hear or type more than they see."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

import site_browser
from site_book import SENTENCE_MS, publish, read_site_book, with_silence
from site_browser import FAST, NEEDS_BROWSER, lit

LESSON = "an-toan/02-tin-gia.html"
STEP, SCAM = "#buoc-1 > .sound .listen", "#canh-bao-1 > .sound .listen"
ALL, STATE, FAIL = ".bar .all", ".bar .state", ".bar .fail"

# The player's one Audio element stands in no page; this lets a test do to it what a phone does.
CATCH = """() => {
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    window.caught = this;
    return play.call(this);
  };
}"""

pytestmark = NEEDS_BROWSER
site, base, browser, phone = site_browser.site, site_browser.base, site_browser.browser, site_browser.phone


@pytest.fixture
def lesson(phone: Page, base: str) -> Page:
    phone.goto(f"{base}/{LESSON}")
    phone.evaluate(CATCH)
    return phone


def sounding(page: Page, anchor: str) -> None:
    page.wait_for_selector(f"#{anchor}.now", timeout=SENTENCE_MS * 4)
    assert lit(page) == [anchor]


def test_a_tap_on_a_sentence_plays_from_there(lesson: Page) -> None:
    lesson.locator("#buoc-1-c3").click()
    sounding(lesson, "buoc-1-c3")
    expect(lesson.locator(STEP)).to_contain_text("Tạm dừng")
    lesson.locator("#buoc-1-c1").click()
    sounding(lesson, "buoc-1-c1")


def test_the_whole_lesson_goes_on_from_the_sentence_that_was_tapped(lesson: Page) -> None:
    lesson.locator(ALL).click()
    lesson.locator("#thuc-hanh-1-c2").click()
    sounding(lesson, "thuc-hanh-1-c2")
    sounding(lesson, "ghi-nho-1-c1")
    expect(lesson.locator(STATE)).to_contain_text("Nhớ lấy")


def test_the_way_to_tap_is_told_until_it_was_done_once(lesson: Page) -> None:
    tip = lesson.locator(".bar .tip")
    expect(tip).to_be_hidden()
    lesson.locator(STEP).click()
    expect(tip).to_have_text("Bấm vào câu nào, máy đọc từ câu ấy.")
    lesson.locator("#buoc-1-c2").click()
    expect(tip).to_be_hidden()
    lesson.reload()
    lesson.locator(STEP).click()
    expect(lesson.locator(STATE)).to_contain_text("Bước 1")
    expect(tip).to_be_hidden()


def test_links_choices_and_selections_keep_their_use(lesson: Page) -> None:
    lesson.locator(".wrap > form.quiz label").first.click()
    lesson.locator("#buoc-1-c2").dblclick(position={"x": 5, "y": 12})
    assert lesson.evaluate("getSelection().toString().trim()")
    lesson.keyboard.press("Escape")
    lesson.locator("#buoc-1-c3").click()  # this only takes the selection away
    assert lesson.evaluate("getSelection().isCollapsed")
    assert lit(lesson) == []
    expect(lesson.locator(STATE)).to_be_empty()
    lesson.get_by_role("link", name="bài trước", exact=True).click()
    expect(lesson.locator("h1")).to_have_text("Mở máy")


def test_arrow_keys_go_a_sentence_back_and_on_and_escape_stops(lesson: Page) -> None:
    lesson.locator(STEP).focus()
    lesson.keyboard.press("Space")
    sounding(lesson, "buoc-1-c1")
    lesson.keyboard.press("ArrowRight")
    sounding(lesson, "buoc-1-c2")
    lesson.keyboard.press("ArrowLeft")
    sounding(lesson, "buoc-1-c1")
    lesson.keyboard.press("Escape")
    expect(lesson.locator(STEP)).to_contain_text("Nghe bước 1")
    expect(lesson.locator(STEP)).to_be_focused()
    assert lit(lesson) == []
    assert lesson.evaluate("caught.paused")


def test_arrow_keys_in_a_quiz_choose_and_do_not_move_the_sound(lesson: Page) -> None:
    lesson.locator(STEP).click()
    sounding(lesson, "buoc-1-c2")
    before = lesson.evaluate("caught.currentTime")
    lesson.locator(".wrap > form.quiz input").first.focus()
    lesson.keyboard.press("ArrowDown")
    lesson.keyboard.press("ArrowLeft")
    expect(lesson.locator(".wrap > form.quiz input").first).to_be_checked()
    assert lesson.evaluate("caught.currentTime") >= before


def test_the_pace_is_remembered_on_this_phone(lesson: Page) -> None:
    slow = lesson.locator(".bar .pace")
    expect(slow).to_have_attribute("aria-pressed", "false")
    lesson.locator(STEP).click()
    assert lesson.evaluate("caught.playbackRate") == 1
    slow.click()
    assert lesson.evaluate("caught.playbackRate") == 0.8
    lesson.locator(SCAM).click()
    assert lesson.evaluate("caught.playbackRate") == 0.8
    lesson.reload()
    expect(slow).to_have_attribute("aria-pressed", "true")
    slow.click()
    lesson.reload()
    expect(slow).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("width", [320, 360, 412])
def test_the_pace_is_taken_back_where_it_was_chosen(width: int, lesson: Page) -> None:
    """A button that moved away leaves another one under the finger."""
    lesson.set_viewport_size({"width": width, "height": 740})
    slow = lesson.locator(".bar .pace")
    before = slow.bounding_box()
    slow.click()
    assert slow.bounding_box() == before


def test_a_call_interrupts_and_the_place_is_kept(lesson: Page) -> None:
    lesson.locator(ALL).click()
    sounding(lesson, "mo-dau-c2")
    lesson.evaluate("caught.pause()")
    expect(lesson.locator(ALL)).to_contain_text("Nghe tiếp")
    place = lesson.evaluate("caught.currentTime")
    lesson.locator(ALL).click()
    expect(lesson.locator(ALL)).to_contain_text("Tạm dừng")
    assert lesson.evaluate("caught.currentTime") >= place
    expect(lesson.locator(STATE)).to_contain_text("Mở đầu")


def test_a_sound_that_is_missing_says_so_and_can_be_tried_again(phone: Page, base: str) -> None:
    missing = True

    def answer(route: Route) -> None:
        if missing:
            route.fulfill(status=200, content_type="audio/mpeg", body=b"")
        else:
            route.continue_()

    phone.route("**/buoc-1.mp3*", answer)
    phone.goto(f"{base}/{LESSON}")
    phone.locator(STEP).click()
    expect(phone.get_by_role("alert")).to_have_text("Chưa nghe được. Bác xem lại mạng rồi bấm lần nữa.")
    expect(phone.locator(STEP)).to_contain_text("Thử lại")
    expect(phone.locator(STATE)).to_be_empty()
    missing = False
    phone.locator(STEP).click()
    sounding(phone, "buoc-1-c1")
    expect(phone.locator(FAIL)).to_be_empty()


def test_a_sound_that_breaks_off_goes_on_from_the_same_place(lesson: Page) -> None:
    lesson.locator(ALL).click()
    lesson.locator("#buoc-1-c2").click()
    sounding(lesson, "buoc-1-c2")
    lesson.evaluate("caught.dispatchEvent(new Event('error'))")  # what a browser does when the network is gone
    expect(lesson.locator(FAIL)).to_contain_text("Chưa nghe được")
    expect(lesson.locator(ALL)).to_contain_text("Thử lại")
    assert lit(lesson) == []
    lesson.locator(ALL).click()
    sounding(lesson, "buoc-1-c2")
    expect(lesson.locator(FAIL)).to_be_empty()
    sounding(lesson, "buoc-1-c3")


def test_sound_that_never_comes_is_not_waited_for_for_ever(phone: Page, base: str) -> None:
    phone.clock.install()
    phone.route("**/*.mp3*", lambda _: None)  # never answered
    phone.goto(f"{base}/{LESSON}")
    phone.locator(STEP).click()
    expect(phone.locator(STATE)).to_have_text("Bước 1 · đang tải")
    expect(phone.locator(FAIL)).to_be_empty()
    phone.clock.run_for(20_000)
    expect(phone.locator(FAIL)).to_contain_text("Chưa nghe được")


def test_the_lock_screen_knows_the_lesson_and_the_step(lesson: Page) -> None:
    lesson.locator(STEP).click()
    shown = lesson.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]")
    assert shown == ["Bước 1", "Tin nhắn giả"]
    lesson.keyboard.press("Escape")
    assert lesson.evaluate("navigator.mediaSession.metadata") is None


def test_a_film_of_the_page_and_our_sound_take_turns(lesson: Page) -> None:
    lesson.evaluate("document.body.insertAdjacentHTML('beforeend', '<audio id=other controls></audio>')")
    lesson.evaluate("other.src = document.querySelector('.sound audio').src")
    lesson.locator(STEP).click()
    lesson.wait_for_function("!caught.paused")
    lesson.evaluate("window.ours = caught; other.play()")
    lesson.wait_for_function("ours.paused && !other.paused")
    lesson.locator(STEP).click()
    lesson.wait_for_function("!ours.paused && other.paused")


def test_nothing_is_announced_while_it_plays(lesson: Page) -> None:
    """The voice is enough: only trouble is announced."""
    live = lesson.locator(".bar [aria-live], .bar [role=status], .sound [aria-live]")
    assert live.count() == 0
    expect(lesson.get_by_role("alert")).to_have_count(0)  # empty, so not there
    lesson.locator(STEP).click()
    expect(lesson.get_by_role("button", name="Tạm dừng")).to_have_count(1)


def test_the_sentence_is_followed_only_when_it_leaves_the_view(lesson: Page) -> None:
    lesson.evaluate(FAST)
    lesson.locator(ALL).click()
    lesson.wait_for_selector("#canh-bao-1 .now", timeout=20_000)
    expect(lesson.locator("#canh-bao-1")).to_be_in_viewport()


def test_without_movement_the_page_jumps(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{base}/{LESSON}")
    page.evaluate("window.moves = []; const to = scrollTo; scrollTo = (...a) => { moves.push(a); to(...a); }")
    page.locator("#canh-bao-1-c2").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 0); moves.length = 0; document.querySelector('#canh-bao-1-c2').click()")
    page.wait_for_selector("#canh-bao-1-c2.now")
    assert page.evaluate("moves.map(one => typeof one[0])") == ["number"]
    expect(page.locator("#canh-bao-1-c2")).to_be_in_viewport()
    context.close()


def test_a_draft_voice_is_called_so_without_scripts_too(browser: Browser, tmp_path: Path) -> None:
    publish(with_silence(read_site_book(tmp_path), tmp_path, rung="draft"), tmp_path)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "site" / LESSON).as_uri())
    expect(page.locator("#buoc-1 > .sound").get_by_text("Giọng máy tạm")).to_be_visible()
    context.close()
