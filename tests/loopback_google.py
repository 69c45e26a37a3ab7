"""A service on this machine that answers as Google's does, or misbehaves as networks and services do."""

import base64
import io
import json
import threading
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import av
import numpy as np

RATE = 24_000


def mp3_of(syllables: int, loudness: float = 0.3) -> bytes:
    """A hum of a quarter of a second a syllable with silence around it, as MP3."""
    silence = np.zeros(RATE // 5)
    hum = loudness * np.sin(2 * np.pi * 200 * np.arange(syllables * RATE // 4) / RATE)
    samples = np.concatenate([silence, hum, silence]).astype(np.float32)
    out = io.BytesIO()
    with av.open(out, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = RATE
        for piece in (frame, None):
            container.mux(stream.encode(piece))
    return out.getvalue()


class Request(BaseHTTPRequestHandler):
    """One request; ``server`` is the Google below."""

    server: "Google"

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        ((call, parameters, *_),) = json.loads(form["f.req"][0])[0]
        text, language, slow, _ = json.loads(parameters)
        assert (call, language) == ("jQ1olc", "vi")
        self.server.asked.append(text)
        self.server.slow.append(slow)
        with self.server.lock:
            fault = self.server.faults.popleft() if self.server.faults else self.server.always
        if fault:
            fault(self, text)
        else:
            self.say(mp3_of(len(text.split())))

    def do_GET(self) -> None:  # where a redirect leads
        self.answer(429, b"<html>sorry</html>")

    def say(self, mp3: bytes) -> None:
        inner = json.dumps([base64.b64encode(mp3).decode()])
        outer = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
        self.answer(200, f")]}}'\n\n{len(outer)}\n{outer}\n".encode())

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


Fault = Callable[[Request, str], None]


class Google(ThreadingHTTPServer):
    """Does what ``faults`` say, one a request, and then what ``always`` says: to speak, if it is None."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.lock = threading.Lock()
        self.asked: list[str] = []
        self.slow: list[bool | None] = []
        self.faults: deque[Fault] = deque()
        self.always: Fault | None = None
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


def status(code: int, **headers: str) -> Fault:
    return lambda request, _text: request.answer(code, b"<html>no</html>", **headers)


def redirected(request: Request, _text: str) -> None:
    """As Google does to those who ask too much: to a page that wants a person."""
    request.answer(302, b"", Location=f"{request.server.address}sorry/index")


def body(content: bytes) -> Fault:
    return lambda request, _text: request.answer(200, content)


def sound(content: bytes) -> Fault:
    return lambda request, _text: request.say(content)


def cut_sound(request: Request, text: str) -> None:
    """An MP3 that ends early in an answer that is whole."""
    mp3 = mp3_of(len(text.split()))
    request.say(mp3[: len(mp3) // 4])


def cut_connection(request: Request, _text: str) -> None:
    """Half of the answer that was announced."""
    request.send_response(200)
    request.send_header("Content-Length", "10000")
    request.end_headers()
    request.wfile.write(b")]}'\n\n" + b"x" * 5000)
    request.close_connection = True


def slammed(request: Request, _text: str) -> None:
    """Not a byte of an answer."""
    request.close_connection = True


def hang(request: Request, _text: str) -> None:
    request.server.over.wait(30)
