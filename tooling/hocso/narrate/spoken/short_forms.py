"""Short forms whose meaning hangs on what stands beside them: ``Q. 1``, ``Q1``, ``QL1A``, ``AI``, ``số 3/8``."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.vietnamese.acronyms import is_loud
from hocso.vietnamese.syllables import analyse

PLACES = {"Q": "quận", "P": "phường", "H": "huyện", "X": "xã"}
ROADS = {"QL": "quốc lộ", "TL": "tỉnh lộ", "ĐT": "đường tỉnh"}

_CONCERNED = re.compile(r"\d|AI|CN|[A-ZĐ][gh]?\.|[GTB]S |[KL]S |ThS ")
TITLES = {
    "GS": "giáo sư", "PGS": "phó giáo sư", "TS": "tiến sĩ", "ThS": "thạc sĩ", "BS": "bác sĩ", "KS": "kỹ sư",
    "LS": "luật sư",
}  # fmt: skip

_TITLE = re.compile(rf"(?<![\w-])({'|'.join(TITLES)})(?= [^\W\d_a-z][^\W\d_])")
_INITIAL = re.compile(r"(?<=\w )([A-ZĐ][gh]?)\.(?= ([\w(]))")
_PLACE = re.compile(r"(?<!\w)([QP])\. ?(?=\d)|(?:(?<=, )|(?<=^))([QPHX])\. ?(?=[A-ZĐ]\w)")
_PLACE_OF = re.compile(
    r"((?:\(|\b(?:ngụ|trú|ở|tại|thuộc|quê|về|từ|đến|gần|qua|địa bàn|khu vực|công an|toà án|tòa án|UBND|HĐND) ))([QPHX])"
    r"\.(?=([^\W\d_])(?!\.))",
    re.IGNORECASE,
)
_Q = re.compile(r"(?<!\w)Q(\d{1,2})(?![\w:)]|[.,]\d)( (?=(?:19|20)\d\d(?!\w|[.,]\d)))?")
_A_PLACE_BEFORE = re.compile(
    r"\b(?:ở|tại|trú|ngụ|thuộc|UBND|công an|(?:phường|đường|phố|hẻm|ngõ|chợ|số \d)[^,.;]*,) $", re.IGNORECASE
)
_A_CITY_BEHIND = re.compile(r", ?(?:TP|thành phố|Sài Gòn)", re.IGNORECASE)
_A_NAME_BEFORE = re.compile(r"(?<!\w)([A-Z][^\W\d_]+) $")
QUARTERS = ("1", "2", "3", "4")
_ROAD = re.compile(r"(?<!\w)(QL|TL|ĐT) ?(?=\d{1,3}[A-E]?(?!\w|[.,]\d))")
_PAGE = re.compile(r"(?<!\w)tr\. ?(?=\d)")
_BORN = re.compile(r"(?<!\w)SN(?=:? (?:19|20)\d\d(?!\d))")
_SUNDAY = re.compile(r"(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối )|(?<=đêm )|(?<=ngày )|(?<=hôm ))CN(?!\w)")
_HOUSE = re.compile(
    r"\b((?:số(?! 11[1-5]/11[1-5])|nhà|ngõ|ngách|hẻm|kiệt|tổ|trang|lô|lớp|câu|bước|bài|mục) \d+[A-Za-z]?)"
    r"((?:/\d+[A-Za-z]?)+)(?!\w|/)",
    re.IGNORECASE,
)
_AI = re.compile(r"(?:(?<!\w)(\w+) )?(?<!\w)AI(?!\w)(?: (\w+))?")


def short_forms(draft: Draft) -> Draft:
    """The text with these in words."""
    if not _CONCERNED.search(draft.text):
        return draft
    draft = draft.sub(_PLACE, lambda m: f"{PLACES[m[1] or m[2]]} ", "abbreviation")
    draft = draft.sub(_PLACE_OF, _place, "abbreviation")
    draft = draft.sub(_TITLE, lambda m: TITLES[m[1]], "abbreviation")
    draft = draft.sub(_INITIAL, lambda m: m[1] if m[2].islower() or m[2] == "(" else m.group(), "abbreviation")
    draft = draft.sub(_Q, _quarter, "abbreviation")
    draft = draft.sub(_ROAD, lambda m: f"{ROADS[m[1]]} ", "abbreviation")
    draft = draft.sub(_PAGE, "trang ", "abbreviation").sub(_BORN, "sinh năm", "abbreviation")
    draft = draft.sub(_SUNDAY, "chủ nhật", "abbreviation")
    draft = draft.sub(_AI, _intelligence, "abbreviation")
    return draft.sub(_HOUSE, lambda m: m[1] + m[2].replace("/", " trên "), "number")


def _place(found: re.Match[str]) -> str:
    """``ngụ Q.Bình Thạnh``; ``ngụ q.bình`` is none."""
    before, sign, first = found.groups()
    return f"{before}{PLACES[sign]} " if sign in PLACES and first.isupper() else found.group()


def _quarter(found: re.Match[str]) -> str:
    """``Q1``: a quarter of a town where a place is told, else of a year; ``Audi Q3`` is neither."""
    text, number, year = found.string, found[1], " năm " if found[2] else ""
    maker = _A_NAME_BEFORE.search(text, 0, found.start())
    if _A_PLACE_BEFORE.search(text, 0, found.start()) or _A_CITY_BEHIND.match(text, found.end()):
        return f"{PLACES['Q']} {number}{found[2] or ''}"
    if number not in QUARTERS or (maker and not analyse(maker[1])):
        return found.group()
    return f"quý {number}{year}"


def _intelligence(found: re.Match[str]) -> str:
    """``AI``, but not ``ai`` (who) in a sentence that is all in capitals."""
    shouted = any(word and is_loud(word) for word in found.groups())
    return found.group() if shouted else found.group().replace("AI", "ây ai")
