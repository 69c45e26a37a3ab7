"""A word of two syllables, one of them written as another that sounds or looks much the same."""

from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.rule import Context, Fault, Rule
from hocso.check.spelling.dictionary import dictionary
from hocso.check.spelling.page_words import is_in_phrase, spot_of, texts_of
from hocso.check.spelling.pairs import pair_slips
from hocso.check.spelling.verdict import in_capitals_of
from hocso.check.wording import own_wrong_words
from hocso.messages import message
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    elsewhere = own_wrong_words() | {name.lower() for name in (*context.lexicon, *context.glossary)}
    for text in texts_of(page.doctree):
        for slip in pair_slips(text, dictionary()):
            if is_in_phrase(text, slip.first, slip.first + 1, elsewhere):
                continue
            spot = spot_of(page, text, slip.first, slip.first + 1)
            better = in_capitals_of(spot.words, slip.meant)
            fix = replace(page, spot.at, spot.words, better, safe=False) if spot.exact else None
            yield Fault(spot.at, {"words": " ".join(spot.words.split()), "better": better}, fix)


RULE = Rule(
    code="V012",
    name="confusable-compound",
    severity="note",
    message=Message(
        vi="“{words}” không thành từ; có lẽ là “{better}”. Hãy đọc lại câu này.",
        en="“{words}” is no word; perhaps “{better}” was meant. Read the sentence again.",
    ),
    what=Message(
        vi="Hai tiếng đứng cạnh nhau không thành từ, nhưng đổi một dấu hay một chữ hay lẫn (hỏi, ngã; s, x; ch, tr; "
        "d, gi, r; l, n) thì thành một từ quen.",
        en="Two syllables side by side make no word, but with one mark or sound that is often confused (hỏi and ngã; "
        "s, x; ch, tr; d, gi, r; l, n) they make a common one.",
    ),
    why=Message(
        vi="Từng tiếng thì đúng nên mắt dễ lướt qua. Học viên chép theo, và nghĩa câu có khi khác hẳn.",
        en="Each syllable is real, so the eye passes over it. Learners copy it, and the sentence may say another "
        "thing.",
    ),
    bad="Bác giữ máy cho sạch, mở điên thoại và đòi hỏi lòng kiên nhẩn.",
    good="Bác giữ máy cho sạch, mở điện thoại và đòi hỏi lòng kiên nhẫn.",
    mending=message("check.mending-unsafe"),
    on_page=check,
    vietnamese=True,
)
