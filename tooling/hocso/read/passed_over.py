"""What lies in a book's folder and is to be passed over: links that lead round in circles, and pages of no book."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.matching import Matcher, get_matching_files, patmatch


def circular_links(root: Path, excluded: Iterable[str]) -> tuple[str, ...]:
    """The links below ``root`` that lead back to a folder around them, as paths from there; none in what is excluded.

    Who looks for files as Sphinx does follows them, and finds ever longer ways to the same few.
    """
    real = Path(os.path.realpath(root))
    return tuple(_circular(str(root), "", (str(real), *map(str, real.parents)), Matcher(excluded)))


def _circular(folder: str, name: str, around: tuple[str, ...], passed_over: Matcher) -> Iterator[str]:
    for entry in _folders(folder):
        inside = f"{name}{entry.name}"
        if not passed_over(inside):
            real = os.path.realpath(entry.path)
            if real in around:
                yield inside
            else:
                yield from _circular(entry.path, f"{inside}/", (*around, real), passed_over)


def _folders(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted((entry for entry in found if entry.is_dir()), key=lambda entry: entry.name)
    except OSError:  # it went away, or is not for us
        return []


def leave_out_others(app: Sphinx, config: Config) -> None:
    """On ``config-inited``, with ``hocso_only_listed``: exclude what looks like a page and is not in the contents.

    sphinx-external-toc has a setting for that, but looks for such files in what is excluded, too.
    """
    if config.hocso_only_listed:
        endings = [f"**{suffix}" for suffix in config.source_suffix]
        found = get_matching_files(app.srcdir, endings, config.exclude_patterns)
        others = [pattern_for(path) for path in found if not _is_listed(path, config)]
        config.exclude_patterns = [*config.exclude_patterns, *others]


def _is_listed(path: str, config: Config) -> bool:
    contents = config.external_site_map
    docname = next(path.removesuffix(suffix) for suffix in config.source_suffix if path.endswith(suffix))
    return path in contents or docname in contents or any(patmatch(docname, one) for one in contents.globs())


def pattern_for(name: str) -> str:
    """A pattern of Sphinx's for that name; one sign of any kind where a sign would mean something else."""
    return re.sub(r"[][*?]", "?", name)
