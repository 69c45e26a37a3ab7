"""Two pages, or two parts, whose addresses are the same to many computers."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.check.contents import runs
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson
from hocso.model.message import Message
from hocso.vietnamese.slugs import slug_of

_COUNTED = re.compile(r"-\d+$")


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    seen: dict[str, Lesson] = {}
    for page in curriculum.pages():
        address = unicodedata.normalize("NFC", page.address).casefold()
        first = seen.setdefault(address, page)
        if first.docname != page.docname:
            yield page.path, Fault(At(1, 1), {"address": page.address, "other": first.address})
    yield from _parts(curriculum)


def _parts(curriculum: Curriculum) -> Iterator[tuple[str, Fault]]:
    """Parts that have the name of an earlier one: the reading has counted on in their address."""
    slugs: set[str] = set()
    for module, pages in zip(curriculum.modules, runs(curriculum), strict=True):
        wanted = _COUNTED.sub("", module.slug)
        if module.slug != wanted and wanted in slugs and slug_of(module.name) == wanted:
            yield pages[0].path, Fault(At(1, 1), {"address": module.slug, "other": wanted})
        slugs.add(module.slug)


RULE = Rule(
    code="L013",
    name="same-slug",
    severity="warning",
    message=Message(
        vi="Địa chỉ “{address}” dễ lẫn với “{other}”: chỉ khác chữ hoa chữ thường, hoặc hai phần trùng tên. Hãy đặt "
        "lại tên tệp hoặc tên phần.",
        en="The address “{address}” is easily taken for “{other}”: only capitals differ, or two parts have one name. "
        "Rename the file or the part.",
    ),
    what=Message(
        vi="Hai trang có địa chỉ chỉ khác nhau ở chữ hoa, chữ thường; hoặc hai phần của sách trùng tên.",
        en="The addresses of two pages differ in capitals only; or two parts of the book have the same name.",
    ),
    why=Message(
        vi="Máy Windows và thẻ nhớ coi hai tên ấy là một: trang này đè mất trang kia. Hai phần trùng tên thì sổ tay in "
        "ra cũng trùng tên.",
        en="Windows and memory cards take the two for one: one page overwrites the other. Of two parts with one name "
        "the printed booklets have one name too.",
    ),
    bad="4t/nhan-tien.md\n4t/Nhan-Tien.md",
    good="4t/nhan-tien.md\n4t/nhan-tien-tro-cap.md",
    on_book=check,
)
