"""The tracks of a book: for every sentence the best clip there is, a draft where there is none."""

from collections.abc import Mapping

from hocso.model.curriculum import Curriculum
from hocso.model.narration import Track
from hocso.model.progress import Progress, Silent


def tracks(curriculum: Curriculum, progress: Progress = Silent()) -> Mapping[str, Mapping[str, Track]]:
    """``tracks(…)[docname][passage anchor]``. Gaps are filled with the draft voice; a passage with nothing to say has none.

    Never goes online and never waits for a slow voice. When nothing changed, nothing is spoken, no process
    started and no file written.
    """
    raise NotImplementedError
