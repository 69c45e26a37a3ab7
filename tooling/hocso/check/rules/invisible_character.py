"""Characters that nobody sees and every machine reads."""

import re
import unicodedata
from collections.abc import Iterator

from hocso.check.mask import readable
from hocso.check.rule import At, Context, Fault, Rule
from hocso.model.finding import Edit, Fix
from hocso.model.lesson import Lesson
from hocso.model.message import Message

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = (
    "\u00ad\u034f\u180b-\u180e\u200c\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e01ef"  # tags, further variation selectors
)
_FILLERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_PARTERS = "\u200b\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029"
_SPACE = re.compile(f"[{_SPACES}]")
_PARTER = re.compile(f"[{_FILLERS}{_PARTERS}]")
_UNSEEN = re.compile(f"[{_SPACES}{_BIDI}{_JOINERS}{_FILLERS}{_PARTERS}]")
_OF_EMOJI = re.compile("[\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")
_OF_SCRIPTS = re.compile("[\u17b4\u17b5\u180b-\u180e\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BREAK = re.compile("[\u000b\u000c\u001c-\u001e\u0085\u2028\u2029]")  # what ends a line somewhere else
_IS_BIDI = re.compile(f"[{_BIDI}]")


def check(page: Lesson, _context: Context) -> Iterator[Fault]:
    """One fault a line, at the first such character. In code a hard space is none: programs print it in trees."""
    if not _UNSEEN.search(page.source):
        return
    prose = readable(page.source).split("\n")
    for number, line in enumerate(page.source.split("\n"), 1):
        unseen = [one for one in _UNSEEN.finditer(line) if not _belongs(one, number)]
        mended = [one for one in unseen if prose[number - 1].startswith(one[0], one.start())]
        found = [one for one in unseen if one in mended or not _SPACE.match(one[0])]
        if found:
            edits = tuple(_edit(one, number) for one in mended)
            fix = Fix(edits, all(map(_is_safe, mended))) if edits else None
            shown = ", ".join(dict.fromkeys(f"U+{ord(one[0]):04X}" for one in found))
            yield Fault(At(number, found[0].start() + 1), {"characters": shown}, fix)


def _belongs(found: re.Match[str], line: int) -> bool:
    """A mark at the very beginning of a file, a part of an emoji, or what another script needs."""
    before = found.string[: found.start()]
    if found[0] == "\ufeff":
        return line == 1 and not before
    if _OF_EMOJI.match(found[0]) and _is_emoji(_OF_EMOJI.sub("", before[-12:])[-1:]):
        return True
    if _OF_SCRIPTS.match(found[0]) and _is_of_another_script(before[-1:]):
        return True
    return bool(_IS_BIDI.match(found[0])) and any(map(_is_right_to_left, found.string))


def _is_emoji(char: str) -> bool:
    """A picture, the colour of its skin, or a digit on its way to a keycap."""
    return char != "" and (unicodedata.category(char) in ("So", "Sk", "Sm") or char in "0123456789#*‼⁉〰")


def _is_of_another_script(char: str) -> bool:
    letter_or_mark = char != "" and unicodedata.category(char)[0] in "LM"
    return letter_or_mark and not unicodedata.name(char, "").startswith(("LATIN", "COMBINING", "HANGUL"))


def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL")


def _edit(found: re.Match[str], line: int) -> Edit:
    return Edit(line, found.start() + 1, found[0], " " if _SPACE.match(found[0]) or _BREAK.match(found[0]) else "")


def _is_safe(found: re.Match[str]) -> bool:
    """Taking away what may part words is safe only where a space or the line's end parts them as well."""
    around = (found.string[max(found.start() - 1, 0) : found.start()], found.string[found.end() : found.end() + 1])
    return not _PARTER.match(found[0]) or any(one == "" or one in " \t\r" or _SPACE.match(one) for one in around)


RULE = Rule(
    code="V003",
    name="invisible-character",
    severity="warning",
    message=Message(
        vi="Dòng này có ký tự không nhìn thấy ({characters}), thường theo vào khi chép từ Word hay trang web. Hãy "
        "xóa đi và gõ lại dấu cách thường.",
        en="This line has characters that cannot be seen ({characters}); they come along when text is pasted from "
        "Word or the web. Delete them and type plain spaces.",
    ),
    what=Message(
        vi="Dấu cách cứng, dấu nối ẩn, ký tự rộng bằng không; trong mã thì dấu cách cứng không sao. Máy tự sửa khi "
        "chắc chắn không làm dính hai chữ vào nhau.",
        en="Hard spaces, hidden hyphens, characters of no width; in code a hard space is fine. The fix is safe where "
        "it cannot stick two words together.",
    ),
    why=Message(
        vi="Tìm bài không ra, giọng đọc ngắt sai chỗ, dòng chữ to trên máy nhỏ không xuống dòng được.",
        en="Search misses the word, the voice pauses in the wrong place, and large text cannot wrap on a small screen.",
    ),
    bad="Bấm\u00a0nút\u00a0Quét",
    good="Bấm nút Quét",
    mending=Message(
        vi="Máy xóa đi hoặc thay bằng dấu cách thường; trong mã, tên tệp và địa chỉ thì để nguyên. Chỗ nào có thể "
        "làm dính hai chữ thì chỉ --unsafe-fixes mới sửa.",
        en="They are deleted or become plain spaces, but not in code, names of files and addresses; where two words "
        "could stick together, only with --unsafe-fixes.",
    ),
    on_page=check,
)
