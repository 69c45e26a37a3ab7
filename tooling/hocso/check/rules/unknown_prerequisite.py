"""A lesson that asks for one that does not exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from hocso.check.rule import Context, Fault, Rule
from hocso.check.source import in_front_matter
from hocso.model.curriculum import Curriculum
from hocso.model.message import Message


def check(curriculum: Curriculum, _context: Context) -> Iterator[tuple[str, Fault]]:
    addresses = sorted(page.address for page in curriculum.pages())
    for page in curriculum.pages():
        for address in page.front.after if page.front else ():
            if address not in addresses:
                similar = get_close_matches(address, addresses, cutoff=0.3)
                fields = {"address": address, "known": ", ".join(similar)}
                yield page.path, Fault(in_front_matter(page, address), fields)


RULE = Rule(
    code="L008",
    name="unknown-prerequisite",
    severity="error",
    message=Message(
        vi="Không có bài “{address}” để học trước. Hãy sửa địa chỉ sau after: (gần giống: {known}), hoặc bỏ dòng ấy.",
        en="There is no lesson “{address}” to learn first. Mend the address after after: (similar ones: {known}), or "
        "drop it.",
    ),
    what=Message(
        vi="`after:` nêu một bài mà giáo trình không có. Địa chỉ là thư mục và tên tệp, không có đuôi .md.",
        en="`after:` names a lesson that the book does not have. An address is folder and file name without .md.",
    ),
    why=Message(
        vi="Học viên và người dạy dựa vào đó để biết nên học bài nào trước.",
        en="Learners and trainers use it to know what to learn first.",
    ),
    bad="lesson:\n  after: [4t/quet-ma]",
    good="lesson:\n  after: [4t/01-nhan-tien-bang-ma-qr]",
    on_book=check,
)
