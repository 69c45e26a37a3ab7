"""A code cell that everybody has to wait for."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="C004",
    name="cell-slow",
    severity="note",
    message=Message(
        vi="Ô mã này chạy mất {seconds} giây, quá {limit} giây. Hãy bớt việc cho nó, hoặc tính sẵn rồi lưu kết quả "
        "thành tệp hình.",
        en="This code cell takes {seconds} seconds, more than {limit}. Give it less to do, or work it out beforehand "
        "and keep the result as a picture.",
    ),
    what=Message(
        vi="Một ô mã chạy lâu hơn số giây đặt ở check.slow_cell trong _config.yml (không đặt thì là 10). Máy nhớ lần "
        "chạy gần nhất; đổi con số ấy thì không phải chạy lại.",
        en="A code cell takes longer than the seconds that check.slow_cell in _config.yml allows (10 if it is not "
        "set). The last run is remembered; another limit needs no new one.",
    ),
    why=Message(
        vi="Làm cả bộ giáo trình là phải chờ ô này. Máy yếu hơn thì còn lâu hơn, có khi quá thời hạn rồi bị dừng.",
        en="The build of the whole curriculum waits for it. A weaker machine takes longer still, perhaps longer "
        "than it may.",
    ),
    bad="```{code-cell}\nimport time\n\ntime.sleep(12)\n```",
    good="```{code-cell}\nsum(range(1000))\n```",
)
