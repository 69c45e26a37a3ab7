"""A telephone number that somebody may have."""

from hocso.check.personal import personal
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="S002",
    name="personal-phone",
    severity="error",
    message=Message(
        vi="“{number}” có thể là số điện thoại của một người có thật. Hãy thay bằng số rõ ràng là đặt ra, như "
        "0000 000 000, hoặc bỏ đi. Số đặt ra khác thì ghi vào facts.yml, mục invented; số chung của nơi nào thì "
        "ghi thành một mục có nguồn và ngày.",
        en="“{number}” may be the telephone number of a real person. Put one that is plainly made up, like "
        "0000 000 000, or leave it out. List other made-up numbers in facts.yml under invented; a number that is "
        "everybody’s becomes a fact there, with its source and date.",
    ),
    what=Message(
        vi="Trong bài có số điện thoại di động hay máy bàn gõ tay, trông như số thật.",
        en="A mobile or landline number typed by hand that looks real.",
    ),
    why=Message(
        vi="Học viên hay bấm gọi thử. Chủ số ấy sẽ bị làm phiền, mà số đổi chủ thì có khi gặp kẻ gian.",
        en="Learners try the numbers they see. A stranger is bothered, and once the number changes hands it may be a "
        "cheat who answers.",
    ),
    bad="Gọi cho con: 0912 345 678.",
    good="Gọi cho con: 0000 000 000.",
    on_page=personal("phone"),
    vietnamese=True,
)
