"""A lesson whose sentences are long on average."""

from collections.abc import Iterator

from hocso.check.anatomy import lesson_head
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.syllables import count_syllables


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    limit = context.curriculum.settings.language.average_sentence
    counts = [count_syllables(sentence.text) for sentence in page.sentences if not sentence.picture]
    if page.front is None or not counts or context.curriculum.language != "vi":
        return
    average = sum(counts) / len(counts)
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
        "định 15).",
        en="The average syllables of a sentence are over the limit (`hocso: language: average_sentence` in "
        "_config.yml; 15 unless set).",
    ),
    why=Message(
        vi="Từng câu thì chưa quá dài, nhưng câu nào cũng dài thì người nghe mệt và bỏ giữa chừng.",
        en="No sentence alone is too long, but when all are long, listeners tire and give up half-way.",
    ),
    bad="Câu nào cũng từ hai mươi tiếng trở lên.",
    good="Xen câu ngắn. Mỗi câu một việc.",
    on_page=check,
)
