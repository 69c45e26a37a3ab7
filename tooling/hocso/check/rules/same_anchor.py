"""An anchor that is given twice."""

from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L018",
    name="same-anchor",
    severity="warning",
    message=Message(
        vi="Tên đánh dấu “{anchor}” đã dùng ở {other}. Hãy đặt tên khác cho chỗ này và sửa các liên kết dẫn tới nó.",
        en="The anchor “{anchor}” was already given at {other}. Give this place another name, and mend the links "
        "that lead to it.",
    ),
    what=Message(
        vi="Hai chỗ trong sách mang cùng một tên đánh dấu: `(tên)=` hoặc `:name:`.",
        en="Two places of the book have the same anchor: `(name)=` or `:name:`.",
    ),
    why=Message(
        vi="Liên kết chỉ dẫn tới một trong hai chỗ. Học viên bấm vào thì gặp nhầm bài.",
        en="A link can lead to one of them only, and learners land in the wrong lesson.",
    ),
    bad="(quet-ma)=\n## Quét mã\n\nĐọc tên trước.\n\n(quet-ma)=\n## Xem lại\n\nBấm sau.",
    good="(quet-ma)=\n## Quét mã\n\nĐọc tên trước.\n\n(xem-lai)=\n## Xem lại\n\nBấm sau.",
)
