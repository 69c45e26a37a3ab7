"""Two pages that learners cannot tell apart by their title."""

from collections.abc import Iterator

from hocso.check.contents import runs
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_beginning
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    lessons: dict[str, Lesson] = {}
    for run in runs(curriculum):
        beside: dict[str, Lesson] = {}
        for page in run:
            title = " ".join(page.title.casefold().split())
            first = beside.get(title) or (lessons.get(title) if page.front else None)
            if first and not _is_untitled(page):
                fields = {"title": page.title, "other": first.path}
                yield page.path, Fault(locate_beginning(page, page.title, 1), fields)
            beside.setdefault(title, page)
            if page.front:
                lessons.setdefault(title, page)


def _is_untitled(page: Lesson) -> bool:
    """Whether the page is only called after its file, for want of a heading."""
    return page.title == page.docname.rpartition("/")[2]


RULE = Rule(
    code="L012",
    name="same-title",
    severity="warning",
    message=Message(
        vi="Trang này cùng tên “{title}” với {other}. Hãy đặt tên nói rõ bài này dạy việc gì khác.",
        en="This page has the title “{title}” of {other} too. Give it one that says what is different here.",
    ),
    what=Message(
        vi="Hai bài trong sách, hoặc hai trang trong cùng một phần, có tên giống nhau.",
        en="Two lessons of the book, or two pages of the same part, have the same title.",
    ),
    why=Message(
        vi="Trong mục lục và khi tìm, học viên thấy hai dòng y như nhau và không biết mở dòng nào.",
        en="In the contents and in the search learners see the same line twice, and cannot know which to open.",
    ),
    bad="# Nhận tiền        (4t/01-nhan-tien.md)\n# Nhận tiền        (4t/02-nhan-tien-tro-cap.md)",
    good="# Nhận tiền khách trả        (4t/01-nhan-tien.md)\n# Nhận tiền trợ cấp        (4t/02-nhan-tien-tro-cap.md)",
    on_book=check,
)
