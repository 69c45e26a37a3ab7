"""What a drawn screen is made of."""

from collections.abc import Iterable
from typing import NamedTuple

SCREEN_ITEMS = {
    "title": "the coloured bar that names the app or page",
    "text": "a line of words",
    "button": "a button with its words",
    "icon": "a square tile: an app on the home screen, an entry of a menu",
    "field": "a box to type in, with what stands in it",
    "row": "a line of a list, with an arrow",
    "code": "a QR code, drawn as a sign only",
    "picture": "a place for a photo or a face, with its word",
    "note": "a notification at the top",
    "tab": "an entry of the bar at the bottom",
    "before": "the word over the first of two phones",
    "after": "the word over the second phone, whose items follow",
}
PHONE_BEGINS = ("before", "after")
"""The kinds that begin a phone and are no part of it."""
WITHOUT_ICON = ("code", *PHONE_BEGINS)


class ScreenItem(NamedTuple):
    """A line of a screen: one of ``SCREEN_ITEMS``, its words, and the name of its icon (``model.icons``) or ""."""

    kind: str
    words: str
    icon: str = ""


class Phone(NamedTuple):
    """One of the phones of a screen: the word over it, "" for none, and its items from top to bottom."""

    word: str
    items: tuple[ScreenItem, ...]


def phones(items: Iterable[ScreenItem]) -> list[Phone]:
    """The phones of a screen in their order: one, or how it looks before and after."""
    found = [Phone("", ())]
    for item in items:
        if item.kind in PHONE_BEGINS:
            found.append(Phone(item.words, ()))
        else:
            found[-1] = Phone(found[-1].word, (*found[-1].items, item))
    return found if found[0].items or len(found) == 1 else found[1:]
