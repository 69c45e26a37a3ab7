"""Where things stand on a slide, in points of a slide 960 wide and 540 high (13.33 by 7.5 inches).

All three forms are laid out by these numbers, so that a slide is the same slide in each.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hocso.publish.drawing.lettering import width, wrap
from hocso.publish.slides.model import Picture, Slide

WIDTH, HEIGHT = 960, 540
LEFT, RIGHT, BOTTOM = 44, 924, 492
FOOT_TOP, FOOT_SIZE, COUNT_WIDTH = 502, 18, 90
"""The foot's line is the only one in smaller letters: which slide of how many, and of what lesson."""
LEAST = 28
SIZES = (48, 44, 40, 36, 32, LEAST)
"""Of these the body takes the largest that it fits in."""
TITLE_SIZES = {38: 2, 34: 3, LEAST: 4}
"""Sizes of a title, and how many lines it may take in each."""
PITCH = 1.3
"""From one line of text to the next, in parts of its size: Vietnamese capitals carry two marks."""
HEAVY, LIGHT = 1.055, 0.95
"""How wide bold and other words may be, in parts of what ``lettering`` guesses. Measured on our lessons: Be Vietnam Pro
at most 0.965 and 0.941, DejaVu Sans, the widest that stands in for a font that a machine lacks, 1.053 and 0.944."""
GAP = 0.4
"""Between two blocks, in parts of the size."""
INDENT = 1.15
"""What a marker takes, in parts of the size."""
INSET = 14
BADGE = 1.7
"""The disc with a choice's letter, in parts of the size."""
DROP = 0.2
"""How much lower than the disc its words begin, in parts of the size."""
LABEL_TOP, UNDER_HEAD, BODY_GAP = 16, 14, 20
PICTURE_TOP = 24
GUTTER = 26
TALL = 1.3
"""A picture wider than so many heights has a slide to itself."""
WIDEST_PICTURE = 400
TITLE_FRAME = (60, 206, 840, 216)
FIRST_SIZES = {64: 2, 52: 3, 44: 3, 36: 4}
"""Of the title on the first slide."""
FIRST_LABEL, WARNING_WIDTH = 34, 40
"""The size of the label on the first slide, and the room that the sign of a warning takes before its own."""
SIGN_FRAME, BAND_FRAME = (60, 52, 124, 124), (60, 440, 840, 88)
LARGEST = 4
"""How many times its own size a picture of pixels may be shown."""


@dataclass(frozen=True)
class Frame:
    """A rectangle on the slide."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Head:
    """The band with label and title: its frame, what it shows of both, and the size of the title.

    On the first slide the label has a frame of its own, beside the sign.
    """

    frame: Frame
    label: str
    title: str
    size: int
    beside_sign: Frame | None = None


@dataclass(frozen=True)
class Plan:
    """The frames of a slide. ``panel`` is the ground on which the picture stands beside the words."""

    head: Head
    body: Frame
    picture: Frame | None
    panel: Frame | None


def is_wide(picture: Picture) -> bool:
    return picture.width > TALL * picture.height


def plan(slide: Slide, below: float = 0) -> Plan:
    """Where the parts of a slide stand; ``below`` is the height of what stands between head and a wide picture."""
    if slide.kind == "title":
        return _first(slide)
    picture = slide.picture
    if picture is None or is_wide(picture):
        head = _head(slide, WIDTH)
        body = _body(head, RIGHT)
        if picture is None:
            return Plan(head, body, None, None)
        room = Frame(body.x, body.y + below, body.width, body.height - below)
        return Plan(head, body, _within(picture, room), None)
    column = Frame(RIGHT - WIDEST_PICTURE, PICTURE_TOP, WIDEST_PICTURE, HEIGHT - 2 * PICTURE_TOP)
    shown = _within(picture, column)
    panel = Frame(RIGHT - shown.width - GUTTER, 0, WIDTH - RIGHT + shown.width + GUTTER, HEIGHT)
    beside = Frame(panel.x + (panel.width - shown.width) / 2, shown.y, shown.width, shown.height)
    head = _head(slide, panel.x)
    return Plan(head, _body(head, panel.x - GUTTER), beside, panel)


def _first(slide: Slide) -> Plan:
    """The first slide: the sign, the title on the module's colour, and whose lesson it is on a band at the foot."""
    frame = Frame(*TITLE_FRAME)
    shown, size, _ = _titled(slide.title, FIRST_SIZES, frame.width)
    sign = _within(slide.picture, Frame(*SIGN_FRAME)) if slide.picture else None
    left = sign.right + GUTTER if sign else frame.x
    beside = Frame(
        left, SIGN_FRAME[1] + (SIGN_FRAME[3] - PITCH * FIRST_LABEL) / 2, frame.right - left, PITCH * FIRST_LABEL
    )
    label = shortened(slide.label, HEAVY * FIRST_LABEL, beside.width)
    return Plan(Head(frame, label, shown, size, beside), Frame(*BAND_FRAME), sign, None)


def _head(slide: Slide, right: float) -> Head:
    """The band over ``right`` points."""
    room = right - LEFT - GUTTER
    shown, size, lines = _titled(slide.title, TITLE_SIZES, room)
    high = LABEL_TOP + (PITCH * LEAST if slide.label else 0) + PITCH * size * lines + UNDER_HEAD
    label = shortened(slide.label, HEAVY * LEAST, room - WARNING_WIDTH)
    return Head(Frame(0, 0, right, high), label, shown, size)


def _titled(title: str, sizes: Mapping[int, int], room: float) -> tuple[str, int, int]:
    """A title, the largest size in which it takes no more lines than that allows, and how many it takes.

    One that is too long for every size ends in dots.
    """
    for size, most in sizes.items():
        rows = wrap(title, HEAVY * size, room)
        if len(rows) <= most:
            return title, size, len(rows)
    return _begun(title, sum(map(len, rows[:most]))), size, most


def _begun(title: str, room: int) -> str:
    """The beginning of a title, as many letters and dots as there is room for; ``wrap`` cuts words without a space."""
    kept = title[: room - 2]
    return f"{kept.rstrip()} …"


def _body(head: Head, right: float) -> Frame:
    top = head.frame.bottom + BODY_GAP
    return Frame(LEFT, top, right - LEFT, BOTTOM - top)


def _within(picture: Picture, room: Frame) -> Frame:
    """The picture as large as the room lets it be, in the middle of it."""
    largest = float("inf") if picture.suffix == ".svg" else LARGEST
    scale = min(room.width / picture.width, room.height / picture.height, largest)
    wide, high = picture.width * scale, picture.height * scale
    return Frame(room.x + (room.width - wide) / 2, room.y + (room.height - high) / 2, wide, high)


def shortened(text: str, size: float, room: float) -> str:
    """Text on one line, with dots where it does not fit."""
    if width(text, size) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and width(" ".join(words) + " …", size) > room:
        words.pop()
    return " ".join(words) + " …"
