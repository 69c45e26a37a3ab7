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

    def all_below(self) -> Iterator["_Bookmark"]:
        """The bookmarks below this one, at any depth, in their order."""
        for mark in self.below:
            yield mark
            yield from mark.all_below()


def printed(booklet: bytes, module: Module) -> Mapping[str, Chapter]:
    """The chapter of each lesson by its docname; a lesson that cannot be found in the bookmarks has none."""
    with pikepdf.open(io.BytesIO(booklet)) as pdf, pdf.open_outline() as outline:
        bookmarks = list(_bookmarks(outline.root))
        ends = [*(mark.page for mark in bookmarks[1:]), len(pdf.pages) + 1]
    chapters = iter(zip(bookmarks, ends, strict=True))
    found = {}
    for lesson in module.pages:
        begun = next((one for one in chapters if _names(one[0], lesson.title)), None)
        if begun is None:
            break
        mark, end = begun
        found[lesson.docname] = Chapter(range(mark.page, max(end, mark.page + 1)), _places(lesson, mark))
    return found


def _places(lesson: Lesson, chapter: _Bookmark) -> Mapping[str, int]:
    marks = list(chapter.all_below())
    found = {}
    for passage in lesson.passages:
        if passage.kind == "opening":
            found[passage.anchor] = chapter.page
        elif passage.kind != "answers" and passage.title:
            place = next((place for place, mark in enumerate(marks) if _names(mark, passage.title)), None)
            if place is not None:
                found[passage.anchor] = marks[place].page
                del marks[: place + 1]
    return found


def _names(mark: _Bookmark, title: str) -> bool:
    """Whether a bookmark is that of a title, which may have its number in front: "Bài 1. …", "Câu 2. …"."""
    return mark.title == _flat(title) or mark.title.endswith(f". {_flat(title)}")


def _bookmarks(items: Sequence[pikepdf.OutlineItem]) -> Iterator[_Bookmark]:
    for item in items:
        place: Any = item.destination
        yield _Bookmark(_flat(item.title), pikepdf.Page(place[0]).index + 1, tuple(_bookmarks(item.children)))


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
