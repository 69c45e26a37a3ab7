"""Captions beside the sound: valid WebVTT whose cues are sentences of the page, and the whole lesson to take along."""

import html
import re
from pathlib import Path

import pytest
import webvtt
from bs4 import BeautifulSoup

import site_book
from captions import Caption, parsed
from hocso.model.edition import Edition
from hocso.model.narration import Cue, Track
from hocso.publish.site.captions import captions

LESSON = "an-toan/02-tin-gia"


edition, site = site_book.edition, site_book.site


def test_every_sound_has_captions_of_the_same_name(site: Path) -> None:
    sounds = {path.with_suffix("") for path in site.rglob("*.mp3")}
    assert sounds == {path.with_suffix("") for path in site.rglob("*.vtt")}
    assert site / "audio" / LESSON in sounds
    assert site / "audio" / LESSON / "buoc-1" in sounds


def test_the_cues_are_the_sentences_of_the_page(site: Path, edition: Edition) -> None:
    for page in edition.curriculum.pages():
        home = page is edition.curriculum.home
        soup = BeautifulSoup(
            (site / ("index.html" if home else f"{page.address}.html")).read_text("utf-8"), "html.parser"
        )
        ids = {str(tag["id"]) for tag in soup.select("[id]")}
        texts = {sentence.anchor: sentence.text for sentence in page.sentences}
        for anchor, track in edition.tracks.get(page.docname, {}).items():
            found = parsed(site / "audio" / page.address / f"{anchor}.vtt")
            assert {caption.identifier for caption in found} <= ids
            assert found == [Caption(cue.anchor, cue.begin_ms, cue.end_ms, texts[cue.anchor]) for cue in track.cues]


def test_the_whole_lesson_is_there_without_its_answers(site: Path, edition: Edition) -> None:
    found = parsed(site / "audio" / f"{LESSON}.vtt")
    (page,) = (page for page in edition.curriculum.pages() if page.docname == LESSON)
    told = [one.anchor for passage in page.passages if passage.kind != "answers" for one in passage.sentences]
    assert [caption.identifier for caption in found] == told
    assert len(told) < len(page.sentences)


def test_a_reader_of_others_understands_them(site: Path) -> None:
    for path in site.rglob("*.vtt"):
        assert [one.identifier for one in webvtt.read(path)] == [one.identifier for one in parsed(path)]


@pytest.mark.parametrize(
    "text", ["Số 5 < 7 & 8 > 6 --> xong", "<b>&nbsp;</b>", "WEBVTT", "NOTE", "hai  dòng\n\n00:00.000 --> 00:01.000\nx"]
)
def test_no_text_can_break_a_file(text: str, tmp_path: Path) -> None:
    cues = (Cue("buoc-1-c1", 46, 900), Cue("buoc-1-c2", 1_000, 3_723_004))
    written = captions(Track("buoc-1", cues, (), 4_000_000, Path("x.mp3")), {cue.anchor: text for cue in cues})
    (tmp_path / "a.vtt").write_text(written, encoding="utf-8")
    first, second = parsed(tmp_path / "a.vtt")
    assert first.text == second.text == " ".join(text.split())
    assert "01:02:03.004" in written
    assert html.unescape(written).count("WEBVTT") == 1 + 2 * text.count("WEBVTT")


def test_the_page_offers_its_lesson_and_says_how_much_it_is(site: Path, edition: Edition) -> None:
    soup = BeautifulSoup((site / f"{LESSON}.html").read_text("utf-8"), "html.parser")
    (link,) = soup.select("a[download][href$='.mp3']")
    sound = (site / LESSON).parent / str(link["href"])
    assert sound.resolve() == (site / "audio" / f"{LESSON}.mp3").resolve()
    assert sound.read_bytes() == edition.lessons[LESSON].mp3.read_bytes()
    assert re.fullmatch(r"Tải bài nghe về máy \(\d+ phút, \d+ MB\)", link.get_text())
    assert not BeautifulSoup((site / "khac/bang.html").read_text("utf-8"), "html.parser").select(
        "a[download][href$=mp3]"
    )
