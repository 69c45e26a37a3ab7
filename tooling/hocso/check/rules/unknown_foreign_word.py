"""A foreign word that the voice guesses at."""

from hocso.check.rule import Rule
from hocso.check.voice import doubted
from hocso.model.message import Message

RULE = Rule(
    code="N003",
    name="unknown-foreign-word",
    severity="warning",
    message=Message(
        vi="Giọng đọc chưa biết chữ “{words}”, đoán là “{said}”. Hãy dùng chữ tiếng Việt, hoặc thêm vào lexicon.yml "
        "một dòng: “{words}: cách đọc”.",
        en="The voice does not know “{words}” and guesses “{said}”. Use a Vietnamese word, or add a line to "
        "lexicon.yml: “{words}: how it is said”.",
    ),
    what=Message(
        vi="Một chữ nước ngoài không có trong lexicon.yml và máy cũng không biết, nên máy đoán cách đọc.",
        en="A foreign word that neither lexicon.yml nor the tool knows; how it is said is a guess.",
    ),
    why=Message(
        vi="Đoán sai thì người nghe không nhận ra tên nút, tên ứng dụng cần tìm trên màn hình.",
        en="After a wrong guess listeners do not recognise the button or app they are to look for.",
    ),
    bad="Bấm nút Settings.",
    good="Bấm nút Cài đặt.",
    on_page=doubted("foreign"),
    vietnamese=True,
    needs_book=True,
    yields_to=("V", "W001"),
)
