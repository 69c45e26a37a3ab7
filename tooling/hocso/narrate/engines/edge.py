"""Microsoft's neural voices, as the Edge browser has them, through edge-tts. What is said is sent to Microsoft.

Its answers come over one web socket a sentence: sound, and when each word begins and ends, in ticks of 100 ns.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import aiohttp
from edge_tts import Communicate
from edge_tts.exceptions import EdgeTTSException

from hocso.messages import message
from hocso.model.errors import CannotSpeak
from hocso.model.narration import Voice
from hocso.narrate.engines.persistence import Persistence, Trouble, trouble_of_status
from hocso.narrate.engines.received import received, speech_of
from hocso.narrate.engines.speech import Mark, Speech, Synthesizer
from hocso.narrate.sound.samples import SAMPLE_RATE

CONNECT, ANSWER, WHOLE = 5, 20, 40  # seconds to connect, between two messages, and for a sentence
TICKS_A_MS = 10_000
UNHEARD_MS = 200  # the last word may end so much later than the sound does: encoders cut silence


Answer = tuple[bytes, list[Mapping[str, Any]]]


class Edge:
    """The service, reached or not yet."""

    def __init__(self) -> None:
        self._service = Persistence("Microsoft")

    def synthesize(self, spoken: str, voice: Voice) -> Speech:
        if not any(character.isalnum() for character in spoken):
            raise CannotSpeak(message("narrate.nothing-to-say"))
        return self._service.ask(lambda: _said(spoken, voice))


def _said(spoken: str, voice: Voice) -> Speech:
    """One sentence, asked for once. Raises Trouble."""
    mp3, words = _answer(spoken, voice)
    samples = received(mp3, spoken, voice.rate)
    marks = tuple(marks_of(spoken, words))
    milliseconds = 1000 * len(samples) // SAMPLE_RATE
    if marks and marks[-1].end_ms > milliseconds + UNHEARD_MS:
        raise Trouble("spoiled", f"{milliseconds} < {marks[-1].end_ms} ms")
    speech = speech_of(samples, SAMPLE_RATE)
    return Speech(speech.pcm, speech.sample_rate, marks)


def marks_of(spoken: str, words: Iterable[Mapping[str, Any]]) -> Iterable[Mark]:
    """Where each word of the service's stands in ``spoken``; one that is not there as it is written has no mark."""
    at = 0
    for word in words:
        begin = spoken.find(word["text"], at)
        if begin >= 0:
            at = begin + len(word["text"])
            end = word["offset"] + word["duration"]
            yield Mark(begin, at, word["offset"] // TICKS_A_MS, end // TICKS_A_MS)


def _answer(spoken: str, voice: Voice) -> Answer:
    """The MP3 and the words' times, whole. Raises Trouble."""
    try:
        return asyncio.run(_received(spoken, voice))
    except aiohttp.WSServerHandshakeError as error:
        raise trouble_of_status(error.status, error.headers or {}) from error
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise Trouble("unreached", type(error).__name__) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Trouble("cut", type(error).__name__) from error
    except (EdgeTTSException, ValueError, KeyError) as error:
        raise Trouble("spoiled", error) from error


async def _received(spoken: str, voice: Voice) -> Answer:
    asked = Communicate(
        spoken,
        voice.name,
        rate=f"{round(100 * (voice.rate - 1)):+d}%",
        boundary="WordBoundary",
        connect_timeout=CONNECT,
        receive_timeout=ANSWER,
    )
    mp3 = bytearray()
    words: list[Mapping[str, Any]] = []
    async with asyncio.timeout(WHOLE):
        async for chunk in asked.stream():
            if chunk["type"] == "audio":
                mp3 += chunk["data"]
            else:
                words.append(chunk)
    # The library takes a closed connection for the end; only the service's own word for it makes it add up its bytes.
    if asked.state["cumulative_audio_bytes"] != len(mp3):
        raise Trouble("cut", "turn.end")
    return bytes(mp3), words


def open_engine() -> Synthesizer:
    """The voices; asks nothing yet."""
    return Edge()
