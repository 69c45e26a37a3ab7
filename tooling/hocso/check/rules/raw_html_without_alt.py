"""A picture, a film or a frame in HTML that has no words."""

from collections.abc import Iterator
from html.parser import HTMLParser

from docutils import nodes

from hocso.check.doctree import all_of
from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import line_start
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.model.nodes import line_of

_WORDS = {
    "img": ("alt", "aria-label", "aria-labelledby"),
    "iframe": ("title", "aria-label", "aria-labelledby"),
    "video": ("title", "aria-label", "aria-labelledby"),
    "audio": ("title", "aria-label", "aria-labelledby"),
}
"""Where each element has its words. An empty ``alt`` says that a picture is an ornament."""


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    reader = _Wordless()
    for raw in all_of(page.doctree, nodes.raw):
        if "html" in raw.get("format", ""):
            reader.read(raw)
    for line, element in reader.found:
        yield Fault(line_start(page, line), {"element": f"<{element}>", "attribute": _WORDS[element][0]})


class _Wordless(HTMLParser):
    """Gathers the elements without words with their lines. Inside a sentence each tag is a node of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._line, self._before, self._spreads = 1, 1, False

    def read(self, raw: nodes.raw) -> None:
        """A block's tags stand on their own lines; those of a sentence, or of a cell's output, on its first one."""
        self._line, self._before, self._spreads = line_of(raw), self.getpos()[0], bool(raw.line)
        self.feed(raw.astext())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = given.get("aria-hidden") == "true" or given.get("role") in ("presentation", "none")
        if tag == "track" and self.found and self.found[-1][1] in ("video", "audio"):
            self.found.pop()  # subtitles are its words
        elif tag in _WORDS and not hidden and not any(name in given for name in _WORDS[tag]):
            rows = self.getpos()[0] - self._before if self._spreads else 0
            self.found.append((self._line + rows, tag))


RULE = Rule(
    code="A011",
    name="raw-html-without-alt",
    severity="error",
    message=Message(
        vi='Thẻ {element} này chưa có lời. Hãy thêm {attribute}="…" nói nó cho thấy gì, hoặc dùng hình của Markdown: '
        "![lời tả](tệp).",
        en='This {element} has no words. Add {attribute}="…" to say what it shows, or use a picture of Markdown: '
        "![words](file).",
    ),
    what=Message(
        vi="HTML viết thẳng trong bài, hoặc do ô mã in ra, có `<img>` không `alt`, `<iframe>` không `title`, `<video>` "
        "hay `<audio>` không `title` và không phụ đề.",
        en="HTML in the page, or made by a code cell, has an `<img>` without `alt`, an `<iframe>` without `title`, a "
        "`<video>` or `<audio>` without `title` or subtitles.",
    ),
    why=Message(
        vi="Người không nhìn thấy chỉ nghe “hình”, “khung”, rồi thôi. Giọng đọc cũng bỏ qua.",
        en="Who cannot see it hears “image” or “frame” and nothing else. The voice leaves it out too.",
    ),
    bad='<img src="../images/quet-ma.png" width="200">',
    good='<img src="../images/quet-ma.png" width="200" alt="Màn hình ngân hàng, nút Quét mã ở giữa">',
    on_page=check,
)
