"""A lesson that calls its reader now this, now that."""

import re
from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import spot_at
from hocso.check.rule import Context, Fault, Rule
from hocso.check.scope import extracts
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_ADDRESS = re.compile(
    r"(?:(?<!\w)(?P<before>(?!các\b)\w+)\s+)?(?<!\w)(?P<address>(?:các\s+)?bạn|quý\s+vị)(?!\w)(?:\s+(?P<after>\w+))?",
    re.IGNORECASE,
)

# "bạn" is a friend too. It speaks to the reader where the reader does something, or is given something.
_DOES = re.compile(
    "hãy|cần|nên|phải|không|chưa|đừng|đã|đang|sẽ|vừa|muốn|được|chỉ|cũng|có|tự|thử|nhớ|biết|thấy|làm|dùng|vào|bấm|nhấn|mở|"
    "chọn|nhập|gõ|đọc|xem|tải|quét|gửi|gọi|nhận|bật|tắt|hỏi|nghe"
)
_GIVES = re.compile("của|cho|giúp|chào|mời")
_OTHER_PEOPLE = re.compile("bè|hàng|học|thân|cũ|quen|đời|gái|trai|mình|tôi|cháu|con|anh|chị|em|ấy|ông|bà|nó")
_FRIEND = re.compile("kết|làm|tìm|thêm|người|cô|anh|ông|bà|nhóm|số|hai|mỗi|từng|một|mấy|tình|hội|đám|nhiều")
_A_READER = re.compile(r"\s+đọc\s+[A-ZĐ]")  # thư của bạn đọc Lê Hữu Thỏa


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    reader = context.settings.reader
    for piece, text in extracts(page.doctree, ("teaching",)):
        for start, end in addresses(text):
            spot = spot_at(page, piece, start, end)
            if reader.casefold() in spot.words.casefold():
                continue
            better = reader.capitalize() if spot.words[:1].isupper() else reader
            fix = replace(page, spot.at, spot.words, better, safe=False) if spot.exact else None
            yield Fault(spot.at, {"found": " ".join(spot.words.split()), "reader": better}, fix)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says "bạn", "các bạn" or "quý vị" to its reader, and not of a friend."""
    for found in _ADDRESS.finditer(text):
        before, after = (found[name] or "" for name in ("before", "after"))
        if _A_READER.match(text, found.end("address")):
            continue
        if found["address"].lower().startswith("quý") or _to_reader(before.lower(), after.lower()):
            yield found.span("address")


def _to_reader(before: str, after: str) -> bool:
    if _FRIEND.fullmatch(before):
        return False
    given = _GIVES.fullmatch(before) and not _OTHER_PEOPLE.fullmatch(after)
    return bool(given or _DOES.fullmatch(after))


RULE = Rule(
    code="W017",
    name="other-address",
    severity="warning",
    message=Message(
        vi="Chỗ này gọi người học là “{found}”, mà cả giáo trình gọi là “{reader}”. Hãy gọi một cách từ đầu đến cuối.",
        en="Here the reader is called “{found}”, elsewhere in the book “{reader}”. Keep to one.",
    ),
    what=Message(
        vi="Bài gọi người học là “bạn”, “các bạn” hay “quý vị” trong khi giáo trình gọi kiểu khác (đặt ở `hocso: "
        "reader` trong _config.yml; mặc định “bác”). Lời trong ngoặc kép và tin nhắn mẫu không tính.",
        en="A lesson calls its reader “bạn”, “các bạn” or “quý vị” while the book uses another word (set at `hocso: "
        "reader` in _config.yml; “bác” unless set). What is quoted and invented messages do not count.",
    ),
    why=Message(
        vi="Đang “bác” mà thành “bạn” thì người học tưởng bài đang nói với ai khác, nghe cũng kém thân.",
        en="When “bác” turns into “bạn”, learners think somebody else is meant, and it sounds less friendly.",
    ),
    bad="Bạn hãy mở ứng dụng ngân hàng.",
    good="Bác hãy mở ứng dụng ngân hàng.",
    mending=Message(
        vi="Máy đề nghị đổi sang cách gọi của giáo trình, nhưng câu có thể đang nói với người khác: hocso check "
        "--unsafe-fixes.",
        en="The book's own word is proposed, but the sentence may speak to somebody else: hocso check --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
