"""Phones: every word is there, inside the case, with its icon, and one place is marked."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hocso.model import nodes
from hocso.model.curriculum import Look
from hocso.model.icons import ICONS
from hocso.model.screens import PHONE_BEGINS, SCREEN_ITEMS, WITHOUT_ICON, ScreenItem
from hocso.publish.drawing import paper_layouts, phone_svg, phone_svgs
from hocso.publish.drawing.lettering import width, wrap
from hocso.publish.drawing.phone import MARK, WIDTH
from hocso.publish.drawing.pieces import DRAW
from hocso.publish.drawing.shapes import SIZE, icon_paths

LOOK = Look("#0a5638", "#e7f1ec", None)
SVG = "{http://www.w3.org/2000/svg}"
WORDS = st.text("aâbcđeghiklmnơpqrsưtuvxy AĐTWM.0@", min_size=1, max_size=40).filter(str.strip)
ICON = st.sampled_from(["", *ICONS])
ITEM = st.builds(ScreenItem, st.sampled_from(sorted(DRAW)), WORDS, ICON)
ITEMS = st.lists(ITEM, max_size=9)
BEFORE, AFTER = ScreenItem("before", "Trước"), ScreenItem("after", "Sau")
ROOM = 558


def screen_of(items: list[ScreenItem], tap: str = "", alt: str = "Điện thoại") -> nodes.screen:
    return nodes.screen("", title="", alt=alt, tap=tap, items=items)


def draw(items: list[ScreenItem], tap: str = "", alt: str = "Điện thoại") -> ET.Element:
    return ET.fromstring(phone_svg(screen_of(items, tap, alt), LOOK))


def words_of(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def placed(node: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[ET.Element, float, float]]:
    """Every shape with the place of its origin on the drawing."""
    if way := re.match(r"translate\(([-\d.]+) ([-\d.]+)\)", node.get("transform", "")):
        x, y = x + float(way[1]), y + float(way[2])
    yield node, x, y
    for child in node:
        yield from placed(child, x, y)


def texts(svg: ET.Element) -> Iterator[tuple[str, float, float, float]]:
    """Each line of words with its left and right edge and its base."""
    for text, x, y in placed(svg):
        if text.tag == f"{SVG}text":
            wide = width(text.text or "", float(text.get("font-size", SIZE)))
            left = x + float(text.attrib["x"]) - (wide / 2 if "text-anchor" in text.attrib else 0)
            yield text.text or "", left, left + wide, y + float(text.attrib["y"])


def icons_in(svg: ET.Element) -> list[str]:
    names = {path: name for name, path in icon_paths().items()}
    return [names[path.attrib["d"]] for path in svg.iter(f"{SVG}path") if path.attrib["d"] in names]


def test_every_kind_of_item_can_be_drawn() -> None:
    assert {*DRAW, *PHONE_BEGINS} == SCREEN_ITEMS.keys()


def test_every_icon_has_its_picture() -> None:
    assert icon_paths().keys() == ICONS.keys()
    assert [name for name, path in icon_paths().items() if not re.fullmatch(r"[mM][\d.\-\sA-Za-z]+z", path)] == []


@pytest.mark.parametrize("kind", sorted(DRAW.keys() - set(WITHOUT_ICON)))
def test_an_item_shows_its_icon(kind: str) -> None:
    assert icons_in(draw([ScreenItem(kind, "Khóa", "lock")])) == ["lock"]


@given(WORDS, st.floats(60, 300))
@example(".00000", 60.0)
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = wrap(text, SIZE, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width(line, SIZE) <= room for line in lines)


@given(ITEMS)
def test_every_word_stands_inside_the_case(items: list[ScreenItem]) -> None:
    svg = draw(items)
    _, _, wide, high = map(float, svg.attrib["viewBox"].split())
    assert wide == WIDTH
    seen = "".join(words_of(svg)).replace(" ", "")
    for item in items:
        assert "".join(item.words.split()) in seen, item.kind
    for _, left, right, base in texts(svg):
        assert left >= 10
        assert right <= WIDTH - 10
        assert 0 < base < high - 10


@given(ITEM.filter(lambda item: item.kind in ("title", "text", "button", "field", "row") and item.icon))
def test_no_word_touches_the_icon_beside_it(item: ScreenItem) -> None:
    svg = draw([item])
    ((_, icon_left, _),) = [shape for shape in placed(svg) if shape[0].get("d") == icon_paths()[item.icon]]
    words = [(left, right) for text, left, right, _ in texts(svg) if text != "7:05"]
    assert all(left >= icon_left + 24 for left, _ in words)


@given(ITEMS.filter(bool), st.data())
def test_one_place_is_marked_with_the_word(items: list[ScreenItem], data: st.DataObject) -> None:
    svg = draw(items, tap=data.draw(st.sampled_from([item.words for item in items])))
    rings = [shape for shape in svg.iter(f"{SVG}rect") if shape.get("stroke-dasharray")]
    assert [ring.get("stroke") for ring in rings] == [MARK]
    assert words_of(svg).count("bấm") == 1


def test_a_tap_on_nothing_marks_nothing() -> None:
    svg = draw([ScreenItem("button", "Gửi")], tap="Nhận")
    assert not [shape for shape in svg.iter() if shape.get("stroke-dasharray")]


@pytest.mark.parametrize("alt", ["Bấm nút “Gửi”", 'Chữ "A" & <b>'])
def test_the_picture_says_what_it_is(alt: str) -> None:
    svg = draw([ScreenItem("text", "<&>")], alt=alt)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", alt)
    assert "<&>" in words_of(svg)


@given(ITEMS.filter(bool), ITEMS.filter(bool))
def test_two_phones_stand_side_by_side_under_their_words(before: list[ScreenItem], after: list[ScreenItem]) -> None:
    both = draw([BEFORE, *before, AFTER, *after])
    assert words_of(both).count("7:05") == 2
    sides = {"Trước": (0, WIDTH), "Sau": (WIDTH, 2 * WIDTH + 20)}
    for text, left, right, _ in texts(both):
        if text in sides:
            assert sides[text][0] <= left
            assert right <= sides[text][1]


@given(ITEMS.filter(bool))
def test_what_both_phones_have_is_marked_on_the_first(items: list[ScreenItem]) -> None:
    screen = screen_of([BEFORE, *items, AFTER, *items], tap=items[0].words)
    assert ["bấm" in phone for phone in phone_svgs(screen, LOOK, language="vi")] == [True, False]


def test_of_two_phones_on_a_page_one_speaks_and_both_are_as_high() -> None:
    one, two = phone_svgs(screen_of([BEFORE, *[ScreenItem("row", "Dòng")] * 9, AFTER, ScreenItem("row", "Dòng")]), LOOK)
    assert 'aria-label="Điện thoại"' in one
    assert 'aria-hidden="true"' in two
    assert re.findall(r'viewBox="[^"]+"', one) == re.findall(r'viewBox="[^"]+"', two)


def test_two_phones_on_paper_stand_side_by_side_where_there_is_room() -> None:
    short = screen_of([BEFORE, ScreenItem("row", "Tắt"), AFTER, ScreenItem("row", "Bật")])
    assert next(paper_layouts(short, ROOM, ROOM)).across
    *_, widest = paper_layouts(short, 400, 400)
    assert not widest.across
    stacked = ET.fromstring(phone_svg(short, LOOK, layout=widest))
    _, _, wide, high = map(float, stacked.attrib["viewBox"].split())
    assert wide < 400 < 640 < high


@pytest.mark.parametrize(("room", "widths"), [(ROOM, [250, 270, 300]), (400, [210, 228, 250, 270, 300])])
def test_a_phone_on_paper_is_narrow_where_it_leaves_room_for_words(room: float, widths: list[int]) -> None:
    short = screen_of([ScreenItem("row", "Tắt")])
    assert [layout.form.width for layout in paper_layouts(short, room, room)] == widths


@given(ITEM)
def test_no_word_is_cut_on_the_narrowest_phone_that_it_may_have(item: ScreenItem) -> None:
    layout = next(paper_layouts(screen_of([item]), 400, 400))
    whole = {word for word in item.words.split() if layout.form.width < 300 or width(word, SIZE) < 60}
    drawn = {
        word
        for line in words_of(ET.fromstring(phone_svg(screen_of([item]), LOOK, layout=layout)))
        for word in line.split()
    }
    assert whole <= drawn
