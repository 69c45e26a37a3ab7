"""A place on the screen that is told by its colour alone."""

from collections.abc import Iterator

from hocso.check.colour import by_colour_alone
from hocso.check.prose import spots
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for spot in spots(page, by_colour_alone):
        yield Fault(spot.at, {"words": spot.words})


RULE = Rule(
    code="A006",
    name="colour-only",
    severity="warning",
    message=Message(
        vi="“{words}” chỉ nói màu, người mù màu hay mắt kém không tìm ra. Hãy nói thêm chữ trên đó, hình gì hoặc nằm "
        "chỗ nào: “nút màu xanh có chữ Quét”.",
        en="“{words}” tells only the colour, and people who see colours badly cannot find it. Add its words, shape or "
        "place: “the green button Scan”.",
    ),
    what=Message(
        vi="Một câu chỉ nút, ô, chữ hay dòng trên màn hình bằng màu, không nói tên, hình dáng hay chỗ.",
        en="A sentence points at a button, a box or words on the screen by their colour, without name, shape or place.",
    ),
    why=Message(
        vi="Cứ mười hai người đàn ông có một người khó phân biệt xanh với đỏ, và mắt đục thì xanh nào cũng như xám. "
        "Màu của ứng dụng còn đổi theo bản mới, và sổ tay in ra là đen trắng.",
        en="One man in twelve cannot well tell red from green, and with a cataract blue looks grey. The colours of an "
        "app change with its next version, and a booklet is printed in black and white.",
    ),
    bad="Bấm nút màu xanh.",
    good="Bấm nút màu xanh có chữ Quét.",
    on_page=check,
)
