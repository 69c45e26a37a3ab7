"""An abbreviation in capitals that nothing on the page opens."""

from collections.abc import Iterator

from hocso.check.explained import explained_in_time, first_uses, in_glossary
from hocso.check.phrases import Hit
from hocso.check.prose import spot_at
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.acronyms import acronyms


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    for word, use in first_uses(page, _find, ("teaching",)).items():
        if not in_glossary(word, context.glossary) and not explained_in_time(page, _find, use):
            yield Fault(spot_at(page, use.extract.piece, use.hit.start, use.hit.end).at, {"word": word})


def _find(text: str) -> Iterator[Hit]:
    return (Hit(word, start, start + len(word)) for word, start in acronyms(text))


RULE = Rule(
    code="P005",
    name="acronym",
    severity="warning",
    message=Message(
        vi="Chưa chỗ nào nói “{word}” là gì. Hãy viết đủ chữ, hoặc giải nghĩa ngay lần đầu: “{word} (nghĩa là …)”, "
        "hoặc thêm vào glossary.yml.",
        en="Nothing says what “{word}” is. Write it out, or explain it where it comes first: “{word} (nghĩa là …)”, or "
        "add it to glossary.yml.",
    ),
    what=Message(
        vi="Một chữ viết tắt mà cả bài lẫn bảng từ khó (glossary.yml) không nói nghĩa. Chữ ai cũng biết (TP, TV, SIM, "
        "UBND…) thì thôi.",
        en="An abbreviation that neither the lesson nor glossary.yml explains. Those that everybody knows (TP, TV, "
        "SIM, UBND…) are left alone.",
    ),
    why=Message(
        vi="Chữ tắt là tiếng lóng của người trong nghề. Người học nghe đánh vần từng chữ cái mà không biết là gì.",
        en="Abbreviations are insiders' talk. Learners hear letters spelled out and do not know what they are.",
    ),
    bad="Máy gửi OTP về cho bác.",
    good="Máy gửi mã OTP (mã dùng một lần) về cho bác.",
    on_page=check,
    vietnamese=True,
    needs_book=True,
)
