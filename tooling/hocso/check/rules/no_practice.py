"""A lesson without an exercise."""

from hocso.check.anatomy import needs
from hocso.check.rule import Rule
from hocso.model.message import Message

RULE = Rule(
    code="L006",
    name="no-practice",
    severity="error",
    message=Message(
        vi="Bài chưa có phần thực hành. Hãy thêm một khối {{practice}} để bà con tự tay làm trên máy của mình.",
        en="The lesson has no exercise. Add a {{practice}} block in which people do it with their own hands.",
    ),
    what=Message(vi="Trong bài không có khối `practice` nào.", en="There is no `practice` block in the lesson."),
    why=Message(
        vi="Nhìn người khác bấm thì dễ. Về nhà tự bấm được mới là học xong.",
        en="Watching somebody else tap is easy. The lesson is learned when one can do it alone at home.",
    ),
    bad="Bác về nhà làm thử nhé.",
    good=":::{practice}\n:minutes: 10\nHai người một nhóm: một người quét, một người đọc tên.\n:::",
    on_page=needs("practice"),
)
