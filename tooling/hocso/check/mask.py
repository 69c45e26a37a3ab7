"""A page's source with all that is not prose blanked, character for character, so that offsets stay the same.

This is no parser: it only keeps the search for a word's column out of code, link targets and comments.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from hocso.check.notebook import BLANK, blank, is_notebook, prose_of_notebook

__all__ = ["BLANK", "readable", "without_any_code", "without_code"]

_FENCE = re.compile(r"^[ >]*(?P<marks>`{3,}|~{3,}|:{3,})[ ]*(?:\{(?P<name>[^}\n]*)\})?(?P<rest>.*)$")
_HOLDS_CODE = re.compile(
    r"^(code|math|raw|literal|mermaid|sourcecode|eval-rst)"
    r"|^(python|r|julia|bash|sh|sql)\b"  # code in RMarkdown
)
_CODE_IN_A_LINE = r"(?<![`}])(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"  # but not the text of a role
_NOT_PROSE_INLINE = re.compile(
    rf"""
      <!--.*?-->
    | {_CODE_IN_A_LINE}
    | (?<=\])\([^)\n]*\)                                        # where a link leads
    | \bhttps?://[^\s<>]+
    | <[A-Za-z][\w-]*\s[^<>\n]*?=["'][^<>\n]*>                  # a tag of HTML with what it says to the browser
    | ^[ >]*[`~:]{{3,}}\{{(?:figure|image|include|download)\}}[^\n]*   # a file's name
    | ^[ >]*:(?:name|class|target|width|height|align|figclass|label):[^\n]*
    | ^\$\$.*?\$\$                                              # a formula
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


@lru_cache(maxsize=8)
def readable(source: str) -> str:
    """The source with code, link targets, addresses and comments blanked; of a notebook only its text cells stay."""
    text = _without_code_in_cells(prose_of_notebook(source)) if is_notebook(source) else without_code(source)
    return _NOT_PROSE_INLINE.sub(lambda found: blank(found[0]), text)


def without_code(source: str) -> str:
    """The source with the blocks of code blanked; comments, and code in a line, stay."""
    return "\n".join(_without_code(source.split("\n")))


def without_any_code(source: str) -> str:
    """The source with the blocks of code and the code in its lines blanked; comments stay."""
    return re.sub(_CODE_IN_A_LINE, lambda found: blank(found[0]), without_code(source))


def _without_code_in_cells(prose: str) -> str:
    """The prose of a notebook without the blocks of code in it, which its file has a little to the right."""
    lines = prose.split("\n")
    bare = without_code("\n".join(line.strip(BLANK) for line in lines)).split("\n")
    return "\n".join(line.replace(line.strip(BLANK), rest, 1) for line, rest in zip(lines, bare, strict=True))


def _without_code(lines: list[str]) -> Iterator[str]:
    """The lines with those of code blocks blanked. A directive's fence is opened and closed, its words stay."""
    directives: list[str] = []
    code = ""
    for line in lines:
        fence = _FENCE.match(line.rstrip("\r"))
        closes = fence is not None and not fence["name"] and not fence["rest"].strip()
        if code:
            yield blank(line)
            if fence and closes and fence["marks"].startswith(code):
                code = ""
        elif fence is None:
            yield line
        elif closes and directives and fence["marks"].startswith(directives[-1]):
            directives.pop()
            yield line
        elif (fence["name"] and not _HOLDS_CODE.match(fence["name"])) or fence["marks"].startswith(":"):
            directives.append(fence["marks"])
            yield line
        elif "`" in fence["rest"]:
            yield line
        else:
            code = fence["marks"]
            yield blank(line)
