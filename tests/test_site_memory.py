"""What the phone remembers, in a browser: lessons done, learning on, ticks, the keepsake; from files as on a stick."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import site_browser
from conftest import MakeBook, write_book
from hocso.model.edition import Edition
from hocso.read import read
from site_book import publish

pytestmark = site_browser.NEEDS_BROWSER
browser, phone = site_browser.browser, site_browser.phone

QUIZZES = """
:::{quiz} Làm gì?
- [ ] Bấm -- Sai rồi.
- [x] Dừng
:::

:::{quiz} Dấu hiệu?
:multiple:
- [x] Giục
- [x] Xin mã
- [ ] Chữ to
:::
"""
FRONT = "---\nlesson: {minutes: 20, objectives: [%s]}\n---\n# %s\n\nChữ.\n"
FILES = {
    "an/index.md": "# An toàn\n\nGiữ tiền.\n",
    "an/1-mot.md": FRONT % ("Nhận ra tin giả, Gọi lại", "Bài một") + QUIZZES,
    "an/2-hai.md": FRONT % ("Giữ mã", "Bài hai"),
    "ban/ba.md": FRONT % ("Quét mã", "Bài ba"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("memory")
    publish(Edition(read(write_book(folder / "book", FILES)), {}), folder)
    return folder / "site"


def visit(page: Page, site: Path, name: str) -> None:
    page.goto((site / name).as_uri())


def tick(page: Page, site: Path, *names: str) -> None:
    for name in names:
        visit(page, site, name)
        page.locator(".tick label").click()


def marks(page: Page) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.locator(".rows a[data-page]").all()]  # type: ignore[union-attr]


def test_a_first_visit_shows_nothing_of_it(phone: Page, site: Path) -> None:
    visit(phone, site, "index.html")
    expect(phone.locator(".on-from")).to_be_hidden()
    expect(phone.locator(".forget")).to_be_hidden()
    assert phone.locator(".mark").count() == 0


def test_a_lesson_is_done_when_all_its_questions_are(phone: Page, site: Path) -> None:
    visit(phone, site, "an/1-mot.html")
    box, first, second = phone.locator(".tick input"), phone.locator("form").nth(0), phone.locator("form").nth(1)
    for number in (0, 1):
        first.locator("label").nth(number).click()
        expect(box).not_to_be_checked()
    for number in (0, 2, 1):
        second.locator("label").nth(number).click()
        expect(box).not_to_be_checked()
    second.locator("label").nth(2).click()
    expect(box).to_be_checked()
    expect(phone.locator(".tick [role=status]")).to_contain_text("đúng hết")
    visit(phone, site, "an/index.html")
    assert marks(phone) == ["1 Bài một 20 phút✓ Đã học xong", "2 Bài hai 20 phút"]
    expect(phone.locator(".shelf h2")).to_contain_text("Đã học xong 1 trong 2 bài")


def test_answers_of_another_day_count(phone: Page, site: Path) -> None:
    visit(phone, site, "an/1-mot.html")
    phone.locator("form").nth(0).locator("label").nth(1).click()
    phone.reload()
    for number in (0, 1):
        phone.locator("form").nth(1).locator("label").nth(number).click()
    expect(phone.locator(".tick input")).to_be_checked()


def test_learning_goes_on_where_it_stopped(phone: Page, site: Path) -> None:
    visit(phone, site, "an/2-hai.html")
    visit(phone, site, "index.html")
    on = phone.locator(".on-from a")
    expect(on).to_have_text("Học tiếp: Bài hai")
    assert "Đang học dở" in marks(phone)[1]
    tick(phone, site, "an/2-hai.html")
    visit(phone, site, "index.html")
    expect(on).to_have_text("Học tiếp: Bài ba")
    visit(phone, site, "an/index.html")
    expect(on).to_have_text("Học tiếp: Bài một")
    on.click()
    assert phone.url.endswith("an/1-mot.html")


def test_who_has_learnt_all_is_told(phone: Page, site: Path) -> None:
    tick(phone, site, "an/1-mot.html", "an/2-hai.html", "ban/ba.html")
    visit(phone, site, "index.html")
    expect(phone.locator(".on-from")).to_have_text(re.compile(r"Bác đã học hết"))
    expect(phone.locator(".on-from a")).to_be_hidden()


def test_a_tick_can_be_taken_back(phone: Page, site: Path) -> None:
    tick(phone, site, "an/2-hai.html", "an/2-hai.html")
    phone.reload()
    expect(phone.locator(".tick input")).not_to_be_checked()


def test_the_keyboard_ticks(phone: Page, site: Path) -> None:
    visit(phone, site, "an/2-hai.html")
    phone.locator(".tick input").focus()
    phone.keyboard.press("Space")
    phone.reload()
    expect(phone.locator(".tick input")).to_be_checked()


def test_the_family_ticks_and_the_keepsake_has_name_and_date(phone: Page, site: Path) -> None:
    visit(phone, site, "gia-dinh-so.html")
    assert phone.locator(".choice").all_text_contents() == ["Nhận ra tin giả", "Gọi lại", "Giữ mã", "Quét mã"]
    phone.get_by_label("Gọi lại").check()
    phone.reload()
    assert [box.is_checked() for box in phone.locator(".choice input").all()] == [False, True, False, False]
    visit(phone, site, "hoc-xong.html")
    expect(phone.locator(".none")).to_be_visible()
    tick(phone, site, "an/1-mot.html", "an/2-hai.html")
    visit(phone, site, "hoc-xong.html")
    phone.fill("#name", "Bà Sen")
    phone.reload()
    expect(phone.locator(".framed .name")).to_have_text("Bà Sen")
    today = phone.evaluate("() => { const d = new Date(); return [d.getDate(), d.getMonth() + 1, d.getFullYear()]; }")
    assert [item.text_content() for item in phone.locator(".when").all()] == [
        f"ngày {'/'.join(map(str, today))}",
        "Đã học xong 0 trong 1 bài",
    ]
    phone.emulate_media(media="print")
    assert [item.is_visible() for item in phone.locator("[data-pages]").all()] == [True, False]
    expect(phone.locator("form.named")).to_be_hidden()


def test_it_is_forgotten_only_after_a_second_word(phone: Page, site: Path) -> None:
    tick(phone, site, "an/2-hai.html")
    visit(phone, site, "index.html")
    button = phone.locator(".forget button")
    expect(button).to_be_hidden()
    phone.locator(".forget summary").click()
    button.click()
    expect(phone.locator(".forget [role=status]")).to_contain_text("Đã xóa")
    assert phone.locator(".mark").count() == phone.evaluate("localStorage.length") == 0
    phone.reload()
    expect(phone.locator(".forget")).to_be_hidden()


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "7",
        "null",
        '{"pages": 3, "ticks": []}',
        '{"last": "mat/roi.html", "pages": {"mat/roi.html": {"done": [2026, 1, 1]}, "an/1-mot.html": 1}}',
    ],
)
def test_broken_marks_and_lessons_that_are_gone_do_no_harm(kept: str, phone: Page, site: Path) -> None:
    key = f"hocso {(site / 'index.html').as_uri()}"
    visit(phone, site, "index.html")
    phone.evaluate("pair => localStorage.setItem(pair[0], pair[1])", [key, kept])
    for name in ("index.html", "an/index.html", "gia-dinh-so.html", "hoc-xong.html", "an/1-mot.html"):
        visit(phone, site, name)
    phone.locator(".tick label").click()
    phone.reload()
    expect(phone.locator(".tick input")).to_be_checked()


REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('SecurityError'); } });"
FULL = "Storage.prototype.setItem = function () { throw new Error('QuotaExceededError'); };"


@pytest.mark.parametrize("trouble", [REFUSED, FULL], ids=["refused", "full"])
def test_a_phone_that_cannot_remember_shows_nothing_and_works(trouble: str, phone: Page, site: Path) -> None:
    phone.add_init_script(trouble)
    visit(phone, site, "an/1-mot.html")
    phone.locator("form").nth(0).locator("label").nth(1).click()
    expect(phone.locator("form").nth(0)).to_contain_text("Đúng")
    expect(phone.locator(".tick")).to_be_hidden()
    for name in ("index.html", "gia-dinh-so.html", "hoc-xong.html"):
        visit(phone, site, name)
        expect(phone.locator(".on-from:visible, .forget:visible, form.named:visible")).to_have_count(0)


def test_without_scripts_papers_are_forms_to_fill_in(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    visit(page, site, "hoc-xong.html")
    assert all("……" in str(item.text_content()) for item in page.locator(".when").all())
    for name, hidden in (("an/1-mot.html", ".tick"), ("index.html", ".on-from, .forget"), ("hoc-xong.html", ".named")):
        visit(page, site, name)
        assert not any(one.is_visible() for one in page.locator(hidden).all())
    context.close()


@pytest.mark.parametrize("name", ["gia-dinh-so.html", "hoc-xong.html", "an/1-mot-nguoi-huong-dan.html"])
def test_no_page_scrolls_sideways(name: str, phone: Page, site: Path) -> None:
    visit(phone, site, name)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_book_without_lessons_has_nothing_to_remember(make_book: MakeBook, tmp_path: Path) -> None:
    publish(Edition(read(make_book({"khac/trang.md": "# Trang\n\nChữ.\n"})), {}), tmp_path)
    names = {path.name for path in (tmp_path / "site").rglob("*") if path.suffix in (".html", ".js")}
    assert {name for name in names if name.endswith(".html")} == {
        "index.html", "trang.html", "tim.html", "404.html", "chua-tai.html",
    }  # fmt: skip
    assert not [one for one in names if one.startswith(("shelf", "paper", "lesson"))]
    assert "data-page" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_verdict_of_many_words_fits_a_narrow_phone(phone: Page, site: Path) -> None:
    """A choice without feedback says that it is not right, and to try again."""
    visit(phone, site, "an/1-mot.html")
    phone.locator("form").nth(1).locator("label").nth(2).click()
    expect(phone.locator("form").nth(1)).to_contain_text("thử lại")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
