"""The theme's own rules: what an Android phone of 2015 understands."""

import re
from pathlib import Path

import pytest
from calmjs.parse import es5
from calmjs.parse.asttypes import DotAccessor, FunctionCall
from calmjs.parse.exceptions import ECMASyntaxError
from calmjs.parse.walkers import Walker
from jinja2 import Environment

import hocso.publish.site as site
from hocso.publish.site.scripts import SCRIPTS, script
from hocso.publish.site.theme import STYLES, environment, style, styles_for
from hocso.publish.site.trimming import names_in, only_needed

THEME = Path(site.__file__).parent / "theme"
NEWER_CALLS = {
    "append", "assign", "closest", "endsWith", "entries", "fill", "find", "findIndex", "flat", "flatMap", "from",
    "includes", "matchAll", "matches", "of", "padEnd", "padStart", "prepend", "raw", "remove", "repeat", "replaceAll",
    "replaceWith", "startsWith", "toggleAttribute", "trimEnd", "trimStart", "values",
}  # fmt: skip
"""Methods of the language and of pages that came after ECMAScript 5 and the phones of its time."""
NEWER_STYLE = re.compile(r"[;{]\s*(?:row-|column-)?gap:|:is\(|:where\(|:has\(|min\(|clamp\(|inset:|aspect-ratio:")


@pytest.mark.parametrize("path", sorted(set(THEME.glob("*.js")) - {THEME / "sw.js"}), ids=lambda path: path.name)
def test_scripts_are_old_enough(path: Path) -> None:
    """They parse as ECMAScript 5, and call nothing by a name that is newer."""
    assert newer_calls(path.read_text("utf-8")) == []


@pytest.mark.parametrize("newer", ["let a = 1", "a => a", "`a`", "for (a of b) {}", "class A {}", "a?.b", "f(...a)"])
def test_a_newer_script_does_not_get_through(newer: str) -> None:
    with pytest.raises(ECMASyntaxError):
        es5(newer)


def test_a_newer_call_does_not_get_through() -> None:
    assert newer_calls("[1].includes(1); a.b.from = from(Array.from(b));") == ["includes", "from"]


def newer_calls(text: str) -> list[str]:
    calls = Walker().filter(es5(text), lambda node: isinstance(node, FunctionCall))
    named = [call.identifier.identifier.value for call in calls if isinstance(call.identifier, DotAccessor)]
    return [name for name in named if name in NEWER_CALLS]


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
    plain = styles_for("<html><body><h1>đề</h1><p>p h2 table</p></body></html>")
    assert all(f"}}{name}{{" in plain for name in ("body", "h1", "p"))
    assert not re.search(r"[{},](h2|figcaption|table)[{,]", plain), "no element that the page has not"
    assert not re.search(r"[{},]\.\w", plain), "no class without an element of that class"
    assert "{}" not in plain
    assert ".disc{" in styles_for('<i class="disc">1</i>')
    assert "td{" in styles_for("<table><tr><td>1</td></tr></table>")
    assert ".now{" in styles_for('<script src="lesson-01234567.js"></script>'), "a script gives it"


@pytest.mark.parametrize(
    ("sheet", "html", "expected"),
    [
        ("p{a:b}.c{d:e}q{f:g}", "<p>", "p{a:b}"),
        (".c,.d>p,h1{a:b}", '<p class="d e"><h1>', ".d>p,h1{a:b}"),
        (".c .d{a:b}", '<p class="c" id="d">', ""),
        ("@media print{.c{a:b}p{c:d}@page{e:f}}q{g:h}", "<p><q>", "@media print{p{c:d}@page{e:f}}q{g:h}"),
        ("@media(min-width:1.5rem){.c{a:b}}#q{margin:.3rem}", '<p id="q">', "#q{margin:.3rem}"),
        (":root{a:b}*{c:d}[hidden]{e:f}", "<p>", ":root{a:b}*{c:d}[hidden]{e:f}"),
        ("p:focus{a:b}::x-y{c:d}", "<p>", "p:focus{a:b}::x-y{c:d}"),
        ("p:not(.c)~i[a=b]:before{c:d}", "<p><i>", "p:not(.c)~i[a=b]:before{c:d}"),
        (".c,.p,.d{a:b}", "<p>c <b title='.d'>", ""),
    ],
)
def test_rules_that_nothing_asks_for_are_left_out(sheet: str, html: str, expected: str) -> None:
    assert only_needed(sheet, names_in(html)) == expected


def test_comments_and_indents_stay_at_home() -> None:
    assert "/*" not in style("page")
    assert not re.search(r"^(\s|//)", script("lesson"), flags=re.MULTILINE)


def test_templates_are_compiled_once_an_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    names = environment().list_templates(extensions=["html"])
    assert "base.html" in names
    environment().get_template("base.html")  # from here on they are known
    environment.cache_clear()
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("it was compiled before"))
    for name in names:
        environment().get_template(name)
