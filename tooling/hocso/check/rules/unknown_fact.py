"""A fact that facts.yml does not have."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="F001",
    name="unknown-fact",
    needs_book=True,
    severity="error",
    message=Message(
        vi="facts.yml không có mục “{key}”. Hãy sửa tên (gần giống: {known}), hoặc thêm mục ấy vào facts.yml kèm "
        "nguồn.",
        en="facts.yml has no entry “{key}”. Mend the name (similar ones: {known}), or add the entry to facts.yml "
        "with its source.",
    ),
    what=Message(
        vi="Bài gọi một dữ kiện bằng {fact} mà facts.yml không có tên ấy.",
        en="The lesson asks by {fact} for something that facts.yml does not have.",
    ),
    why=Message(
        vi="Chỗ ấy trong bài sẽ trống: câu “Gọi ngay số …” mà không có số.",
        en="The place stays empty: “Call …” without a number.",
    ),
    bad="Gọi {fact}`duong-day-nog`.",
    good="Gọi {fact}`duong-day-nong`.",
)
