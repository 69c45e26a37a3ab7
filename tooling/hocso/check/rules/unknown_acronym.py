"""An acronym that the voice spells."""

from hocso.check.rule import Rule
from hocso.check.voice import doubted
from hocso.model.message import Message

RULE = Rule(
    code="N002",
    name="unknown-acronym",
    severity="warning",
    message=Message(
        vi="Giọng đọc chưa biết chữ viết tắt “{words}”, sẽ đánh vần là “{said}”. Hãy viết đủ chữ, hoặc thêm vào "
        "lexicon.yml một dòng: “{words}: cách đọc”. Đọc thế là đúng thì chép luôn: “{words}: {said}”.",
        en="The voice does not know the acronym “{words}” and spells it: “{said}”. Write it out, or add a line to "
        "lexicon.yml: “{words}: how it is said”. If spelling is right, copy it there: “{words}: {said}”.",
    ),
    what=Message(
        vi="Một chữ viết tắt không có trong lexicon.yml và máy cũng không biết, nên đọc từng chữ cái.",
        en="An acronym that neither lexicon.yml nor the tool knows is read letter by letter.",
    ),
    why=Message(
        vi="Người nghe không đoán được chữ viết tắt qua tên chữ cái. Nhiều chữ lại có cách đọc riêng.",
        en="Listeners do not guess a name from its letters, and many acronyms are said otherwise.",
    ),
    bad="Gửi giấy cho KBNN.",
    good="Gửi giấy cho kho bạc.",
    on_page=doubted("acronym"),
    vietnamese=True,
    needs_book=True,
    yields_to=("V", "W001"),
)
