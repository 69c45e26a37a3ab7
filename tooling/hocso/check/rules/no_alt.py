"""A picture without words for those who do not see it."""

import re
from collections import Counter
from collections.abc import Iterator

from hocso.check.doctree import pictures
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start, position
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for node in pictures(page.doctree):
        if (node.get("alt") or "").strip():
            continue
        name = node.get("uri", "").rpartition("/")[2]
        places = list(_empty_picture(name).finditer(page.source)) if name else []
        if seen[name] < len(places):
            yield Fault(position(page.source, places[seen[name]].start()))
        else:
            yield Fault(line_start(page, line_of(node)))
        seen[name] += 1


def _empty_picture(name: str) -> re.Pattern[str]:
    """A picture of that file without a description, as Markdown or as a directive. They stand in the page's order."""
    markdown = rf"!\[\s*\]\([^)\n]*{re.escape(name)}"
    directive = rf"^[`:]+\{{(?:image|figure)\}}.*{re.escape(name)}"
    return re.compile(f"{markdown}|{directive}", re.MULTILINE)


RULE = Rule(
    code="A001",
    name="no-alt",
    severity="error",
    message=Message(
        vi="Hình này chưa có lời tả (alt). Hãy viết một câu nói hình cho thấy gì và bấm vào đâu: trong ngoặc ![…], "
        "hoặc ở dòng alt.",
        en="This picture has no description (alt). Write one sentence about what it shows and where to tap: in ![…], "
        "or in the line alt.",
    ),
    what=Message(
        vi="Một hình ảnh, hình màn hình hay hình do ô mã vẽ ra không có lời tả.",
        en="A picture, a screen or a drawing made by a code cell has no description.",
    ),
    why=Message(
        vi="Giọng đọc chỉ đọc được lời tả. Người mắt kém và người đang nghe biết hình nhờ đúng câu ấy.",
        en="The voice can only say the description. People with weak eyes, and all who listen, know the picture by it.",
    ),
    bad="![](../images/quet-ma.png)",
    good="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/quet-ma.png)",
    on_page=check,
)
