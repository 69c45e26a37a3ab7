"""Read pages that belong to no book: each on its own, without settings, contents or data files around it."""

import unicodedata
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.errors import CannotRead
from hocso.model.settings import Settings
from hocso.read.book import assemble
from hocso.read.configuration import Configuration, configuration_of
from hocso.read.contents import Contents, Part
from hocso.read.passed_over import pattern_for
from hocso.read.session import read_with_sphinx

# Whether a link leads to a page is for the book to know that both are in.
_ABOUT_OTHER_PAGES = ("myst.xref_missing", "ref", "toc")


def read_loose_pages(folder: Path, names: Sequence[str]) -> Curriculum:
    """Read the files ``names`` of a folder as a book of nothing else. Their code cells are not run."""
    names = [_as_sphinx_names(folder, name) for name in names]
    docnames = list(dict.fromkeys(Path(name).stem for name in names))
    contents = Contents(docnames[0], tuple([Part("", tuple(docnames[1:]))] if docnames[1:] else []))
    with TemporaryDirectory(prefix="hocso-") as made:
        working = Path(made)
        configuration = _configuration(folder, names, contents, working)
        with closing(read_with_sphinx(folder, working, configuration.sphinx, docnames, kept=False)) as sitting:
            curriculum = assemble(folder, configuration, contents, sitting.reading)
        return replace(curriculum, loose=True, settings=_without_house_style(curriculum.settings))


def _as_sphinx_names(folder: Path, name: str) -> str:
    """The name with its letters and marks joined, as Sphinx looks for it; CannotRead if the disk has it otherwise."""
    joined = unicodedata.normalize("NFC", name)
    if not (folder / joined).exists():
        raise CannotRead(message("read.name-not-nfc", path=joined))
    return joined


def _configuration(folder: Path, names: Sequence[str], contents: Contents, working: Path) -> Configuration:
    """Defaults, and contents of their own: nothing else in the folder is looked at."""
    toc = working / "_toc.yml"
    chapters = [{"file": name} for name in contents.docnames[1:]]
    entries = {"format": "jb-book", "root": contents.root, **({"chapters": chapters} if chapters else {})}
    toc.write_text(yaml.safe_dump(entries), encoding="utf-8")
    configuration = configuration_of({}, folder, contents.sample(folder))
    inside = [f"{pattern_for(entry.name)}/**" for entry in folder.iterdir() if entry.is_dir()]
    own = {
        "external_toc_path": str(toc),
        "nb_execution_mode": "off",
        "suppress_warnings": [*configuration.sphinx.get("suppress_warnings", []), *_ABOUT_OTHER_PAGES],
        "hocso_only_listed": False,  # it would look through the whole folder
        "include_patterns": [pattern_for(name) for name in names],
        "exclude_patterns": [*configuration.sphinx["exclude_patterns"], *inside],
        "myst_enable_extensions": [*configuration.sphinx["myst_enable_extensions"], "colon_fence"],
    }
    return replace(configuration, sphinx={**configuration.sphinx, **own})


def _without_house_style(settings: Settings) -> Settings:
    """Of two right spellings each page keeps to its own: there is no book to say which."""
    language = replace(settings.language, tone_marks="majority", i_or_y="majority")
    return replace(settings, language=language)
