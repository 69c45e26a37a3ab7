"""On which page of the learner's booklet each part of a lesson stands, as the booklet's own bookmarks say."""

import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from hocso.model.curriculum import Module
from hocso.model.lesson import Lesson


@dataclass(frozen=True)
class Chapter:
    """A lesson's pages in the booklet, counted from 1, and the page where each passage begins, by its anchor."""

    pages: range
    places: Mapping[str, int]


@dataclass(frozen=True)
class _Bookmark:
    title: str
    page: int
    below: Sequence["_Bookmark"]


def printed(booklet: bytes, module: Module) -> Mapping[str, Chapter]:
    """The chapter of each lesson by its docname; a lesson that cannot be found in the bookmarks has none."""
    with pikepdf.open(io.BytesIO(booklet)) as pdf, pdf.open_outline() as outline:
        bookmarks = list(_bookmarks(outline.root))
        ends = [*(mark.page for mark in bookmarks[1:]), len(pdf.pages) + 1]
    chapters = iter(zip(bookmarks, ends, strict=True))
    found = {}
    for lesson in module.pages:
        begun = next((one for one in chapters if one[0].title.endswith(_flat(lesson.title))), None)
        if begun is None:
            break
        mark, end = begun
        found[lesson.docname] = Chapter(range(mark.page, max(end, mark.page + 1)), _places(lesson, mark))
    return found


def _places(lesson: Lesson, chapter: _Bookmark) -> Mapping[str, int]:
    marks = iter(chapter.below)
    found = {}
    for passage in lesson.passages:
        title = _flat(passage.title)
        if passage.kind == "opening":
            found[passage.anchor] = chapter.page
        elif passage.kind != "answers" and title:
            mark = next((mark for mark in marks if mark.title.endswith(title)), None)
            if mark is None:
                break
            found[passage.anchor] = mark.page
    return found


def _bookmarks(items: Sequence[pikepdf.OutlineItem]) -> Iterator[_Bookmark]:
    for item in items:
        place: Any = item.destination
        yield _Bookmark(_flat(item.title), pikepdf.Page(place[0]).index + 1, tuple(_bookmarks(item.children)))


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
