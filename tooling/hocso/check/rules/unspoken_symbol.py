"""A symbol that nobody hears."""

from hocso.check.rule import Rule
from hocso.check.voice import doubted
from hocso.model.message import Message

RULE = Rule(
    code="N004",
    name="unspoken-symbol",
    severity="warning",
    message=Message(
        vi="Giọng đọc bỏ qua dấu “{words}”, người nghe không biết là có. Hãy viết bằng chữ, hoặc dùng "
        "{{say}}`{words} <cách đọc>`.",
        en="The voice passes over “{words}”; who listens does not know it is there. Put it in words, or use "
        "{{say}}`{words} <how it is said>`.",
    ),
    what=Message(
        vi="Một mũi tên, hình nhỏ hay ký hiệu mà giọng đọc không nói ra.",
        en="An arrow, a little picture or a sign for which the voice says nothing.",
    ),
    why=Message(
        vi="Mũi tên thường thay cho chữ “rồi bấm”. Mất chữ ấy thì người nghe mất một bước.",
        en="An arrow often stands for “then tap”. Without the words a listener misses a step.",
    ),
    bad="Bấm Cài đặt → Mạng.",
    good="Bấm Cài đặt, rồi bấm Mạng.",
    on_page=doubted("symbol"),
    vietnamese=True,
    yields_to=("A007",),
)
