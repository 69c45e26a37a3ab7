"""How Vietnamese syllables are written: every onset and every rhyme, as tables.

Sounds are named by the letters that most often write them: onsets ``k`` (c, k, q), ``g`` (g, gh), ``ng`` (ng, ngh),
``gi`` and ``d`` apart; nuclei ``a ă â e ê i o oo ô ơ u ư iê uô ươ`` (``oo`` is the plain o of xoong);
codas ``j`` (i, y) and ``w`` (o, u).
"""

from typing import NamedTuple

ONSETS = {
    "": "", "b": "b", "c": "k", "k": "k", "ch": "ch", "d": "d", "đ": "đ", "g": "g", "gh": "g", "gi": "gi", "h": "h",
    "kh": "kh", "l": "l", "m": "m", "n": "n", "ng": "ng", "ngh": "ng", "nh": "nh", "p": "p", "ph": "ph", "qu": "k",
    "r": "r", "s": "s", "t": "t", "th": "th", "tr": "tr", "v": "v", "x": "x",
}  # fmt: skip

# c g ng stand before other letters, k gh ngh before these.
FRONT = frozenset("eêiy")
NEVER_BEFORE_FRONT = frozenset({"c", "g", "ng"})
ONLY_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})

# A word may end so only with the rising or the heavy tone.
STOPS = frozenset({"p", "t", "c", "ch"})


class Row(NamedTuple):
    """Rhymes that share a nucleus: ``written`` with each of ``codas`` (``-`` is none); ``glide`` is written before."""

    glide: str
    written: str
    nucleus: str
    codas: str


ROWS = (
    Row("", "a", "a", "- c ch i m n ng nh o p t"),
    Row("", "a", "ă", "u y"),
    Row("", "ă", "ă", "c m n ng p t"),
    Row("", "â", "â", "c m n ng p t u y"),
    Row("", "e", "e", "- c m n ng o p t"),
    Row("", "ê", "ê", "- ch m n nh p t u"),
    Row("", "i", "i", "- ch m n nh p t u"),
    Row("", "y", "i", "-"),
    Row("", "o", "o", "- c i m n ng p t"),
    Row("", "oo", "oo", "c ng"),
    Row("", "ô", "ô", "- c i m n ng p t"),
    Row("", "ơ", "ơ", "- i m n p t"),
    Row("", "u", "u", "- c i m n ng p t"),
    Row("", "ư", "ư", "- c i m n ng t u"),
    Row("", "ia", "iê", "-"),
    Row("", "iê", "iê", "c m n ng p t u"),
    Row("", "yê", "iê", "c m n ng t u"),
    Row("", "ua", "uô", "-"),
    Row("", "uô", "uô", "c i m n ng t"),
    Row("", "ưa", "ươ", "-"),
    Row("", "ươ", "ươ", "c i m n ng p t u"),
    Row("o", "a", "a", "- c ch i m n ng nh o p t"),
    Row("o", "a", "ă", "y"),
    Row("o", "ă", "ă", "c m n ng t"),
    Row("o", "e", "e", "- m n o p t"),
    Row("u", "â", "â", "n ng t y"),
    Row("u", "ê", "ê", "- ch nh t u"),
    Row("u", "ơ", "ơ", "-"),
    Row("u", "y", "i", "- ch n nh p t u"),
    Row("u", "ya", "iê", "-"),
    Row("u", "yê", "iê", "n t"),
)

# After q the glide is always written u, and i may stand for y.
ROWS_AFTER_QU = (
    Row("", "a", "a", "- c ch i m n ng nh o p t"),
    Row("", "a", "ă", "u y"),
    Row("", "ă", "ă", "c m n ng p t"),
    Row("", "â", "â", "n ng t y"),
    Row("", "e", "e", "- n o t"),
    Row("", "ê", "ê", "- ch n nh t u"),
    Row("", "ơ", "ơ", "- t"),
    Row("", "i", "i", "- ch n nh t"),
    Row("", "y", "i", "- ch n nh t u"),
    Row("", "ô", "ô", "c"),
    Row("", "yê", "iê", "n t"),
)

# gi swallows the i of a rhyme that begins with it: gì, gìn, giếng; but Giê (of Giê-su) ends in plain ê.
ROWS_AFTER_GI = (
    Row("", "", "i", "- m n"),
    Row("", "ê", "iê", "c m n ng p t u"),
    Row("", "ê", "ê", "-"),
)
