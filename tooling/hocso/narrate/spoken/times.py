"""Times of day and their length."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.numbers import whole

_DASH = r" ?[–-] ?"
_HOURS = re.compile(rf"(?<![\w.,/:–-])(\d{{1,2}}){_DASH}(?=\d{{1,2}}[hg](?!\w))")
_BETWEEN = re.compile(rf"(?<=\d[hg]){_DASH}(?=\d)|(?<=[hg:]\d\d){_DASH}(?=\d)")
_BETWEEN_HOURS = re.compile(rf"(?<=\d giờ){_DASH}(?=\d{{1,2}} giờ)")
_ROUND = re.compile(r"(?<!\w)24h?/(24|7)(?=h?(?!\w|/))")
_CLOCK = re.compile(
    r"(?<![\w:.,])([01]?\d|2[0-4])"
    r"(?:[hg](?![a-zà-ỹ])(?:([0-5]?\d)(ph?(?!\w)|'| ?phút)?)?(?!\w)|:([0-5]\d)(?::([0-5]\d))?(?![\w:]))"
)
_MINUTES = re.compile(r"(?<![\w.,'])(\d{1,2})(p|')(?!\w)")


def times(draft: Draft) -> Draft:
    """The text with these in words."""
    draft = draft.sub(_ROUND, lambda m: f"24 trên {m[1]}", "time")
    draft = draft.sub(_HOURS, lambda m: f"{m[1]} đến ", "range").sub(_BETWEEN, " đến ", "range")
    draft = draft.sub(_BETWEEN_HOURS, " đến ", "range")
    return draft.sub(_CLOCK, _time, "time").sub(_MINUTES, _minutes, "time")


def _time(found: re.Match[str]) -> str:
    """``19:30`` as ``mười chín giờ ba mươi``; single minutes with their word, full hours without."""
    hours, after_hours, word, after_colon, seconds = found.groups()
    minutes = after_hours or after_colon
    said = f"{whole(hours)} giờ"
    if minutes and (int(minutes) or seconds):
        said += f" {whole(minutes)}" + (" phút" if int(minutes) < 10 or seconds or word else "")
    return said + (f" {whole(seconds)} giây" if seconds else "")


def _minutes(found: re.Match[str]) -> str:
    """A stroke that closes a quotation is no minutes."""
    closes = found[2] == "'" and found.string.count("'", 0, found.start()) % 2
    return found.group() if closes else f"{found[1]} phút"
