"""The kind ``consistency``: of several ways to say a thing, a page keeps to one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from hocso.check.mending import replace
from hocso.check.phrases import GAP, Phrases, tidy
from hocso.check.rule import Context, Fault, Rule
from hocso.check.wording.form import PHRASES, WAYS, message_with, way_of
from hocso.check.wording.header import Header, Kind, hits, in_case_of, plain, spot_of
from hocso.messages import message
from hocso.model.lesson import Lesson


def consistency(header: Header, data: Mapping[str, Any]) -> Rule:
    """The way that a page uses most is kept, of equals the one that comes first; the others are found fault with."""
    ways = [tuple(map(tidy, way_of(way))) for way in data["words"]]
    way_by_phrase = {phrase: way for way in ways for phrase in way}
    wanted = Phrases(way_by_phrase, header.spared, data.get("before", ()))

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        found = [(extract, hit, way_by_phrase[hit.phrase]) for extract, hit in hits(header, wanted, page)]
        counted = Counter(way for _, _, way in found)
        if len(counted) < 2:
            return
        ((kept, _),) = counted.most_common(1)
        for extract, hit, way in found:
            if way != kept:
                spot = spot_of(page, extract, hit)
                better = in_case_of(plain(spot), kept[0])
                fix = (
                    replace(page, spot.at, spot.words, better, safe=False) if spot.exact and GAP not in better else None
                )
                yield Fault(spot.at, {"found": plain(spot), "instead": better}, fix)

    first, second = ways[0][0], ways[1][0]
    said = message("check.mixed")
    return header.rule(
        on_page,
        message=said,
        what=said.filled(found=second, instead=first),
        bad=f"{first}, {second}",
        good=f"{first}, {first}",
        mending=message("check.mending-unsafe"),
    )


KIND = Kind(
    make=consistency,
    keys={"words": WAYS, "message": message_with("found", "instead"), "before": PHRASES},
    needed=("words",),
)
