"""A page of a site with everything inside it that it loads, so that it can be sent as one file."""

import base64
import mimetypes
import posixpath
import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from hocso.publish.kit.bundle import Bundle

LOADING = ("img", "audio", "video", "source", "track")
KINDS = {".mp3": "audio/mpeg", ".svg": "image/svg+xml", ".vtt": "text/vtt", ".webp": "image/webp"}


def alone(name: str, bundle: Bundle, address: Callable[[str], str]) -> str:
    """The page ``name`` of a bundle in one text. Links to other pages get the ``address`` of those, or, if that is "",
    are only words."""
    writer = _Writer(name, bundle, address)
    writer.feed(bundle.read(name).decode("utf-8"))
    writer.close()
    return "".join(writer.kept)


class _Writer(HTMLParser):
    """Passes on what it reads, byte for byte, except for the tags that load or lead to something."""

    def __init__(self, name: str, bundle: Bundle, address: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self._name, self._bundle, self._address = name, bundle, address
        self._late: list[str] = []
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        text = self.get_starttag_text() or ""
        if tag == "script" and self._inside(given.get("src")):
            self._late.append(self._bundle.read(self._file(given["src"])).decode("utf-8"))
            self._skip = True
            return
        if tag in LOADING and self._inside(given.get("src")):
            text = _changed(text, "src", self._data(given["src"]))
        elif tag == "a" and self._inside(given.get("href")):
            text = self._link(text, given["href"] or "")
        self.kept.append(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Scripts were deferred: inside of a page they run at its end, where all of it is there."""
        if tag == "script" and self._skip:
            self._skip = False
            return
        if tag == "body":
            self.kept += [f"<script>{_unbroken(text)}</script>\n" for text in self._late]
        self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.kept.append(data)

    def handle_entityref(self, name: str) -> None:
        self.kept.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.kept.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.kept.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.kept.append(f"<!--{data}-->")

    def _inside(self, address: str | None) -> bool:
        """Whether an address is that of a file of the bundle."""
        parts = urlsplit(address or "")
        return bool(parts.path) and not parts.scheme and not parts.netloc and self._file(address) in self._bundle.files

    def _file(self, address: str | None) -> str:
        path = unquote(urlsplit(address or "").path)
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._name), path))

    def _data(self, address: str | None) -> str:
        name = self._file(address)
        suffix = posixpath.splitext(name)[1].lower()
        kind = KINDS.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
        return f"data:{kind};base64,{base64.b64encode(self._bundle.read(name)).decode('ascii')}"

    def _link(self, text: str, href: str) -> str:
        anchor = urlsplit(href).fragment
        if self._file(href) == self._name:
            return _changed(text, "href", f"#{anchor}")
        public = self._address(self._file(href))
        return _changed(text, "href", public + (f"#{anchor}" if anchor else "") if public else None)


def _changed(tag: str, attribute: str, value: str | None) -> str:
    """A start tag with another value of an attribute, or without it."""
    new = f' {attribute}="{escape(value)}"' if value is not None else ""
    return re.sub(rf'\s{attribute}\s*=\s*("[^"]*"|\'[^\']*\'|[^\s>]+)', lambda _: new, tag, count=1)


def _unbroken(script: str) -> str:
    """A script that its own words cannot end: ``</script`` in a string is the same string with a backslash."""
    return re.sub(r"</(?=script)", r"<\\/", script, flags=re.IGNORECASE)
