"""The kind ``explanation``: hard words that a page may use once it has said what they mean."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hocso.check.explained import explained_in_time, first_uses, in_glossary
from hocso.check.phrases import Phrases
from hocso.check.rule import Context, Fault, Rule
from hocso.check.wording.form import PHRASES, message_with
from hocso.check.wording.header import Header, Kind, plain, spot_of
from hocso.messages import message
from hocso.model.lesson import Lesson


def explanation(header: Header, data: Mapping[str, Any]) -> Rule:
    """Each word is reported once a page, where it is used first."""
    wanted = Phrases(data["words"], header.spared)
    first = data["words"][0]

    def on_page(page: Lesson, context: Context) -> Iterator[Fault]:
        for word, use in first_uses(page, wanted.find, header.scopes).items():
            if not in_glossary(word, context.glossary) and not explained_in_time(page, wanted.find, use):
                spot = spot_of(page, use.extract, use.hit)
                yield Fault(spot.at, {"found": plain(spot)})

    said = message("check.unexplained")
    rule = header.rule(on_page, message=said, what=said.filled(found=first), bad=first, good=f"{first} là …")
    return replace(rule, needs_book=True)  # its glossary.yml explains words too


KIND = Kind(make=explanation, keys={"words": PHRASES, "message": message_with("found")}, needed=("words",))
