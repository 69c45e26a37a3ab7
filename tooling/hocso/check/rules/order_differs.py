"""Numbered files that the contents list in another order."""

import re
from collections.abc import Iterator

from hocso.check.contents import CONTENTS_FILE, folder_of, in_contents, runs, stem_of
from hocso.check.rule import Context, Fault, Rule
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_NUMBERED = re.compile(r"(\d{1,3})[-_ ]")


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    for pages in runs(curriculum):
        highest: dict[str, tuple[int, Lesson]] = {}
        for page in pages:
            number = _number(page)
            if number is None:
                continue
            before = highest.get(folder_of(page.path))
            if before and number < before[0]:
                fields = {"page": stem_of(page.path), "before": stem_of(before[1].path)}
                yield CONTENTS_FILE, Fault(in_contents(curriculum, page), fields)
            else:
                highest[folder_of(page.path)] = (number, page)


def _number(page: Lesson) -> int | None:
    found = _NUMBERED.match(stem_of(page.path))
    return int(found[1]) if found else None


RULE = Rule(
    code="L010",
    name="order-differs",
    severity="warning",
    message=Message(
        vi="Trong mục lục, “{page}” đứng sau “{before}”, ngược với số ở đầu tên tệp. Hãy đổi chỗ hai dòng, hoặc đổi "
        "số của tệp.",
        en="In the contents “{page}” stands behind “{before}”, against the numbers of the files. Swap the two lines, "
        "or number the files anew.",
    ),
    what=Message(
        vi="Các tệp của một phần có tên bắt đầu bằng số, mà `_toc.yml` xếp theo thứ tự khác.",
        en="The files of a part begin with numbers, and `_toc.yml` lists them in another order.",
    ),
    why=Message(
        vi="Học viên học theo mục lục, người soạn sửa theo số của tệp. Hai thứ tự khác nhau thì bài sau dạy trước bài "
        "nền.",
        en="Learners follow the contents, authors the numbers. Where they differ, a lesson comes before the one it "
        "builds on.",
    ),
    bad="      - file: 4t/02-tiet-kiem-so\n      - file: 4t/01-nhan-tien",
    good="      - file: 4t/01-nhan-tien\n      - file: 4t/02-tiet-kiem-so",
    on_book=check,
)
