"""Raw HTML without anything that would call another host when the page opens."""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

Refuse = Callable[[str, str], None]
"""Told of each thing that was left out: what, and the address it would have called."""

ADDRESS = re.compile(r"^\s*(https?:|//)", re.IGNORECASE)
STYLE_CALL = re.compile(r"(?:@import\s+|url\(\s*)[\"']?\s*((?:https?:)?//[^\"')\s;]*)", re.IGNORECASE)
SCRIPT_CALL = re.compile(r"(https?:)?//[\w.-]+\.\w+[^\s\"'`)]*")
LOADING = ("src", "srcset", "poster", "data", "background", "xlink:href")
VOID = {"img", "source", "track", "embed", "input", "link", "meta", "base"}
HREF_LOADS = {"link", "base", "use", "image"}


def calls_out(address: str) -> bool:
    return bool(ADDRESS.match(address))


def clean(html: str, refuse: Refuse, elsewhere: Callable[[str], str]) -> str:
    """``html`` less what calls another host; a frame or a film becomes a link, whose words ``elsewhere`` gives."""
    cleaner = _Cleaner(refuse, elsewhere)
    cleaner.feed(html)
    cleaner.close()
    return "".join(cleaner.kept)


class _Cleaner(HTMLParser):
    """Passes on what it reads, byte for byte, except for the elements that call out."""

    def __init__(self, refuse: Refuse, elsewhere: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self._refuse, self._elsewhere = refuse, elsewhere
        self._dropping: list[str] = []
        self._raw = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropping:
            self._dropping += [tag] if tag == self._dropping[0] else []
            return
        address = _called(tag, dict(attrs))
        if address:
            self._leave_out(tag, address)
        else:
            self._end_raw()
            self._raw = tag if tag in ("script", "style") else ""
            self.kept.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        depth = len(self._dropping)
        self.handle_starttag(tag, attrs)
        del self._dropping[depth:]

    def handle_endtag(self, tag: str) -> None:
        if not self._dropping:
            self._end_raw()
            self.kept.append(f"</{tag}>")
        elif tag == self._dropping[-1]:
            self._dropping.pop()

    def handle_data(self, data: str) -> None:
        if not self._dropping:
            (self._inside if self._raw else self.kept).append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def close(self) -> None:
        super().close()
        self._end_raw()

    def _end_raw(self) -> None:
        """A script or style that calls out anywhere in it goes as a whole."""
        text, self._inside = "".join(self._inside), []
        call = (STYLE_CALL if self._raw == "style" else SCRIPT_CALL).search(text) if self._raw else None
        if call:
            self._refuse(self._raw, call.group(0))
        else:
            self.kept.append(text)
        self._raw = ""

    def handle_comment(self, data: str) -> None:
        """Comments are not for learners."""

    def _leave_out(self, tag: str, address: str) -> None:
        self._refuse(tag, address)
        if tag not in ("script", "link", "meta", "base", "source", "track", "style") and calls_out(address):
            self.kept.append(f'<a href="{escape(address)}">{escape(self._elsewhere(address))}</a>')
        if tag not in VOID:
            self._dropping.append(tag)


def _called(tag: str, attributes: dict[str, str | None]) -> str:
    """The address an element would call by itself, or ""."""
    names = (*LOADING, "href") if tag in HREF_LOADS else LOADING
    for name in names:
        for part in (attributes.get(name) or "").split(","):
            if calls_out(part):
                return part.split()[0]
    style = STYLE_CALL.search(attributes.get("style") or "")
    if style:
        return style.group(1)
    if tag == "meta" and "refresh" in (attributes.get("http-equiv") or "").lower():
        return attributes.get("content") or "refresh"
    return ""
