"""A voice for tests that runs in workers: says every sentence as a tone, and fails in any way it is told to."""

import os
import threading
import time

import numpy as np

from hocso.model.errors import CannotSpeak
from hocso.model.message import Message
from hocso.model.narration import Voice
from hocso.narrate.engines.speech import Speech

RATE = 24_000

opened = 0
crowded = False
_alone = threading.Lock()


class OddVoice:
    """``hết hơi`` is refused with a message, at ``ngã`` the whole process dies, ``lỗi`` is a fault of the voice."""

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        global crowded
        crowded |= not _alone.acquire(blocking=False)
        time.sleep(0.001)
        _alone.release()
        if "hết hơi" in spoken:
            raise CannotSpeak(Message("hết hơi", "hết hơi: out of breath"))
        if "ngã" in spoken:
            os._exit(1)
        if "lỗi" in spoken:
            raise ArithmeticError(spoken)
        times = np.arange(int(RATE * 0.1 * len(spoken.split()) / voice.rate)) / RATE
        return Speech((8_000 * np.sin(2 * np.pi * (200 + len(spoken)) * times)).astype(np.int16), RATE)


def open_engine() -> OddVoice:
    global opened
    opened += 1
    return OddVoice()
