"""Google's voice, as its translation page has it, through the gTTS library. What is said is sent to Google.

The library would cut a text of more than 100 characters at every comma and rewrite it before; it gets pieces that it
leaves as they are. It knows two paces and one Vietnamese voice. Neither its answers nor how many a day it gives are
promised by anyone.
"""

import binascii

import requests
from gtts import gTTS, gTTSError

from hocso.model.narration import Voice
from hocso.narrate.engines.persistence import Persistence, Trouble, trouble_of_status
from hocso.narrate.engines.pieces import pieces_of
from hocso.narrate.engines.received import in_one_breath, received
from hocso.narrate.engines.speech import Speech, Synthesizer
from hocso.narrate.sound.samples import Floats

TIMEOUTS = (5.0, 20.0)  # seconds to connect, and between two bytes of an answer
LONGEST = gTTS.GOOGLE_TTS_MAX_CHARS


class Google:
    """The service, reached or not yet."""

    def __init__(self) -> None:
        self._service = Persistence("Google")

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        return in_one_breath([self._piece(text, voice.rate) for text in pieces_of(spoken, LONGEST)])

    def _piece(self, text: str, rate: float) -> Floats:
        return self._service.ask(lambda: received(_mp3_of(text, slow=rate < 1), text, rate))


def _mp3_of(text: str, slow: bool) -> bytes:
    """One request. Raises Trouble."""
    asked = gTTS(text, lang="vi", slow=slow, lang_check=False, pre_processor_funcs=[], timeout=TIMEOUTS)
    try:
        mp3 = b"".join(asked.stream())
    except gTTSError as error:
        raise _trouble_of(error) from error
    except (binascii.Error, ValueError) as error:  # what should be base64 is not
        raise Trouble("spoiled", error) from error
    if not mp3:
        raise Trouble("spoiled", "0 byte")
    return mp3


def _trouble_of(error: gTTSError) -> Trouble:
    """gTTS keeps the answer, if there was one; what went wrong before that stands behind its error."""
    if error.rsp is None:
        unreached = isinstance(error.__context__, requests.ConnectionError)
        return Trouble("unreached" if unreached else "cut", _short(error.__context__))
    if error.rsp.ok:
        return Trouble("spoiled", error.msg)
    return trouble_of_status(error.rsp.status_code, error.rsp.headers)


def _short(error: BaseException | None) -> str:
    """The name of an error of requests: its text repeats the whole address."""
    return type(error).__name__


def open_engine() -> Synthesizer:
    """The voice; asks nothing yet."""
    return Google()
