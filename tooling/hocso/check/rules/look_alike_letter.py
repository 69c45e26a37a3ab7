"""A letter of another alphabet that only looks like a Vietnamese one."""

from collections.abc import Iterator

from hocso.check.mending import replace
from hocso.check.prose import hits
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.lookalikes import is_vietnamese, meant, suspects


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for hit in hits(page, suspects):
        word = hit.found[0]
        better = meant(word) or word
        strange = dict.fromkeys(char for char in word if char not in better)
        fix = replace(page, hit.at, word, better, safe=is_vietnamese(better)) if hit.exact else None
        shown = ", ".join(f"{char} U+{ord(char):04X}" for char in strange)
        yield Fault(hit.at, {"word": word, "letters": shown, "better": better}, fix)


RULE = Rule(
    code="V010",
    name="look-alike-letter",
    severity="warning",
    message=Message(
        vi="Trong “{word}” có chữ trông giống mà không phải chữ Việt ({letters}). Hãy gõ lại: “{better}”.",
        en="In “{word}” stands a letter that only looks like a Vietnamese one ({letters}). Type it again: “{better}”.",
    ),
    what=Message(
        vi="Chữ cái của tiếng khác (Nga, Hy Lạp…), chữ kiểu toán hay chữ rộng lẫn vào một từ tiếng Việt. Từ nước ngoài "
        "viết trọn bằng chữ của nó thì để yên.",
        en="A letter of another alphabet (Cyrillic, Greek…), a mathematical or a full-width one stands in a Vietnamese "
        "word. Foreign words written wholly in their own letters are left alone.",
    ),
    why=Message(
        vi="Mắt thấy như nhau, máy coi là khác: tìm không ra, giọng đọc đọc sai. Kẻ gian cũng dùng chữ như thế để làm "
        "tên và địa chỉ giả.",
        en="The eye sees no difference, the machine does: search fails, the voice stumbles. Fraudsters make false "
        "names and addresses with just such letters.",
    ),
    bad="Mở m\u0430́y, bấm n\u03bfi có chữ Quét, rồi g\u043ei \u00d0iện thoại.",
    good="Mở máy, bấm nơi có chữ Quét, rồi gọi Điện thoại.",
    mending=Message(
        vi="Máy thay bằng chữ Việt trông y như vậy. Ra một tiếng Việt thì --fix tự làm; không thì chỉ --unsafe-fixes "
        "mới sửa.",
        en="The Vietnamese letter of the same look is put in. With --fix if the word is then a Vietnamese syllable, "
        "otherwise with --unsafe-fixes.",
    ),
    on_page=check,
    vietnamese=True,
)
