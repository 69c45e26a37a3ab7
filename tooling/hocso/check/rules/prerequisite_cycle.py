"""Lessons that ask for each other, or for one that comes later."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from hocso.check.anatomy import lessons
from hocso.check.contents import runs
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import in_front_matter
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_ROUND = Message(
    vi="đi vòng tròn ({chain}: mỗi bài đòi học trước bài đứng sau nó)",
    en="goes round in a circle ({chain}: each asks for the one behind it)",
)
_LATER = Message(
    vi="đi ngược mục lục (cần học “{address}” trước, mà bài ấy xếp sau bài này)",
    en="goes against the contents (“{address}” is to be learned first, and stands behind this lesson)",
)


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    pages = {page.address: page for page, _ in lessons(curriculum)}
    after = {page.address: [one for one in front.after if one in pages] for page, front in lessons(curriculum)}
    on_cycle: set[tuple[str, str]] = set()
    for cycle in cycles(after):
        on_cycle |= set(zip(cycle, cycle[1:], strict=False))
        chain = " → ".join(cycle)
        yield _at(pages[cycle[0]], cycle[1], _ROUND.filled(chain=chain))
    for run in runs(curriculum):
        place = {page.address: number for number, page in enumerate(run)}
        for page in run:
            for address in after.get(page.address, ()):
                if place.get(address, -1) > place[page.address] and (page.address, address) not in on_cycle:
                    yield _at(page, address, _LATER.filled(address=address))


def _at(page: Lesson, address: str, problem: Message) -> tuple[str, Fault]:
    return page.path, Fault(in_front_matter(page, address, under="after"), {"problem": problem})


def cycles(after: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Cycles of lessons, each beginning and ending with its first one in the book; no two share a step."""
    ranks = {address: rank for rank, address in enumerate(after)}
    left = {address: list(wanted) for address, wanted in after.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            ring = list(reversed(error.args[1]))[:-1]  # graphlib lists what must come first, first
            start = ring.index(min(ring, key=ranks.__getitem__))
            cycle = [*ring[start:], *ring[:start], ring[start]]
            for lesson, wanted in zip(cycle, cycle[1:], strict=False):
                left[lesson].remove(wanted)
            yield cycle
        else:
            return


RULE = Rule(
    code="L011",
    name="prerequisite-cycle",
    severity="error",
    message=Message(
        vi="Thứ tự học trước sau {problem}. Hãy bỏ bớt một dòng sau after:, hoặc đổi chỗ bài trong _toc.yml.",
        en="What to learn first {problem}. Drop one of the lines after after:, or move the lesson in _toc.yml.",
    ),
    what=Message(
        vi="Các bài ghi `after:` vòng lại nhau, hoặc một bài đòi học trước một bài đứng sau nó trong cùng phần.",
        en="The `after:` of some lessons lead back to where they began, or a lesson asks for one that stands behind "
        "it in the same part.",
    ),
    why=Message(
        vi="Học viên làm theo thì không biết bắt đầu từ bài nào.",
        en="Learners who follow it cannot tell where to begin.",
    ),
    bad="lesson:          # 4t/01-nhan-tien\n  after: [4t/02-tiet-kiem-so]",
    good="lesson:          # 4t/02-tiet-kiem-so\n  after: [4t/01-nhan-tien]",
    on_book=check,
)
