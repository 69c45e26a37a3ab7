"""The learner's pages in the guide: as they are, small.

PDF/UA lets Typst embed no PDF, and a page as SVG or PNG weighs ten times as much. So Typst sets a stand-in, a
picture one pixel high whose samples spell a page's number, and here the page itself takes its place.
"""

import io
import struct
import zlib
from functools import partial

import pikepdf

from hocso.publish.typesetting.press import Making
from hocso.store import digest

LAID = "learner's pages 2"
"""Raise the number when laying the pages changes."""
MARK = b"hocso page "
MARKED_CONTENT = frozenset({"BDC", "BMC", "EMC", "DP", "MP"})


def laying(booklet: bytes) -> Making:
    """How a guide gets pages of a booklet."""
    return Making((f"{LAID} {digest(booklet)}",), partial(_laid, booklet=booklet))


def _laid(guide: bytes, booklet: bytes) -> list[bytes]:
    return [lay_pages(guide, booklet)]


def stand_in(number: int) -> bytes:
    """A grey PNG, one pixel high, for a page of the booklet counted from 1."""
    samples = MARK + str(number).encode()
    head = struct.pack(">IIBBBBB", len(samples), 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" + samples)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def lay_pages(guide: bytes, booklet: bytes) -> bytes:
    """The guide with pages of the booklet where their stand-ins are."""
    with pikepdf.open(io.BytesIO(guide)) as pdf, pikepdf.open(io.BytesIO(booklet)) as learners:
        drawn: dict[int, pikepdf.Object] = {}
        for page in pdf.pages:
            for name, picture in page.images.items():
                number = _number(picture)
                if number:
                    drawn.setdefault(number, _drawing(learners, number, pdf))
                    page.resources.XObject[name] = drawn[number]
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _number(picture: pikepdf.Object) -> int | None:
    """The page that a picture stands in for; None for any other picture."""
    if picture.get("/Height") != 1:
        return None
    samples = picture.read_bytes()
    return int(samples.removeprefix(MARK)) if samples.startswith(MARK) else None


def _drawing(booklet: pikepdf.Pdf, number: int, guide: pikepdf.Pdf) -> pikepdf.Object:
    """A page as something to draw in a square of 1 by 1, as pictures are. It is no part of the guide's text: its tags,
    which would mean the wrong things there, are left behind."""
    page = booklet.pages[number - 1]
    bare = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in MARKED_CONTENT]
    form = guide.copy_foreign(page.as_form_xobject())
    form.write(pikepdf.unparse_content_stream(bare))
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    width, height = right - left, top - bottom
    form.Matrix = pikepdf.Array([1 / width, 0, 0, 1 / height, -left / width, -bottom / height])
    return form
