"""A number of identity that somebody may have."""

from hocso.check.personal import personal
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="S001",
    name="personal-identity",
    severity="error",
    message=Message(
        vi="“{number}” có thể là số căn cước của một người có thật. Hãy thay bằng số rõ ràng là đặt ra, như "
        "000 000 000 000, hoặc bỏ đi. Số đặt ra khác thì ghi vào facts.yml, mục invented.",
        en="“{number}” may be the identity number of a real person. Put one that is plainly made up, like "
        "000 000 000 000, or leave it out. List other made-up numbers in facts.yml under invented.",
    ),
    what=Message(
        vi="Trong bài có số định danh 12 chữ số đúng kiểu số thật, hoặc 9 chữ số đi sau chữ CMND, căn cước.",
        en="A number of 12 digits that has the form of a Vietnamese identity number, or one of 9 digits after words "
        "like CMND.",
    ),
    why=Message(
        vi="Số căn cước của một người mà in ra thì kẻ gian dùng được để vay tiền, lập tài khoản.",
        en="With a printed identity number a cheat can take a loan or open an account.",
    ),
    bad="Bà Lành đọc số căn cước 079 156 012 345.",
    good="Bà Lành đọc số căn cước 000 000 000 000.",
    on_page=personal("identity"),
    vietnamese=True,
)
