"""A lesson whose sentences are long on average."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.readability import lengths


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    limit = context.settings.language.average_sentence
    if page.front is None:
        return
    average = lengths(sentence.text for sentence in page.sentences if not sentence.picture).average
    if average > limit:
        english = f"{average:.1f}"
        shown = Message(vi=english.replace(".", ","), en=english)
        yield Fault(lesson_head(page), {"average": shown, "limit": limit})


RULE = Rule(
    code="P002",
    name="average-sentence",
    severity="warning",
    message=Message(
        vi="Câu trong bài dài trung bình {average} tiếng, nên không quá {limit}. Hãy tách những câu dài nhất.",
        en="The sentences of this lesson have {average} syllables on average; {limit} is enough. Split the longest "
        "ones.",
    ),
    what=Message(
        vi="Số tiếng trung bình một câu vượt giới hạn (`hocso: language: average_sentence` trong _config.yml; mặc "
        "định 15). Đếm tiếng viết ra: một con số, một chữ viết tắt là một tiếng.",
        en="The average syllables of a sentence are over the limit (`hocso: language: average_sentence` in "
        "_config.yml; 15 unless set). Counted as written: a number or an abbreviation is one.",
    ),
    why=Message(
        vi="Từng câu thì chưa quá dài, nhưng câu nào cũng dài thì người nghe mệt và bỏ giữa chừng.",
        en="No sentence alone is too long, but when all are long, listeners tire and give up half-way.",
    ),
    bad="Sáng nào bác cũng mở ứng dụng ngân hàng rồi tự quét bảng mã của mình xem tên có đúng không. Có khách trả "
    "tiền thì bác chờ máy mình báo tiền về đủ rồi mới gói hàng đưa cho khách. Thấy lạ thì bác cất bảng mã đi rồi "
    "hỏi ngay người nhà hoặc anh chị cán bộ trong tổ.",
    good="Sáng nào bác cũng tự quét mã của mình. Đọc tên hiện lên. Có khách trả tiền thì chờ máy mình báo. Thấy lạ "
    "thì cất bảng mã, hỏi người nhà.",
    on_page=check,
    vietnamese=True,
)
