"""Numbers that are names, not quantities: telephone numbers, hotlines, codes, plates. Said digit by digit."""

import re

from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.letters import spelled
from hocso.narrate.spoken.numbers import in_groups, one_by_one
from hocso.vietnamese.syllables import analyse

# What follows a quantity; a number before one of these is counted, not dialled.
COUNTED = (
    r" ?(?:đồng|đ|triệu|tỷ|tỉ|nghìn|ngàn|người|năm|tháng|ngày|giờ|phút|trang|xã|phường|thôn|hộ|km|kg|m|bài|câu|bước|"
    r"điểm|lần|bộ|chiếc|cái|con|học viên|học sinh|sinh viên|lượt|bậc|loại|mẫu|quyển|cuốn|tờ|đơn vị|nước|quốc gia|tỉnh|"
    r"huyện|dân|suất|tấn|ha|mét|vụ|ca)\b"
)
_BEFORE = r"(?<![\w.,/:–-])"
_AFTER = rf"(?![\w/%]|[.,:–-]\d|{COUNTED})"
# After "gọi" hardly anything is counted: in "gọi 113 ngày 1/7" the day belongs to the date.
_AFTER_CALLED = r"(?![\w/%]|[.,:–-]\d| ?(?:người|lần|cuộc|đồng|đ|triệu|nghìn|ngàn|tin|ảnh|bài|thư|kg)\b)"

_CALLED = (
    r"(?:(?:soạn|nhắn)[^.\d]{0,30} gửi|gọi|tổng đài|đường dây nóng|hotline|đầu số|bấm số|nhắn tin|tin nhắn tới|gửi đến|"
    r"gửi tới|gửi về|báo cho|cuộc gọi từ)"
    r"(?: (?:ngay|số|đến|tới|từ|điện thoại|miễn phí|theo|vào|cho|công an|cảnh sát|cấp cứu|cứu hoả|cứu hỏa))*:? *"
)
_SECRET = (
    r"\b(?:mã|otp|ô tê pê|mật khẩu|passcode|pát cốt|pin|số thẻ|tài khoản|định danh|căn cước|chứng minh)"
    r"(?: (?:xác nhận|xác thực|wifi|là|số|gồm|cá nhân|công dân|nhân dân|giả|mới|tập))*:? *"
)

_SERIAL = re.compile(r"(?<![\w-])([A-Z]{1,5})-?(\d{5,})([A-Z]{0,3})(?![\w-])")
# What is named by letters and a number: IR 50404, OM 5451, TCVN 7957. A year after letters is a year.
_NAMED = re.compile(rf"(?<![\w-])([A-ZĐ]{{2,5}}) (\d{{5}}|(?!19|20)\d{{4}}){_AFTER}")
# A model by a maker with a foreign name: Boeing 737-800, ATR 72-600; not Zalo 100-200 người, nor iPhone 15-17.
_MODEL = (
    rf"(?:\d{{3}}-\d{{1,3}}|\d\d-\d{{3}})[A-Z]{{0,3}}"
    rf"(?![\w%]|[.,:–-]\d|{COUNTED}| (?:khách|bạn|vé|tin|đơn|tài khoản|bình luận)\b)"
)
_MODELS = re.compile(rf"(?<![\w-])([A-Z][^\W\d_]+) {_MODEL}(?:(?:, ?| và | hay | hoặc ){_MODEL})*")
_USSD = re.compile(r"\*#?\d+(?:\*\d+)*#")
_ABROAD = re.compile(rf"(?<!\w)\+(84|\d{{1,3}}(?=[ .-]))[ .-]?(\d{{1,4}}(?:[ .-]?\d{{2,4}}){{1,4}}){_AFTER}")
_SERVICE = re.compile(rf"{_BEFORE}(1[89]00)[ .-]?(\d{{2,4}}(?:[ .-]?\d{{2,4}}){{0,2}}){_AFTER}")
_AREA = re.compile(rf"{_BEFORE}\(?(0\d{{1,3}})\)?((?:[ .-]\d{{2,4}}){{2,4}}|[ .-]\d{{7,8}}){_AFTER}")
_PLATE = re.compile(
    rf"{_BEFORE}(\d\d)-?([A-ZĐ][A-ZĐ\d]?)(?:[ -]{{1,3}}(\d{{3}}\.\d\d|\d{{5}})|-(\d{{4}}))(?!\w|[.,]\d)"
)
_BLOCKS = re.compile(rf"{_BEFORE}\d{{4}}(?: \d{{2,4}}){{2,4}}{_AFTER}")
_HOTLINE = re.compile(
    rf"({_CALLED})(\d{{3,6}})((?:(?:/|(?:,| hoặc| và| hay) (?:số )?)\d{{3,6}})*){_AFTER_CALLED}", re.IGNORECASE
)
_CODE = re.compile(rf"({_SECRET})(\d{{4,}}){_AFTER}", re.IGNORECASE)
_NOT_MANY = r"(?<!có )(?<!hơn )(?<!gần )(?<!khoảng )(?<!thêm )(?<!gồm )"
_EMERGENCY = re.compile(rf"{_BEFORE}{_NOT_MANY}(11[1-5]){_AFTER}")
_EMERGENCIES = re.compile(rf"{_BEFORE}11[1-5](?:/11[1-5])+{_AFTER}")
_LONG = re.compile(rf"{_BEFORE}(0\d{{2,}}|\d{{9,}}){_AFTER}")


def codes(draft: Draft) -> Draft:
    """The text with such numbers in words, a pause between their groups."""
    draft = draft.sub(_USSD, lambda m: _dialled(m.group()), "telephone")
    draft = draft.sub(_ABROAD, lambda m: f" cộng {one_by_one(m[1])}, {_apart(m[2])} ", "telephone")
    draft = draft.sub(_SERIAL, lambda m: f"{spelled(m[1])} {in_groups(m[2])} {spelled(m[3])}", "code")
    draft = draft.sub(_NAMED, lambda m: f"{m[1]} {one_by_one(m[2])}", "code")
    draft = draft.sub(_MODELS, lambda m: m.group() if analyse(m[1]) else m.group().replace("-", " "), "code")
    draft = draft.sub(_PLATE, _plate, "code")
    draft = draft.sub(_SERVICE, lambda m: _apart(f"{m[1]} {m[2]}"), "telephone")
    draft = draft.sub(_AREA, lambda m: _apart(m[1] + m[2]), "telephone")
    draft = draft.sub(_BLOCKS, lambda m: _apart(m.group()), "code")
    draft = draft.sub(_HOTLINE, lambda m: m[1] + one_by_one(m[2]) + _each_in(m[3]), "telephone")
    draft = draft.sub(_CODE, lambda m: m[1] + in_groups(m[2]), "code")
    draft = draft.sub(_EMERGENCIES, lambda m: _each_in(m.group()), "telephone")
    draft = draft.sub(_EMERGENCY, lambda m: one_by_one(m[1]), "telephone")
    return draft.sub(_LONG, lambda m: _long(m[1]), "code")


def _dialled(code: str) -> str:
    """``*101#`` as it is keyed in."""
    return " " + " ".join({"*": "sao", "#": "thăng"}.get(sign, one_by_one(sign)) for sign in code) + " "


def _apart(blocks: str) -> str:
    """The groups as they are written; long ones in groups of their own."""
    written = re.findall(r"\d+", blocks)
    if len(written) == 1:
        return in_groups(written[0])
    return ", ".join(in_groups(block, 4) if len(block) > 4 else one_by_one(block) for block in written)


def _each_in(text: str) -> str:
    return re.sub(r"\d+", lambda m: one_by_one(m.group()), text.replace("/", ", "))


def _long(digits: str) -> str:
    """A mobile number is said four, three, three, one of a house with its area first; anything else in threes."""
    if digits[0] == "0" and len(digits) == 10:
        return _cut(digits, 4, 7)
    if digits[:2] == "02" and len(digits) == 11:
        return _cut(digits, 3, 7) if digits[2] in "48" else _cut(digits, 4, 7)
    return in_groups(digits)


def _cut(digits: str, first: int, second: int) -> str:
    return ", ".join(map(one_by_one, (digits[:first], digits[first:second], digits[second:])))


def _plate(found: re.Match[str]) -> str:
    """``29A-123.45``: the province, the letters, and the number digit by digit."""
    number = re.sub(r"\D", "", found[3] or found[4])
    return f"{found[1]} {spelled(found[2])}, {in_groups(number)}"
