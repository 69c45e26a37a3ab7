"""The theme's own rules: what an Android phone of 2015 understands."""

import re
from pathlib import Path

import pytest

import hocso.publish.site as site
from hocso.publish.site.theme import SCRIPTS, STYLES, environment, script, style, styles_for
from hocso.publish.site.trimming import only_needed

THEME = Path(site.__file__).parent / "theme"
NEWER_SCRIPT = re.compile(r"=>|`|\b(?:const|let|async|await|fetch|closest|includes|startsWith)\b|for \(.* of ")
NEWER_STYLE = re.compile(r"[;{]\s*(?:row-|column-)?gap:|:is\(|:where\(|:has\(|min\(|clamp\(|inset:|aspect-ratio:")


@pytest.mark.parametrize("path", sorted(set(THEME.glob("*.js")) - {THEME / "sw.js"}), ids=lambda path: path.name)
def test_scripts_are_old_enough(path: Path) -> None:
    assert not NEWER_SCRIPT.findall(re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE))


@pytest.mark.parametrize("path", sorted(THEME.glob("*.css")), ids=lambda path: path.name)
def test_styles_are_old_enough_and_visible_focus_has_a_fallback(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not NEWER_STYLE.findall(text)
    assert text.count(":focus-visible") == text.count(":not(:focus-visible)")


def test_a_colour_that_is_a_variable_has_one_before_it() -> None:
    """White words must not stand on white where variables are unknown."""
    for rule in re.findall(r"{([^}]*background:var\(--mod\)[^}]*)}", style("page")):
        assert re.search(r"background:#[0-9a-f]{3,6};background:var", rule), rule


def test_every_file_of_the_theme_is_used() -> None:
    used = {name for names in [*SCRIPTS.values(), *STYLES.values()] for name in names}
    used |= set(environment().list_templates(extensions=["html"]))
    assert {path.name for path in THEME.iterdir() if path.is_file()} == used


def test_a_page_carries_only_the_styles_it_needs() -> None:
    plain = styles_for("<p>chữ</p>")
    assert "h1{" in plain
    assert "figcaption{" in plain
    assert not re.search(r"[{},]\.\w", plain), "no class without an element of that class"
    assert "{}" not in plain
    assert ".disc{" in styles_for('<i class="disc">1</i>')
    assert "caption{text-align" in styles_for("<table><tr><td>1</td></tr></table>")
    assert ".now{" in styles_for('<script src="lesson-01234567.js"></script>'), "a script gives it"


@pytest.mark.parametrize(
    ("sheet", "words", "expected"),
    [
        ("p{a:b}.c{d:e}", "", "p{a:b}"),
        (".c,.d>p,h1{a:b}", "d", ".d>p,h1{a:b}"),
        (".c .d{a:b}", "c", ""),
        ("@media print{.c{a:b}p{c:d}@page{e:f}}q{g:h}", "", "@media print{p{c:d}@page{e:f}}q{g:h}"),
        ("@media(min-width:1.5rem){.c{a:b}}#q{margin:.3rem}", "q", "#q{margin:.3rem}"),
    ],
)
def test_rules_that_nothing_asks_for_are_left_out(sheet: str, words: str, expected: str) -> None:
    assert only_needed(sheet, set(words.split())) == expected


def test_comments_and_indents_stay_at_home() -> None:
    assert "/*" not in style("page")
    assert not re.search(r"^(\s|//)", script("lesson"), flags=re.MULTILINE)
