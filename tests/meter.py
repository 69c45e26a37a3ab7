"""A meter that is not ours: FFmpeg's decoder and its EBU R128 meter, through PyAV."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import av
import numpy as np


@dataclass(frozen=True)
class Measured:
    """``loudness`` in LUFS, integrated and gated; ``peak`` in dBFS, between samples too.

    ``milliseconds`` is what was decoded, ``duration`` what the file says of itself before that.
    """

    loudness: float
    peak: float
    milliseconds: float
    duration: float


def measured(sound: bytes) -> Measured:
    """Decodes the whole of a sound; an error of the decoder is raised."""
    found: dict[str, str] = {}
    samples = 0
    with av.open(io.BytesIO(sound), format="mp3") as file:
        stream = file.streams.audio[0]
        stream.codec_context.options = {"err_detect": "explode"}
        duration, rate = float(stream.duration * stream.time_base), stream.rate
        graph = _meter(rate)
        for frame in file.decode(stream):
            samples += frame.samples
            frame.pts = None
            graph.push(frame)
            found |= _told(graph)
        graph.push(None)
        found |= _told(graph)
    peak = 20 * float(np.log10(max(1e-6, float(found["lavfi.r128.true_peak"]))))
    return Measured(float(found["lavfi.r128.I"]), peak, 1000 * samples / rate, 1000 * duration)


def _meter(rate: int) -> "av.filter.Graph":
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="fltp", layout="mono")
    meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    return graph


def _told(graph: "av.filter.Graph") -> dict[str, str]:
    """The newest figures of the meter."""
    newest: dict[str, str] = {}
    for frame in _frames(graph):
        newest |= frame.metadata
    return newest


def _frames(graph: "av.filter.Graph") -> Iterator["av.AudioFrame"]:
    while True:
        try:
            yield graph.pull()  # type: ignore[misc]
        except (BlockingIOError, EOFError):
            return
