"""The theme: Jinja templates, and style sheets that stand inside each page."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import cast

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from hocso.prepared import prepared
from hocso.publish.site.scripts import SCRIPTS, words_in_script
from hocso.publish.site.trimming import any_of, names_in, only_needed

STYLES = {
    "page": ("page.css",),
    # Only pages that hold such things carry their styles.
    "books": ("books.css",),
    "offline": ("offline.css",),
    # And so do pages that say in their class what they are.
    "paper": ("paper.css",),
    "trainer": ("trainer.css",),
}
STYLE_HERE = "/* style */"
KINDS = ("paper", "trainer")
OTHER_BOOKS = re.compile(
    r'class="[^"]*\b(admonition|highlight|sd-|docutils|math|cell|topic|sidebar|footnote)|<(table|dl)\b'
)


@cache
def environment() -> Environment:
    return _environment(_CompiledBefore())


def _environment(compiled: BytecodeCache | None = None) -> Environment:
    return Environment(
        loader=PackageLoader("hocso.publish.site", "theme"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled,
    )


class _CompiledBefore(BytecodeCache):
    """The templates as they were compiled once an installation."""

    @cached_property
    def _all(self) -> Mapping[str, bytes]:
        return prepared("templates", lambda: _compiled(self))

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._all:
            bucket.bytecode_from_string(self._all[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing: a template that was not there in time is not one of ours."""


def _compiled(keys: BytecodeCache) -> dict[str, bytes]:
    """All templates in bytecode, by the keys that Jinja will ask for."""
    environment = _environment()
    buckets = []
    for name in environment.list_templates(extensions=["html"]):
        source, file, _ = cast(PackageLoader, environment.loader).get_source(environment, name)
        bucket = Bucket(environment, keys.get_cache_key(name, file), keys.get_source_checksum(source))
        bucket.code = environment.compile(source, name, file)
        buckets.append(bucket)
    return {bucket.key: bucket.bytecode_to_string() for bucket in buckets}


def styled(html: str) -> str:
    """A whole page with its styles where ``STYLE_HERE`` stands, if it is one that has some."""
    return html.replace(STYLE_HERE, styles_for(html), 1)


def styles_for(html: str) -> str:
    """The styles a page needs: the theme's own, and those of other people's books if it looks like one.

    What neither the page nor one of its scripts names is left out.
    """
    sheet = style("page") + style("offline") + (style("books") if OTHER_BOOKS.search(html) else "")
    sheet += "".join(style(kind) for kind in KINDS if f'class="wrap {kind}"' in html)
    names = names_in(html).union(*(names_given_by(name) for name in SCRIPTS if f"{name}-" in html))
    return only_needed(sheet, names)


@cache
def names_given_by(name: str) -> frozenset[str]:
    """What selectors may ask for once a script has run."""
    return frozenset(any_of(words_in_script(name)))


@cache
def style(name: str) -> str:
    text = "".join(_text(file) for file in STYLES[name])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()


def _text(file: str) -> str:
    return files("hocso.publish.site").joinpath("theme", file).read_text(encoding="utf-8")
