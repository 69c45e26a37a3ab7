"""A number written as in English, or without the dots that make it readable."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_MONEY = r"(?:đồng|đ|VND|VNĐ|vnd|vnđ)(?!\w)"
_MEASURE = (
    rf"(?:%|(?:triệu|tỷ|tỉ|kg|km|cm|mm|m|m2|m²|ha|mét|cân|ki-lô-gam|tấn|tạ|giây|lít|inch|GB|MB|TB|độ)(?!\w)|{_MONEY})"
)
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/-])
    (?: (?P<commas>\d{{1,3}}(?:,\d{{3}}){{2,}} (?![.,]?\d) | \d{{1,3}},\d{{3}}(?=[ ]?{_MONEY}))
      | (?P<counted>[1-9]\d{{0,2}},\d{{3}}) (?=[ ](?:người|hộ|em|con|cái|chiếc|suất|lượt|đơn|bản|cuốn)(?!\w))
      | (?P<blanks>[1-9]\d{{0,2}}(?:[ ]\d{{3}})+) (?=[ ]?{_MONEY})
      | (?P<bare>[1-9]\d{{4,}}) (?=[ ]?{_MONEY})
      | (?P<point>\d{{1,3}}\.\d{{1,2}}) (?=[ ]?{_MEASURE})
      | (?P<apart>\d+(?:,\d+)?[ ]+%) (?!\w) )
    """,
    re.VERBOSE,
)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, _NUMBER.finditer):
        better = _better(hit.found)
        fix = replace(page, hit.at, hit.found[0], better, safe=False) if hit.exact else None
        yield Fault(hit.at, {"found": hit.found[0], "better": better}, fix)


def _better(found: re.Match[str]) -> str:
    if found["commas"] or found["counted"]:
        return found[0].replace(",", ".")
    if found["blanks"]:
        return found[0].replace(" ", ".")
    if found["bare"]:
        return f"{int(found['bare']):,}".replace(",", ".")
    return found[0].replace(".", ",") if found["point"] else found[0].replace(" ", "")


RULE = Rule(
    code="V019",
    name="number-form",
    severity="warning",
    message=Message(
        vi="Số “{found}” viết chưa đúng kiểu Việt Nam. Hãy viết “{better}”.",
        en="The number “{found}” is not written the Vietnamese way. Write “{better}”.",
    ),
    what=Message(
        vi="Hàng nghìn, hàng triệu cách nhau bằng dấu chấm (1.000.000 đồng), phần lẻ sau dấu phẩy (3,5 triệu), dấu "
        "phần trăm viết liền số (5%).",
        en="Vietnamese parts thousands by a dot (1.000.000 đồng), decimals by a comma (3,5 triệu), and writes the per "
        "cent sign close to its number (5%).",
    ),
    why=Message(
        vi="Đếm nhầm số không là mất tiền. Người học đọc số tiền như trên giấy báo và tờ bạc: có dấu chấm.",
        en="Miscounting zeros costs money. Learners know amounts as bills and papers print them: with dots.",
    ),
    bad="Chuyển 1,000,000 đồng, phí 11000 đồng, lãi 5 % một năm, còn 3.5 triệu.",
    good="Chuyển 1.000.000 đồng, phí 11.000 đồng, lãi 5% một năm, còn 3,5 triệu.",
    mending=Message(
        vi="Máy đổi dấu trong số. Số tiền là chuyện phải chắc, nên chỉ --unsafe-fixes mới sửa.",
        en="The marks in the number are changed. Amounts must be certain, so it takes --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
