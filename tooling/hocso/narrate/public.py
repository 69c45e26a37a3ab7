"""All that ``hocso.narrate`` offers. It is imported when the first of it is asked for."""

from hocso.narrate.counting import Ledger, LessonLedger, full_ledger, ledger
from hocso.narrate.engines import EMBEDDED, ENGINES, Engine, asking, engine_named
from hocso.narrate.lessons import whole_lessons
from hocso.narrate.packs.exporting import Exported, export_pack
from hocso.narrate.packs.importing import PackImport, import_pack
from hocso.narrate.playing import tracks
from hocso.narrate.recordings.importing import Imported, PageImport, import_recordings
from hocso.narrate.recordings.sheets import as_table, only_missing, record_sheets, sheet_path
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
    "Exported",
    "Imported",
    "Ledger",
    "LessonLedger",
    "PackImport",
    "PageImport",
    "PassageScript",
    "Piece",
    "Spoken",
    "aligned",
    "as_table",
    "asking",
    "doubts_by",
    "engine_named",
    "export_pack",
    "full_ledger",
    "heard",
    "import_pack",
    "import_recordings",
    "ledger",
    "only_missing",
    "prune",
    "record_sheets",
    "say",
    "script_of",
    "sheet_path",
    "sound_of",
    "speak",
    "tracks",
    "transcript",
    "whole_lessons",
]
