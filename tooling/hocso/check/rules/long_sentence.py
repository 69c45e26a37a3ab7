"""A sentence too long to be read in one breath."""

from collections.abc import Iterator

from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_beginning
from hocso.model.lesson import Lesson, Sentence
from hocso.model.message import Message
from hocso.vietnamese.sentences import sentence_spans
from hocso.vietnamese.syllables import count_syllables


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    limit = context.settings.language.longest_sentence
    for sentence in page.sentences:
        for text in _breaths(sentence):
            count = count_syllables(text)
            if count > limit:
                yield Fault(locate_beginning(page, text, sentence.line), {"count": count, "limit": limit})


def _breaths(sentence: Sentence) -> Iterator[str]:
    """What is said of a picture has one anchor, and may be several sentences: its caption is one."""
    spans = sentence_spans(sentence.text) if sentence.picture else [(0, len(sentence.text))]
    return (sentence.text[start:end] for start, end in spans)


RULE = Rule(
    code="P001",
    name="long-sentence",
    severity="warning",
    message=Message(
        vi="Câu này dài {count} tiếng, nên không quá {limit}. Hãy tách thành hai ba câu, mỗi câu một việc.",
        en="This sentence has {count} syllables; {limit} is enough. Split it in two or three, one thing in each.",
    ),
    what=Message(
        vi="Một câu dài hơn giới hạn (đặt ở `hocso: language: longest_sentence` trong _config.yml; mặc định 25 tiếng). "
        "Đếm tiếng viết ra: một con số, một chữ viết tắt là một tiếng.",
        en="A sentence is longer than the limit (set at `hocso: language: longest_sentence` in _config.yml; 25 "
        "unless set). Counted as written: a number or an abbreviation is one.",
    ),
    why=Message(
        vi="Đọc chậm thì tới cuối câu dài đã quên đầu câu. Nghe cũng vậy: một hơi chỉ giữ được một việc.",
        en="Slow readers forget the beginning of a long sentence before its end; listeners too: one breath holds one "
        "thing.",
    ),
    bad="Bác mở ứng dụng ngân hàng rồi bấm vào nút quét mã ở giữa màn hình và đưa máy ảnh vào bảng mã cho đến khi "
    "tên người nhận hiện lên.",
    good="Bác mở ứng dụng ngân hàng. Bấm nút Quét mã ở giữa màn hình. Đưa máy ảnh vào bảng mã. Chờ tên người nhận "
    "hiện lên.",
    on_page=check,
    vietnamese=True,
)
