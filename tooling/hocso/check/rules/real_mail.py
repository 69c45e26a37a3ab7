"""A mail address that somebody may have."""

from collections.abc import Iterator

from hocso.check.hosts import imitated, is_for_examples, is_known, known_hosts, mail_of
from hocso.check.rule import Context, Fault, Rule
from hocso.model.lesson import Lesson
from hocso.model.message import Message


def check(page: Lesson, context: Context) -> Iterator[Fault]:
    if page.front is None:
        return
    for mail in mail_of(page):
        known = known_hosts(context.facts)
        if not (is_for_examples(mail.host) or is_known(mail.host, known) or imitated(mail.host, known)):
            yield Fault(mail.at, {"mail": mail.written})


RULE = Rule(
    code="S009",
    name="real-mail",
    severity="warning",
    message=Message(
        vi="“{mail}” có thể là thư điện tử của một người có thật. Ví dụ thì dùng đuôi .example, như ten@thu.example; "
        "thư của một nơi có thật thì ghi vào facts.yml kèm nguồn.",
        en="“{mail}” may be the mail address of a real person. For an example use the ending .example, like "
        "name@mail.example; the address of a real office belongs into facts.yml with its source.",
    ),
    what=Message(
        vi="Trong bài có địa chỉ thư điện tử không phải địa chỉ đặt ra.",
        en="A lesson shows a mail address that is not plainly made up.",
    ),
    why=Message(
        vi="Học viên viết thử vào đó là thư đến tay người lạ. Địa chỉ in ra cũng bị gom để gửi thư rác.",
        en="Learners who try it write to a stranger, and printed addresses are gathered for spam.",
    ),
    bad="Gõ ba.lanh.85@gmail.com.",
    good="Gõ ba.lanh@thu.example.",
    on_page=check,
)
