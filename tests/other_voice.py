"""A package with a voice of its own, as pip would have installed it, in a folder that Python looks into."""

from pathlib import Path

ENGINE = """\
import numpy as np
from hocso.narrate import Engine
from hocso.narrate.engines.speech import Speech

TONE = Engine("tieng-thu", "1", "hum", "tieng_thu", "machine")
OTHER = Engine("ten-khac", "1", "hum", "tieng_thu", "machine")


class Hum:
    def synthesize(self, spoken, voice):
        time = np.arange(4_000 * len(spoken.split())) / 16_000
        return Speech((10_000 * np.sin(2 * np.pi * 200 * time)).astype(np.int16), 16_000)


def open_engine():
    return Hum()
"""

POINTS = """\
[hocso.engines]
tieng-thu = tieng_thu:TONE
hong-nhap = tieng_thu_khong_co:TONE
hong-chay = tieng_thu_hong:TONE
thieu-ten = tieng_thu:NOWHERE
khong-phai = tieng_thu:open_engine
sai-ten = tieng_thu:OTHER
gtts = tieng_thu_hong:TONE
"""


def install(folder: Path) -> Path:
    info = folder / "tieng_thu-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tieng-thu\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    (folder / "tieng_thu.py").write_text(ENGINE, encoding="utf-8")
    (folder / "tieng_thu_hong.py").write_text("1 / 0\n", encoding="utf-8")
    return folder
