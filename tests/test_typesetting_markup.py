"""Any text comes out of Typst as it went in, whatever stands beside it."""

import json
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from hocso.publish.fonts import fonts
from hocso.publish.typesetting.layout import templates
from hocso.publish.typesetting.markup import CONTROLS, SPACES, array, call, content, string, value, words

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NASTY = st.sampled_from(['"', "'", "@a", "<b>", "//", "/*", "= ", "- ", "\\u{41}", *"\\#[]().;*_$`"])
MIXED = st.lists(NASTY | TEXTS, max_size=6).map("".join)


def understood(markup: str) -> Any:
    """What Typst makes of some code, as data."""
    found = typst.query(f"#metadata({markup})<it>".encode(), "<it>", field="value", one=True, font_paths=fonts())
    return json.loads(found)


def plain(element: Any) -> str:
    if isinstance(element, dict):
        return str(element.get("text", "")) + "".join(plain(child) for child in element.get("children", []))
    return str(element)


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_a_string_is_itself(text: str) -> None:
    assert understood(string(text)) == CONTROLS.sub("", text)


@settings(max_examples=150, deadline=None)
@given(st.lists(MIXED, min_size=1, max_size=4))
def test_words_are_themselves_beside_any_words(texts: list[str]) -> None:
    markup = content("".join(words(text) for text in texts))
    shown = "".join(CONTROLS.sub("", SPACES.sub(" ", text)) for text in texts)
    assert plain(understood(markup)) == shown


@given(MIXED, MIXED)
@settings(max_examples=50, deadline=None)
def test_a_call_keeps_its_arguments_apart(first: str, second: str) -> None:
    code = f"{{ let f(a: 0, body) = (a, body); f(a: {array([string(first)])}, {content(words(second))}) }}"
    argument, body = understood(code)
    assert argument == [CONTROLS.sub("", first)]
    assert plain(body) == CONTROLS.sub("", SPACES.sub(" ", second))


def test_a_call_names_its_arguments_as_templates_do() -> None:
    assert call("note-box", "a", strong_edge="true") == "#note-box(strong-edge: true)[a];"


@pytest.mark.parametrize(
    ("given_value", "code"), [(None, "none"), (True, "true"), (False, "false"), (3, "3"), ('a"b', '"a\\"b"')]
)
def test_values(given_value: object, code: str) -> None:
    assert value(given_value) == code


def test_a_value_without_a_form_is_refused() -> None:
    with pytest.raises(TypeError):
        value(1.5)


def test_templates_are_found_in_folders_too() -> None:
    assert {"theme.typ", "guide.typ", "forms/sheet.typ"} <= templates().keys()
