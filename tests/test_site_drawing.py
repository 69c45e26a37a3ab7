"""Phones: every word is there, inside the case, and one place is marked."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hocso.model import nodes
from hocso.model.curriculum import Look
from hocso.publish.drawing import phone_svg
from hocso.publish.drawing.lettering import width, wrap
from hocso.publish.drawing.phone import MARK, WIDTH
from hocso.publish.drawing.pieces import DRAW, SIZE

LOOK = Look("#0a5638", "#e7f1ec", None)
SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text("aâbcđeghiklmnơpqrsưtuvxy AĐTWM.0@", min_size=1, max_size=40).filter(str.strip)
ITEMS = st.lists(st.tuples(st.sampled_from(sorted(DRAW)), WORDS), max_size=9)


def draw(items: list[tuple[str, str]], tap: str = "", alt: str = "Điện thoại") -> ET.Element:
    screen = nodes.screen("", title="", alt=alt, tap=tap, items=items)
    return ET.fromstring(phone_svg(screen, LOOK))


def words_of(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_every_kind_of_item_can_be_drawn() -> None:
    assert DRAW.keys() == nodes.SCREEN_ITEMS.keys()


@given(WORDS, st.floats(60, 300))
@example(".00000", 60.0)
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = wrap(text, SIZE, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line, SIZE) <= room for line in lines)


@given(ITEMS)
def test_every_word_stands_inside_the_case(items: list[tuple[str, str]]) -> None:
    svg = draw(items)
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    assert wide == WIDTH
    seen = "".join(words_of(svg)).replace(" ", "")
    for kind, label in items:
        assert "".join(label.split()) in seen, kind
    for text in svg.iter(f"{SVG}text"):
        size = float(text.get("font-size", SIZE))
        left = float(text.attrib["x"]) - (width(text.text or "", size) / 2 if "text-anchor" in text.attrib else 0)
        assert left >= 10
        assert left + width(text.text or "", size) <= WIDTH - 10
        assert 0 < float(text.attrib["y"]) < high - 10


@given(ITEMS.filter(bool), st.data())
def test_one_place_is_marked_with_the_word(items: list[tuple[str, str]], data: st.DataObject) -> None:
    svg = draw(items, tap=data.draw(st.sampled_from([label for _, label in items])))
    rings = [shape for shape in svg.iter(f"{SVG}rect") if shape.get("stroke-dasharray")]
    assert [ring.get("stroke") for ring in rings] == [MARK]
    assert words_of(svg).count("bấm") == 1


def test_a_tap_on_nothing_marks_nothing() -> None:
    svg = draw([("button", "Gửi")], tap="Nhận")
    assert not [shape for shape in svg.iter() if shape.get("stroke-dasharray")]


@pytest.mark.parametrize("alt", ["Bấm nút “Gửi”", 'Chữ "A" & <b>'])
def test_the_picture_says_what_it_is(alt: str) -> None:
    svg = draw([("text", "<&>")], alt=alt)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", alt)
    assert "<&>" in words_of(svg)
