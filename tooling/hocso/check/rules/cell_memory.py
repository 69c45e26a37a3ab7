"""A code cell that wanted more memory than its page may have."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C007",
    name="cell-memory",
    severity="error",
    message=Message(
        vi="Ô mã này cần nhiều bộ nhớ quá nên bị dừng: cả trang chỉ được dùng {megabytes} MB. Hãy đọc hay tính từng "
        "phần nhỏ, bỏ bớt số liệu, hoặc nâng cells.memory trong _config.yml.",
        en="This code cell wanted too much memory and was stopped: the page may fill {megabytes} MB. Read or compute "
        "in smaller parts, leave out some data, or raise cells.memory in _config.yml.",
    ),
    what=Message(
        vi="Các ô mã của một trang cần nhiều bộ nhớ hơn mức đặt ở cells.memory trong _config.yml (không đặt thì là "
        "4096 MB). Mức này chỉ có hiệu lực trên Linux; ở máy khác, ô chỉ dừng khi máy hết bộ nhớ.",
        en="The code cells of a page want more memory than cells.memory in _config.yml allows (4096 MB if it is not "
        "set). The limit holds on Linux alone; elsewhere a cell is stopped when the machine has no more.",
    ),
    why=Message(
        vi="Một ô ngốn hết bộ nhớ làm treo máy của người soạn, và bài không làm được trên máy yếu hơn.",
        en="A cell that takes all memory brings a writer's computer to a halt, and on a smaller one the lesson fails.",
    ),
    bad="```{code-cell}\nday = bytearray(1 << 45)\n```",
    good="```{code-cell}\nday = bytearray(1 << 10)\nlen(day)\n```",
)
