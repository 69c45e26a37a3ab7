"""What goes to the press: Typst source with everything its templates need.

It goes to another process, which imports this: a page is set the sooner, the less that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hocso.model.place import Place


@dataclass(frozen=True)
class Manuscript:
    """Typst source, the data of its templates (``/book.json``), its pictures and where each stands in the lessons.

    ``name`` is the file that is made of it, below where everything is published: who reads of a fault knows it by that.
    """

    name: str
    source: str
    data: Mapping[str, object]
    pictures: Mapping[str, bytes]
    places: Mapping[str, Place]
