"""Speaking the lessons: what is said, by which voice, and the sound of every passage.

``tracks`` is what a build needs: never slow, never online, gaps filled with the draft voice; ``whole_lessons`` puts
those of a lesson in one. ``speak`` makes the good clips, ``ledger`` counts what there is and ``why.why`` accounts for
one sentence; ``transcript`` and ``say`` show what will be said, ``aligned`` for which part of a text and why,
``doubts_by`` what of that is a guess. ``record_sheets`` and ``import_recordings`` are for people at a microphone,
``export_pack`` and ``import_pack`` carry good sound from book to book.

Nothing is imported before it is asked for: a worker process comes through here on its way to the one voice it needs.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hocso.narrate.public import *  # noqa: F403
else:
    from hocso.offering import offering

    __getattr__ = offering(__name__)
