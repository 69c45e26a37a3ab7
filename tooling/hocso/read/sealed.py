"""Small tables kept as JSON behind a seal: one that was spoilt, or made in other circumstances, is as good as none."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hocso.store import digest, write_atomic


def write_sealed(file: Path, table: Mapping[str, Any], circumstances: str = "") -> None:
    kept = json.dumps(table)
    write_atomic(file, f"{digest(circumstances, kept)}\n{kept}")


def read_sealed(file: Path, circumstances: str = "") -> dict[str, Any]:
    """The table, if it was written in these circumstances and is as it was written; else an empty one."""
    try:
        seal, _, kept = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return {}
    return dict(json.loads(kept)) if seal == digest(circumstances, kept) else {}
