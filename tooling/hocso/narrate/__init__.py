"""Speaking the lessons: what is said, by which voice, and the sound of every passage.

``tracks`` is what a build needs: never slow, never online, gaps filled with the draft voice; ``whole_lessons`` puts
those of a lesson in one. ``speak`` makes the good clips, ``ledger`` counts what there is, ``transcript`` and ``say``
show what will be said, ``aligned`` for which part of a text and why, ``doubts_by`` what of that is a guess.
"""

from hocso.narrate.counting import LessonLedger, ledger
from hocso.narrate.engines import EMBEDDED, ENGINES, Engine, asking, engine_named
from hocso.narrate.lessons import whole_lessons
from hocso.narrate.playing import tracks
from hocso.narrate.saying import say, sound_of
from hocso.narrate.script import PassageScript, script_of, transcript
from hocso.narrate.shelves import heard, prune
from hocso.narrate.speaking import Spoken, speak
from hocso.narrate.spoken import Piece, aligned
from hocso.narrate.spoken.doubts import doubts_by

__all__ = [
    "EMBEDDED",
    "ENGINES",
    "Engine",
    "LessonLedger",
    "PassageScript",
    "Piece",
    "Spoken",
    "aligned",
    "asking",
    "doubts_by",
    "engine_named",
    "heard",
    "ledger",
    "prune",
    "say",
    "script_of",
    "sound_of",
    "speak",
    "tracks",
    "transcript",
    "whole_lessons",
]
