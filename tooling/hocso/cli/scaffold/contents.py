"""Entering a page in ``_toc.yml`` without touching any other letter of it: comments and layout stay the author's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.model.place import Place
from hocso.yaml_words import in_authors_words, mark_of

CONTENTS_FILE = "_toc.yml"
PARTS = ("parts", "subtrees")
PAGES = ("chapters", "sections", "entries")


@dataclass(frozen=True)
class Part:
    """A part as it is written: its caption, the docnames of its pages, and where its list of pages stands."""

    caption: str
    docnames: tuple[str, ...]
    pages: yaml.SequenceNode

    @property
    def folder(self) -> str:
        """The folder of its first page, relative to the book's root: ``curriculum/4t``."""
        return self.docnames[0].rpartition("/")[0]

    @property
    def slug(self) -> str:
        return self.folder.rpartition("/")[2]


def parts_of(source: str) -> list[Part]:
    """The parts of the contents, in order; contents without parts are one part without a caption."""
    top = composed(source)
    parts = child(top, PARTS)
    nodes = parts.value if isinstance(parts, yaml.SequenceNode) else [top]
    found = (part_of(node) for node in nodes if isinstance(node, yaml.MappingNode))
    return [part for part in found if part and part.docnames]


def with_page(source: str, part: Part, docname: str) -> str:
    """The contents with one more page at the end of a part of theirs."""
    return with_item(source, part.pages, f"- file: {docname}")


def with_part(source: str, caption: str, docnames: tuple[str, ...]) -> str:
    """The contents with one more part at their end."""
    parts = child(composed(source), PARTS)
    if not isinstance(parts, yaml.SequenceNode):
        raise by_hand(1, caption)
    return with_item(
        source,
        parts,
        f"- caption: {scalar(caption)}",
        "  chapters:",
        *(f"    - file: {docname}" for docname in docnames),
    )


def with_item(source: str, items: yaml.SequenceNode, *new: str) -> str:
    """``source`` with the lines of a new item after the last of ``items``, at their column."""
    if items.flow_style or not items.value:
        raise by_hand(items.start_mark.line + 1, new[0])
    end = "\r\n" if "\r\n" in source else "\n"
    margin = " " * items.start_mark.column
    lines = source.splitlines()
    after = last_line(items) + 1
    return end.join([*lines[:after], *(margin + line for line in new), *lines[after:]]) + end


def composed(source: str) -> yaml.MappingNode:
    try:
        top = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = mark_of(error)
        told = message("cli.contents-broken", problem=in_authors_words(error))
        raise HocsoError(told, Place(CONTENTS_FILE, mark.line + 1 if mark else 1)) from error
    if not isinstance(top, yaml.MappingNode):
        raise HocsoError(message("cli.contents-broken", problem="root:"), Place(CONTENTS_FILE))
    return top


def part_of(node: yaml.MappingNode) -> Part | None:
    pages = child(node, PAGES)
    if not isinstance(pages, yaml.SequenceNode):
        return None
    caption = child(node, ("caption",))
    return Part(str(caption.value) if caption else "", tuple(files_of(pages)), pages)


def files_of(pages: yaml.SequenceNode) -> Iterator[str]:
    for page in pages.value:
        file = child(page, ("file",)) if isinstance(page, yaml.MappingNode) else None
        if isinstance(file, yaml.ScalarNode):
            yield file.value.removesuffix(".md")


def child(node: yaml.MappingNode, names: tuple[str, ...]) -> yaml.Node | None:
    return next((value for key, value in node.value if key.value in names), None)


def last_line(node: yaml.Node) -> int:
    """The last line that a node's own text is on; its end mark may be past comments that follow."""
    if isinstance(node, yaml.ScalarNode) or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last)


def scalar(text: str) -> str:
    """``text`` as YAML: plain if that reads back as the same text, else quoted."""
    try:
        plain = yaml.safe_load(f"key: {text}") == {"key": text}
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def by_hand(line: int, item: str) -> HocsoError:
    return HocsoError(message("cli.contents-by-hand", item=item), Place(CONTENTS_FILE, line))
