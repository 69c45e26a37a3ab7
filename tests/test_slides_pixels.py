"""Pictures in pixels for PowerPoint: drawn once, as large as any slide of the deck shows them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from hocso.model.curriculum import Look
from hocso.publish.slides import pixels
from hocso.publish.slides.canvas import Frame
from hocso.publish.slides.model import Deck, Picture, Slide
from hocso.publish.slides.pixels import in_pixels, key, shown
from hocso.store import Store

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="5"/></svg>'
SMALL, LARGE = Frame(0, 0, 10, 10), Frame(0, 0, 30, 30)


def picture(name: str, content: bytes, suffix: str = ".svg") -> Picture:
    return Picture(name, suffix, content, 10, 10, "")


@pytest.fixture
def shelf(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept", ".png")


def test_two_dots_a_point_in_the_order_that_was_asked(shelf: Store) -> None:
    wanted = {"o": (picture("o", SQUARE), SMALL), "tron": (picture("tron", DOT), LARGE)}
    made = in_pixels(wanted, shelf)
    assert list(made) == ["o", "tron"]
    assert [Image.open(io.BytesIO(one)).size for one in made.values()] == [(20, 20), (60, 60)]


def test_pixels_stay_as_they_are(shelf: Store) -> None:
    photo = picture("anh", b"pixels already", ".jpg")
    assert in_pixels({"anh": (photo, SMALL), "o": (picture("o", SQUARE), SMALL)}, shelf)["anh"] == b"pixels already"
    assert list(shelf.keys()) == [key(picture("o", SQUARE), SMALL)]


def test_what_was_drawn_for_another_deck_is_not_drawn_again(shelf: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = in_pixels({"o": (picture("o", SQUARE), SMALL)}, shelf)
    monkeypatch.setattr(pixels.typst, "compile", lambda *_, **__: pytest.fail("drawn again"))
    assert in_pixels({"o": (picture("o", SQUARE), SMALL)}, shelf) == first


@pytest.mark.parametrize(
    ("other", "frame"), [(picture("o", SQUARE), LARGE), (picture("tron", DOT), SMALL)], ids=["larger", "another"]
)
def test_another_size_and_another_picture_have_other_names(other: Picture, frame: Frame) -> None:
    assert key(other, frame) != key(picture("o", SQUARE), SMALL)


def test_a_picture_on_two_slides_is_wanted_once_as_large_as_on_the_larger() -> None:
    wide = replace(picture("o", SQUARE), width=20)
    roomy, narrow = (Slide("step", "", title, picture=wide) for title in ("Mở máy", "Một tên thật dài " * 8))
    deck = Deck("Bài", "", "vi", Look("#000", "#fff", None), "", "", (narrow, roomy, Slide("step", "", "Không hình")))
    assert list(shown(deck)) == ["o"]
    frames = [shown(replace(deck, slides=(slide,)))["o"][1].width for slide in (narrow, roomy)]
    assert frames[0] < shown(deck)["o"][1].width == frames[1]


def test_a_drawing_that_cannot_be_drawn_leaves_the_others_theirs(shelf: Store) -> None:
    """Such as one that shows a picture of another host."""
    calling = SQUARE.replace(b"<rect", b'<image href="https://example.com/a.png" width="9" height="9"/><rect')
    wanted = {"goi": (picture("goi", calling), SMALL), "o": (picture("o", SQUARE), SMALL)}
    made = in_pixels(wanted, shelf)
    assert list(made) == ["goi", "o"]
    assert Image.open(io.BytesIO(made["o"])).getpixel((5, 5)) != Image.open(io.BytesIO(made["goi"])).getpixel((5, 5))
