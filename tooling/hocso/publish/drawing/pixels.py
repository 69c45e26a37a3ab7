"""Pictures in pixels that Typst draws: what a messenger shows beside a link, and the site's icons.

Phones and messengers take no SVG for these. The same data give the same bytes, and what was drawn before is kept.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import typst

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.publish.fonts import fonts
from hocso.store import Store, digest

SHARE_SIZE = (1200, 630)


@dataclass(frozen=True)
class Card:
    """A share picture. ``above`` stands over the title, ``place`` below the book's name.

    ``sign`` is an SVG or ""; ``heard`` says that the page speaks, and is "" if it does not.
    """

    title: str
    above: str
    book: str
    place: str
    colour: str
    sign: str
    heard: str


@dataclass(frozen=True)
class Icon:
    """``side`` in pixels; ``round`` is the radius of the corners and ``share`` the drawing's side, in parts of it."""

    side: int
    round: float
    share: float


def share_pictures(cards: Mapping[str, Card], shelf: Store) -> dict[str, bytes]:
    """The PNGs of cards by the same names, 1200 by 630 pixels."""
    signs = {f"{digest(card.sign)[:16]}.svg": card.sign for card in cards.values() if card.sign}
    told = {name: asdict(card) | {"sign": _sign_file(card.sign)} for name, card in cards.items()}
    return _drawn("share", "cards", told, signs, shelf)


def icon_pictures(icons: Mapping[str, Icon], shelf: Store) -> dict[str, bytes]:
    """The PNGs of icons by the same names."""
    return _drawn("icons", "icons", {name: asdict(icon) for name, icon in icons.items()}, {}, shelf)


def _sign_file(sign: str) -> str | None:
    return f"/{digest(sign)[:16]}.svg" if sign else None


def _drawn(
    template: str, data: str, told: Mapping[str, object], beside: Mapping[str, str], shelf: Store
) -> dict[str, bytes]:
    source = (files(__package__) / "templates" / f"{template}.typ").read_text(encoding="utf-8")
    makers = [version(name) for name in ("typst", "fontpkg-be-vietnam-pro")]
    keys = {name: digest(source, *makers, json.dumps(one, sort_keys=True)) for name, one in told.items()}
    missing = [name for name, key in keys.items() if not shelf.has(key)]
    if missing:
        texts = {**beside, f"{data}.json": json.dumps([told[name] for name in missing]), "main.typ": source}
        for name, picture in zip(missing, _pages(texts), strict=True):
            shelf.put(keys[name], picture)
    return {name: shelf.path(key).read_bytes() for name, key in keys.items()}


def _pages(texts: Mapping[str, str]) -> Sequence[bytes]:
    """A PNG a page of ``main.typ``, a pixel a point."""
    with tempfile.TemporaryDirectory(prefix="hocso-pictures-") as name:
        root = Path(name).resolve()
        for file, text in texts.items():
            (root / file).write_text(text, encoding="utf-8")
        try:
            main = str(root / "main.typ")
            made = typst.compile(
                main, root=str(root), font_paths=fonts(), ignore_system_fonts=True, format="png", ppi=72
            )
        except typst.TypstError as error:
            raise CannotPublish(message("drawing.refused", reason=error.message)) from error
    return made if isinstance(made, list) else [made]
