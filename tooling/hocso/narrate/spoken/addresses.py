"""Web and mail addresses, part by part: ``vneid.gov.vn`` is said with its dots."""

import re
import unicodedata
from functools import cache

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.foreign import as_syllables, loanwords
from hocso.narrate.spoken.letters import spelled
from hocso.narrate.spoken.lexicon import Lexicon
from hocso.narrate.spoken.numbers import one_by_one, whole
from hocso.vietnamese.addresses import PATTERNS
from hocso.vietnamese.rhymes import ONSETS, ROWS, ROWS_AFTER_GI, ROWS_AFTER_QU, STOPS
from hocso.vietnamese.syllables import Tone, analyse

_PIECES = re.compile(r"[^\W\d_]+|\d+|.")

SIGNS = {
    ".": "chấm", "@": "a còng", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "?": "hỏi chấm", "=": "bằng",
    "&": "và", "#": "thăng", "%": "phần trăm", "~": "ngã", "+": "cộng", ":": "hai chấm",
}  # fmt: skip

# A name that is no known word is spelled, so that it can be typed; a longer one would be too long to follow.
LONGEST_SPELLED = 6

TONE_OF_STOPS = Tone.SAC.value


def addresses(draft: Draft, lexicon: Lexicon) -> Draft:
    """The text with each address as it is said aloud. ``https://`` is understood and left off."""
    if "." not in draft.text and "//" not in draft.text:
        return draft
    for pattern in PATTERNS:
        draft = draft.sub(pattern, lambda m: f" {said_address(m.group(), lexicon)} ", "address")
    return draft


def said_address(address: str, lexicon: Lexicon) -> str:
    """One address as it is said aloud."""
    bare = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")
    return " ".join(_piece(piece, lexicon) for piece in _PIECES.findall(bare))


def _piece(piece: str, lexicon: Lexicon) -> str:
    if piece in SIGNS:
        return SIGNS[piece]
    if piece.isdecimal():
        return whole(piece) if len(piece) <= 2 and piece[0] != "0" else one_by_one(piece)
    known = lexicon.word(piece) or loanwords().get(piece.lower())
    if known:
        return known
    return in_syllables(piece)


def in_syllables(word: str) -> str:
    """A word without tone marks, as Vietnamese if it can be; else spelled if it is short, else by ear."""
    vietnamese = _segmented(word.lower())
    if vietnamese:
        return " ".join(vietnamese)
    return spelled(word) if len(word) <= LONGEST_SPELLED else " ".join(as_syllables(word))


def _segmented(label: str) -> list[str] | None:
    """``dichvucong`` as ``dích vu cong``: the fewest syllables that the letters make without marks."""
    best: list[list[str] | None] = [[]]
    for end in range(1, len(label) + 1):
        found = [
            [*head, unmarked()[label[begin:end]]]
            for begin in range(max(0, end - 7), end)
            if (head := best[begin]) is not None and label[begin:end] in unmarked()
        ]
        best.append(min(found, key=_preference, default=None))
    return best[-1]


def _preference(syllables: list[str]) -> tuple[int, int]:
    """Few syllables; of as many, such as are common: ``vu cong``, not ``vuc ong``; ``cong an``, not ``co ngan``."""
    parts = list(filter(None, map(analyse, syllables)))
    return len(syllables), sum(part.stopped + (not part.onset) + 2 * (part.onset == "ng") for part in parts)


@cache
def unmarked() -> dict[str, str]:
    """Syllables of two letters or more as they stand in an address, without any mark, and one way to say each."""
    plain = str.maketrans("ăâêôơưđ", "aaeooud")
    found: dict[str, str] = {}
    for onset in ONSETS:
        rows = {"qu": ROWS_AFTER_QU, "gi": (*ROWS, *ROWS_AFTER_GI)}.get(onset, ROWS)
        for row in sorted(rows, key=lambda row: row.nucleus == "uô"):  # phương is commoner than phuông
            for coda in row.codas.split():
                written = onset + row.glide + row.written + coda.strip("-")
                said = _with_tone(written) if coda in STOPS else written
                if len(written) > 1 and analyse(said):
                    found.setdefault(written.translate(plain), said)
    return found


def _with_tone(written: str) -> str:
    """The syllable with the rising tone, which one that ends in a stop must have."""
    marked = (written[: at + 1] + TONE_OF_STOPS + written[at + 1 :] for at in reversed(range(len(written))))
    return unicodedata.normalize("NFC", next(filter(analyse, marked), written))
