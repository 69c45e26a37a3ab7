"""What is done to every clip after its voice has spoken, in the words that are part of its key.

``sound/`` does it; this file imports nothing of it, because every build asks for keys and none of them wants numpy.
"""

from collections.abc import Mapping
from typing import Literal

Rung = Literal["machine", "draft"]

# It brings LAME itself. pyproject.toml asks for this very release: another one may sound different.
ENCODER = "lameenc 1.9.0"

# LAME's quality: 2 is near its best, 7 three times as fast; nobody publishes a draft.
ENCODER_QUALITY: Mapping[Rung, int] = {"machine": 2, "draft": 7}

# Raise the number when trimming, levelling or encoding change: ``tests/test_narrate_mastering.py`` notices.
STEPS: Mapping[Rung, str] = {
    "machine": "trimmed, -16 LUFS, mp3 24 kHz mono 32 kbit/s, 3",
    "draft": "trimmed, about -16 LUFS, mp3 24 kHz mono 32 kbit/s, 4",
}


def mastering(rung: Rung) -> str:
    """Everything that shapes a clip of that rung after its voice."""
    return f"{STEPS[rung]}, {ENCODER}, quality {ENCODER_QUALITY[rung]}"
