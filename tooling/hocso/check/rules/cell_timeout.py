"""A code cell that ran over its limit."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C002",
    name="cell-timeout",
    severity="error",
    message=Message(
        vi="Ô mã này chạy quá {seconds} giây nên bị dừng. Hãy xem có vòng lặp không dừng hay chờ mạng không, và bớt "
        "việc cho nó.",
        en="This code cell ran for more than {seconds} seconds and was stopped. Look for a loop without end or a "
        "wait for the network, and give it less to do.",
    ),
    what=Message(
        vi="Một ô mã chạy lâu hơn thời hạn đặt trong _config.yml (execute: timeout).",
        en="A code cell ran longer than the limit set in _config.yml (execute: timeout).",
    ),
    why=Message(
        vi="Ô bị dừng thì bài thiếu hình. Mỗi lần xem thử bài, người soạn lại phải ngồi chờ.",
        en="A stopped cell leaves the lesson without its picture, and the writer waits at every preview.",
    ),
    bad="```{code-cell}\nwhile True:\n    pass\n```",
    good="```{code-cell}\nsum(range(1000))\n```",
)
