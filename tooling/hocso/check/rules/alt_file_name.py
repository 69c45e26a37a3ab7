"""A description of a picture that is the name of a file."""

import re
from collections.abc import Iterator

from hocso.check.doctree import pictures
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_markup
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_FILE_NAME = re.compile(
    r"\S.*\.(?:png|jpe?g|gif|svg|webp|bmp|heic|tiff?)|(?:img|dsc|pxl|screenshot|image|photo|hình|ảnh|untitled)[\W_]*[\d\W_]*",
    re.IGNORECASE,
)


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for node in pictures(page.doctree):
        alt = (node.get("alt") or "").strip()
        if _FILE_NAME.fullmatch(alt):
            yield Fault(locate_markup(page, alt, line_of(node)), {"alt": alt})


RULE = Rule(
    code="A002",
    name="alt-file-name",
    severity="warning",
    message=Message(
        vi="Lời tả của hình chỉ là “{alt}”, nghe không hiểu gì. Hãy viết một câu nói hình cho thấy gì và bấm vào đâu.",
        en="The description of the picture is just “{alt}”, which tells a listener nothing. Write one sentence about "
        "what it shows and where to tap.",
    ),
    what=Message(
        vi="Lời tả (alt) của hình là tên tệp, hoặc một chữ chung chung như “hình 1”.",
        en="The description (alt) of a picture is the name of a file, or a bare word like “image 1”.",
    ),
    why=Message(
        vi="Giọng đọc sẽ đọc nguyên “i em gờ không không hai mươi ba chấm pi en gi” giữa bài.",
        en="The voice would say “I M G zero zero two three dot P N G” in the middle of the lesson.",
    ),
    bad="![IMG_0023.png](../images/IMG_0023.png)",
    good="![Màn hình ngân hàng, nút Quét mã ở giữa phía dưới](../images/IMG_0023.png)",
    on_page=check,
)
