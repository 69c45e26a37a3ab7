"""A wording rule of the kind ``substitution``: for some words, write others."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from hocso.check.mending import replace
from hocso.check.prose import spots
from hocso.check.rule import Context, Fault, Rule
from hocso.messages import message
from hocso.model.finding import Severity
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def substitution(name: str, data: Mapping[str, Any]) -> Rule:
    """The rule of a wording file whose form was looked at before.

    Words in small letters are found in any case and keep the case they had; words with a capital are found as they
    are written. What stands under ``except`` is left alone.
    """
    instead = {" ".join(wrong.split()): right for right, row in data["words"].items() for wrong in row}
    safe = data.get("safe", False)
    pattern = _pattern(instead, data.get("except", ()))
    wrong, right = next(iter(instead.items()))
    what = Message(**data["what"]) if "what" in data else message("check.found", found=wrong, instead=right)

    def find(text: str) -> Iterator[str]:
        return (found[0] for found in pattern.finditer(text) if found["wrong"])

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        for spot in spots(page, find):
            plain = " ".join(spot.words.split())
            better = _in_case(plain, instead.get(plain) or instead[plain.lower()], instead)
            if better == plain:
                continue
            fix = replace(page, spot.at, spot.words, better, safe=safe) if spot.exact else None
            yield Fault(spot.at, {"found": plain, "instead": better}, fix)

    return Rule(
        code=data["code"],
        name=name,
        severity=cast(Severity, data.get("severity", "warning")),
        message=Message(**data["message"]) if "message" in data else message("check.found"),
        what=what,
        why=Message(**data["why"]) if "why" in data else what,
        bad="\n".join(", ".join(row) for row in data["words"].values()),
        good="\n".join(data["words"]),
        on_page=on_page,
        mending=message("check.mending-safe" if safe else "check.mending-unsafe"),
        vietnamese=True,
    )


def _pattern(instead: Mapping[str, str], spared: tuple[str, ...]) -> re.Pattern[str]:
    """The wrong words, longest first, as a group; what is spared matches before them, without the group."""
    wrong = "|".join(_in_any_spacing(words) for words in sorted(instead, key=len, reverse=True))
    left_alone = "".join(f"{_in_any_spacing(words)}|" for words in sorted(spared, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{left_alone}(?P<wrong>{wrong}))(?!\w)")


def _in_any_spacing(words: str) -> str:
    """A pattern for words with any blank space between them; small words in any case."""
    text = r"\s+".join(map(re.escape, words.split()))
    return f"(?i:{text})" if words == words.lower() else text


def _in_case(found: str, better: str, instead: Mapping[str, str]) -> str:
    """The better words with the capitals of those found, unless the rule is about the capitals."""
    if found in instead:
        return better
    if found.isupper():
        return better.upper()
    return better[:1].upper() + better[1:] if found[:1].isupper() else better
