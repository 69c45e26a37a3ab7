"""The kind ``existence``: words that a page should do without."""

from collections.abc import Iterator, Mapping
from typing import Any

from hocso.check.phrases import GAP, Phrases
from hocso.check.rule import Context, Fault, Rule
from hocso.check.wording.form import PHRASES, message_with
from hocso.check.wording.header import Header, Kind, hits, plain, spot_of
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.sentences import sentence_around


def existence(header: Header, data: Mapping[str, Any]) -> Rule:
    """The message says what to do. Words under ``unless`` excuse those found in the same sentence."""
    wanted = Phrases(data["words"], header.spared, data.get("before", ()))
    excuses = Phrases(data.get("unless", ()))
    what = Message(**data["message"]).filled(found=data["words"][0])

    def on_page(page: Lesson, _context: Context) -> Iterator[Fault]:
        for extract, hit in hits(header, wanted, page):
            if sentence_around(extract.piece.text, hit.start) not in excuses:
                spot = spot_of(page, extract, hit)
                yield Fault(spot.at, {"found": plain(spot)})

    examples = "\n".join(words.replace(GAP, "việc") for words in data["words"])
    return header.rule(on_page, message=what, what=what, bad=examples, good="–")


KIND = Kind(
    make=existence,
    keys={"words": PHRASES, "message": message_with("found"), "before": PHRASES, "unless": PHRASES},
    needed=("words", "message"),
)
