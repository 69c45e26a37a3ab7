"""A bank account that somebody may have."""

from hocso.check.personal import personal
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="S004",
    name="personal-account",
    severity="error",
    message=Message(
        vi="“{number}” có thể là số tài khoản của một người có thật. Hãy thay bằng số rõ ràng là đặt ra, như "
        "0000 0000 00, hoặc bỏ đi. Số đặt ra khác thì ghi vào facts.yml, mục invented.",
        en="“{number}” may be the account of a real person. Put a number that is plainly made up, like 0000 0000 00, "
        "or leave it out. List other made-up numbers in facts.yml under invented.",
    ),
    what=Message(
        vi="Trong bài có dãy 8 đến 15 chữ số đi sau chữ “số tài khoản”, “STK”, “tài khoản”.",
        en="8 to 15 digits after words like “số tài khoản” or “STK”.",
    ),
    why=Message(
        vi="Bà con làm theo bài là chuyển tiền thật vào tài khoản của người lạ, đòi lại rất khó.",
        en="Learners who follow the example send real money to a stranger.",
    ),
    bad="Chuyển vào số tài khoản 1903 4567 8901.",
    good="Chuyển vào số tài khoản 0000 0000 00.",
    on_page=personal("account"),
    vietnamese=True,
)
