"""Where in ``facts.yml`` an entry stands."""

import re

from hocso.check.rule import At
from hocso.check.source import position
from hocso.model.curriculum import Curriculum

_FILE = "facts.yml"


def place_of(curriculum: Curriculum, key: str) -> tuple[str, At]:
    """The file, and where the entry's key stands in it; its beginning if it is written in an unusual way."""
    file = curriculum.folder / _FILE
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ ]*:", text, re.MULTILINE)
    path = (curriculum.folder.relative_to(curriculum.root) / _FILE).as_posix()
    return path, position(text, found.start()) if found else At(1)
