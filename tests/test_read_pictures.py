"""Pictures whose files are damaged or heavy are told of where they stand."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from conftest import MakeBook
from hocso.check import check
from hocso.read import read
from hocso.read.pictures import is_whole

KINDS = {".png": "PNG", ".jpg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def picture(suffix: str) -> bytes:
    """A picture of that kind, in which hardly any two pixels are alike."""
    if suffix == ".svg":
        return SVG.encode()
    drawn, file = Image.effect_noise((160, 120), 60).convert("RGB"), BytesIO()
    drawn.save(file, KINDS[suffix])
    return file.getvalue()


@pytest.mark.parametrize("suffix", [*KINDS, ".svg"])
def test_a_picture_is_whole_if_nothing_of_it_is_missing(suffix: str, tmp_path: Path) -> None:
    file, raw = tmp_path / f"hinh{suffix}", picture(suffix)
    for content in (raw, raw + b"\n\n" * (suffix == ".svg"), raw + bytes(300) * (suffix != ".svg")):
        file.write_bytes(content)
        assert is_whole(file)
    for content in (raw[:-20], raw[: len(raw) // 2], raw[:20], b"", b"<html><body>404</body></html>"):
        file.write_bytes(content)
        assert not is_whole(file), content[:40]


def test_a_photograph_cut_short_is_not_taken_for_the_small_one_in_its_head(tmp_path: Path) -> None:
    raw, small = picture(".jpg"), picture(".jpg")[:60_000]
    head = b"\xff\xd8\xff\xe1" + (len(small) + 2).to_bytes(2) + small
    file = tmp_path / "hinh.jpg"
    file.write_bytes(head + raw[2:])
    assert is_whole(file)
    file.write_bytes(head + raw[2:-400])
    assert not is_whole(file)


def test_a_picture_of_very_many_pixels_is_none_that_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hinh.png").write_bytes(picture(".png"))
    for most in (160 * 120 - 1, 10):
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
        assert is_whole(tmp_path / "hinh.png")


def test_a_damaged_picture_is_an_error_until_it_is_mended(make_book: MakeBook) -> None:
    root = make_book({"bai/mot.md": "# Một\n\nBác xem\n![nút Quét](hinh.png) nhé.\n"})

    def found() -> list[tuple[str, str, str, int, int]]:
        return [(one.code, one.severity, one.path, one.line, one.column) for one in check(read(root))]

    (root / "bai" / "hinh.png").write_bytes(picture(".png")[:200])
    assert found() == [("A012", "error", "bai/mot.md", 4, 13)]
    assert found() == [("A012", "error", "bai/mot.md", 4, 13)], "an unchanged page keeps its problems"
    (root / "bai" / "hinh.png").write_bytes(picture(".png"))
    assert found() == []


def test_what_is_no_picture_of_the_books_own_is_not_looked_into(make_book: MakeBook) -> None:
    page = "# Một\n\n![xa](https://vi-du.example/hinh.png) ![mất](mat.png)\n\n![tài liệu](tep.bmp)\n"
    root = make_book({"bai/mot.md": page, "bai/tep.bmp": "không phải hình"})
    assert {one.kind for one in read(root).problems} == {"reading-warning"}
