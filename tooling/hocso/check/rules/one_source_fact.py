"""A fact that only one source tells of."""

from collections.abc import Iterator

from hocso.check.facts_file import place_of
from hocso.check.prose import beginning
from hocso.check.rule import Context, Fault, Rule
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    for fact in curriculum.facts.values():
        if fact.certainty == "one-source":
            path, at = place_of(curriculum, fact.key)
            yield path, Fault(at, {"key": fact.key, "value": beginning(fact.value), "source": fact.source})


RULE = Rule(
    code="F007",
    name="one-source-fact",
    severity="note",
    message=Message(
        vi="“{key}” ({value}) mới thấy ở một nguồn: {source}. Trước khi phát hành, hãy tìm thêm một nguồn nữa.",
        en="“{key}” ({value}) has one source only: {source}. Find a second one before this is published.",
    ),
    what=Message(
        vi="Một mục của facts.yml ghi `certainty: one-source`. Chỉ nhắc khi kiểm để phát hành chính thức.",
        en="An entry of facts.yml with `certainty: one-source`. Only a check before a release speaks of it.",
    ),
    why=Message(
        vi="Một bài báo có thể chép nhầm. Hai nguồn độc lập giống nhau thì chắc hơn nhiều.",
        en="One article may be mistaken. Two that do not copy from each other are much surer.",
    ),
    bad="phi-1900:\n  value: 1.000 đồng một phút\n  certainty: one-source",
    good="phi-1900:\n  value: 1.000 đồng một phút\n  source: trang của hai nhà mạng\n  certainty: sure",
    on_book=check,
    only_in_release=True,
)
