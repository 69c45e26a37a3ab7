"""The kind ``substitution``: for some words, write others."""

from collections.abc import Iterator, Mapping
from typing import Any

from hocso.check.mending import replace
from hocso.check.phrases import Phrases, tidy
from hocso.check.rule import Context, Fault, Rule
from hocso.check.wording.form import PHRASES, REPLACEMENTS, message_with
from hocso.check.wording.header import Header, Kind, hits, in_case_of, plain, spot_of
from hocso.messages import message
from hocso.model.lesson import Lesson
from hocso.vietnamese.spelling import read_alike


def substitution(header: Header, data: Mapping[str, Any]) -> Rule:
    """Words in small letters keep the case they had; words with a capital are found as they are written.

    A fix is safe where only capitals, spaces, hyphens or the place of a tone mark change.
    """
    instead = {tidy(wrong): right for right, row in data["words"].items() for wrong in row}
    wanted = Phrases(instead, header.spared, data.get("before", ()))
    wrong, right = next(iter(instead.items()))

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        for extract, hit in hits(header, wanted, page):
            spot = spot_of(page, extract, hit)
            better = instead[hit.phrase]
            if plain(spot) not in instead:  # else the rule may be about the capitals
                better = in_case_of(plain(spot), better)
            if better == plain(spot):
                continue
            safe = read_alike(plain(spot), better)
            fix = replace(page, spot.at, spot.words, better, safe=safe) if spot.exact else None
            yield Fault(spot.at, {"found": plain(spot), "instead": better}, fix)

    return header.rule(
        on_page,
        message=message("check.found"),
        what=message("check.found", found=wrong, instead=right),
        bad="\n".join(", ".join(row) for row in data["words"].values()),
        good="\n".join(data["words"]),
        mending=message("check.mending-words"),
    )


KIND = Kind(
    make=substitution,
    keys={
        "words": REPLACEMENTS,
        "message": message_with("found", "instead"),
        "before": PHRASES,
    },
    needed=("words",),
)
