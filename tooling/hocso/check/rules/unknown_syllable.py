"""A syllable that no Vietnamese dictionary has."""

from hocso.check.rule import Rule
from hocso.check.spelling.verdict import finds
from hocso.messages import message
from hocso.model.message import Message

RULE = Rule(
    code="V008",
    name="unknown-syllable",
    severity="warning",
    message=Message(
        vi="“{word}” trông như viết sai. Có lẽ là “{better}”.",
        en="“{word}” looks misspelled. Perhaps “{better}” was meant.",
    ),
    what=Message(
        vi="Một tiếng có chữ cái Việt mà cả từ điển lẫn sách báo đều không có, khác một tiếng quen đúng một nét: "
        "nghành, kông, chổ. Tên riêng thì không tính. Từ của riêng giáo trình thì ghi vào glossary.yml.",
        en="A syllable with Vietnamese letters that neither dictionary nor print has, one slip away from a common "
        "one: nghành, kông, chổ. Names do not count. A word of the book's own goes into glossary.yml.",
    ),
    why=Message(
        vi="Người mới biết đọc, biết gõ tin từng chữ trong bài và chép theo.",
        en="People who are new to reading and typing trust every letter, and copy it.",
    ),
    bad="Bác tìm chổ ngồi rồi đọc thônng báo của nghành y tế.",
    good="Bác tìm chỗ ngồi rồi đọc thông báo của ngành y tế.",
    mending=message("check.mending-unsafe"),
    on_page=finds("unknown-syllable"),
    vietnamese=True,
)
