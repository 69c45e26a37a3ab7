"""A bank card number that somebody may have."""

from hocso.check.personal import personal
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="S003",
    name="personal-card",
    severity="error",
    message=Message(
        vi="“{number}” có thể là số thẻ ngân hàng có thật. Hãy thay bằng số rõ ràng là đặt ra, như "
        "0000 0000 0000 0000, hoặc bỏ đi. Số đặt ra khác thì ghi vào facts.yml, mục invented.",
        en="“{number}” may be a real bank card. Put a number that is plainly made up, like "
        "0000 0000 0000 0000, or leave it out. List other made-up numbers in facts.yml under invented.",
    ),
    what=Message(
        vi="Trong bài có dãy 13 đến 19 chữ số đúng phép thử của số thẻ ngân hàng.",
        en="13 to 19 digits that begin like a bank card and pass its check digit.",
    ),
    why=Message(
        vi="Có số thẻ là kẻ gian mua hàng trên mạng được. Bài phải tập cho bà con không đưa số thẻ cho ai.",
        en="With the number of a card a cheat can go shopping. Our lessons teach people to give it to nobody.",
    ),
    bad="Thẻ của bà Lành: 4539 1488 0343 6467.",
    good="Thẻ của bà Lành: 0000 0000 0000 0000.",
    on_page=personal("card"),
    vietnamese=True,
)
