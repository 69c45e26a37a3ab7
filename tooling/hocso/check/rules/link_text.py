"""A link whose words do not say where it leads."""

from collections.abc import Iterator

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import locate_markup
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_VIETNAMESE = ("ở đây", "tại đây", "vào đây", "đây", "bấm đây", "bấm vào đây", "nhấn vào đây", "nhấp vào đây")
_MORE = ("xem ở đây", "xem tại đây", "xem thêm", "chi tiết", "liên kết", "đường dẫn")
_ENGLISH = ("link", "here", "click here", "this", "this link", "more", "read more")
_SAYS_NOTHING = frozenset((*_VIETNAMESE, *_MORE, *_ENGLISH))


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    for link in all_of(page.doctree, nodes.reference):
        text = link.astext()
        if " ".join(text.casefold().split()).strip(" .…!»>→“”\"'") in _SAYS_NOTHING:
            yield Fault(locate_markup(page, f"[{text}]", line_of(link)), {"text": text})


RULE = Rule(
    code="A003",
    name="link-text",
    severity="warning",
    message=Message(
        vi="Chữ của liên kết là “{text}”, không nói sẽ đi đâu. Hãy đặt liên kết vào chính tên nơi đến.",
        en="The words of the link are “{text}”, which do not say where it leads. Put the link on the name of the "
        "place.",
    ),
    what=Message(
        vi="Liên kết nằm ở chữ “ở đây”, “tại đây”, “xem thêm”.",
        en="A link stands on words like “here”, “click here”, “more”.",
    ),
    why=Message(
        vi="Kẻ gian toàn viết “bấm vào đây”. Bài của ta phải tập cho bà con thói quen đọc nơi đến trước khi bấm; "
        "người dùng giọng đọc cũng chỉ nghe thấy mỗi chữ “ở đây”.",
        en="“Click here” is what cheats write. Our lessons must train people to read where a link leads before they "
        "tap; and who listens hears nothing but “here”.",
    ),
    bad="Xem [ở đây](https://dichvucong.gov.vn).",
    good="Xem [Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn).",
    on_page=check,
)
