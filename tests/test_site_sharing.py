"""What others learn of a page: its head, its share picture, the site's map and icons, the page that is not there."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

import site_book
from conftest import write_book
from hocso.model.edition import Edition
from hocso.model.errors import CannotPublish
from hocso.model.settings import Locality
from hocso.publish.drawing.pixels import Card, share_pictures
from hocso.publish.site.head import LONGEST, shortened
from hocso.read import read
from hocso.store import Store
from site_book import FILES, publish

BASE = "https://sach-thu.example/"
LESSON = "an-toan/02-tin-gia.html"
SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#fff"/></svg>'


edition, site = site_book.edition, site_book.site


def at(edition: Edition, **changes: object) -> Edition:
    return replace(edition, curriculum=replace(edition.curriculum, **changes))


def head(site: Path, name: str) -> dict[str, str]:
    """What the head of a page says, by name, property or relation."""
    soup = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
    said = {}
    for tag in soup.select("head meta, head link"):
        key = tag.get("name") or tag.get("property") or " ".join(tag.get("rel") or [])
        if key:
            assert key not in said, key
            said[str(key)] = str(tag.get("content") or tag.get("href"))
    return said


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_a_lesson_s_link_looks_inviting(site: Path) -> None:
    said = head(site, LESSON)
    assert said["og:title"] == "Tin nhắn giả"
    assert said["description"] == said["og:description"] and said["description"].startswith("Bà Tám nhận một tin lạ.")
    assert said["canonical"] == said["og:url"] == BASE + LESSON
    assert said["og:image"] == f"{BASE}share/an-toan/02-tin-gia.png"
    assert (said["og:locale"], said["og:site_name"], said["og:type"]) == ("vi_VN", "Sách thử", "article")
    assert said["twitter:card"] == "summary_large_image"


def test_every_share_picture_is_there_in_its_size(site: Path) -> None:
    told = [(said["og:image"], said["og:image:width"], said["og:image:height"]) for said in map_of(site).values()]
    assert len(told) == 7
    for address, width, height in told:
        with Image.open(site / address.removeprefix(BASE)) as picture:
            assert picture.size == (int(width), int(height)) == (1200, 630)


def map_of(site: Path) -> Mapping[str, dict[str, str]]:
    """The heads of all pages that are for sharing."""
    ours = ("404.html", "chua-tai.html", "tim.html", "gia-dinh-so.html", "hoc-xong.html")
    return {name: head(site, name) for name in pages(site) if name not in ours and not name.endswith("-huong-dan.html")}


def test_a_share_picture_shows_the_module_s_colour_and_sign(tmp_path: Path) -> None:
    module = "---\nmodule: {colour: '#123f73', soft: '#e5edf6', sign: sign.svg}\n---\n# Một phần\n\nChào.\n"
    files = {**FILES, "an-toan/index.md": module, "an-toan/sign.svg": SIGN}
    publish(Edition(read(write_book(tmp_path / "book", files)), {}), tmp_path)
    with Image.open(tmp_path / "site/share/an-toan/02-tin-gia.png") as picture:
        assert picture.convert("RGB").getpixel((1190, 10)) == (0x12, 0x3F, 0x73)
        assert picture.convert("RGB").getpixel((150, 150)) == (255, 255, 255)


def test_pictures_have_the_same_bytes_each_time(edition: Edition, tmp_path: Path) -> None:
    publish(edition, tmp_path)
    kept = edition.curriculum.root / ".hocso/pictures"
    assert list(kept.rglob("*.png"))
    kept.rename(tmp_path / "away")
    publish(edition, tmp_path)
    again = {path.name: path.read_bytes() for path in kept.rglob("*.png")}
    assert again == {path.name: path.read_bytes() for path in (tmp_path / "away").rglob("*.png")}


def test_the_commune_stands_in_the_picture(edition: Edition, site: Path, tmp_path: Path) -> None:
    place = Locality(name="Thôn Yên Nông")
    settings = replace(edition.curriculum.settings, locality=place)
    publish(at(edition, settings=settings), tmp_path)
    share = "share/an-toan/02-tin-gia.png"
    assert (tmp_path / "site" / share).read_bytes() != (site / share).read_bytes()


@pytest.mark.parametrize("base", ["", "/bai/", "hoc-so.example"])
def test_without_an_address_what_cannot_be_right_is_left_out_and_said_once(
    base: str, edition: Edition, tmp_path: Path
) -> None:
    _, notes = publish(at(edition, base_url=base), tmp_path)
    said = head(tmp_path / "site", LESSON)
    assert {"canonical", "og:url", "og:image", "twitter:card"} & said.keys() == set()
    assert said["description"]
    assert not (tmp_path / "site/sitemap.xml").exists()
    assert not (tmp_path / "site/share").exists()
    assert [note for note in notes if "html.baseurl" in note] == [notes[-1]]


def test_the_map_names_every_page_once(site: Path) -> None:
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    named = [str(place.text) for place in root.iter(f"{space}loc")]
    assert sorted(named) == sorted(said["canonical"] for said in map_of(site).values())
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_the_manifest_makes_the_site_installable(site: Path) -> None:
    """As Chromium asks: a name, a start inside of the scope, a display of an app's kind, icons of 192 and 512."""
    manifest = json.loads((site / head(site, "index.html")["manifest"]).read_text("utf-8"))
    assert manifest["name"] == "Sách thử" and manifest["short_name"] and manifest["lang"] == "vi"
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("index.html", "./", "minimal-ui")
    for icon in manifest["icons"]:
        with Image.open(site / icon["src"]) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]
    assert {icon["sizes"] for icon in manifest["icons"] if "purpose" not in icon} >= {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    with Image.open(site / head(site, "index.html")["apple-touch-icon"]) as picture:
        assert picture.size == (180, 180)


def test_a_maskable_icon_s_drawing_lies_inside_the_circle_that_is_never_cut(site: Path) -> None:
    with Image.open(site / "icons/maskable.png") as picture:
        pixels = picture.convert("RGB")
    ground = pixels.getpixel((0, 0))
    drawn = ((x, y) for x in range(0, 512, 4) for y in range(0, 512, 4) if pixels.getpixel((x, y)) != ground)
    assert max((x - 256) ** 2 + (y - 256) ** 2 for x, y in drawn) ** 0.5 <= 0.4 * 512


@pytest.mark.parametrize(("base", "root"), [(BASE, "/"), (f"{BASE}lop/hoc%20so/", "/lop/hoc%20so/"), ("", "/")])
def test_the_page_that_is_not_there_links_from_the_host_s_root(
    base: str, root: str, edition: Edition, tmp_path: Path
) -> None:
    publish(at(edition, base_url=base), tmp_path)
    soup = BeautifulSoup((tmp_path / "site/404.html").read_text("utf-8"), "html.parser")
    links = {str(tag["href"]) for tag in soup.select("body a") if not str(tag["href"]).startswith(("#", "tel:"))}
    assert links == {f"{root}index.html", f"{root}tim.html"}
    assert head(tmp_path / "site", "404.html")["robots"] == "noindex"


def test_a_book_s_own_page_404_wins(tmp_path: Path) -> None:
    contents = "format: jb-book\nroot: index\nchapters: [{file: '404'}]\n"
    book = {"_toc.yml": contents, "404.md": "# Lạc đường\n\nỞ đây.\n"}
    publish(Edition(read(write_book(tmp_path / "book", book)), {}), tmp_path)
    assert "Ở đây." in (tmp_path / "site/404.html").read_text("utf-8")


def test_a_description_is_cut_between_words() -> None:
    assert shortened("  một \n hai ") == "một hai"
    cut = shortened("chữ " * 60)
    assert cut.endswith("chữ…") and len(cut) <= LONGEST + 1


def test_a_sign_that_cannot_be_drawn_stops_with_a_word_about_it(tmp_path: Path) -> None:
    card = Card("Bài", "", "Sách", "", "#123f73", "<svg", "")
    with pytest.raises(CannotPublish, match="sign"):
        share_pictures({"a.png": card}, Store(tmp_path, ".png"))
