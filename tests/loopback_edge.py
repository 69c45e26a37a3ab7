"""A service on this machine that talks as Microsoft's does to the Edge browser, or breaks off in the middle."""

import asyncio
import json
import re
import threading
from collections import deque
from typing import Literal

from aiohttp import WSMsgType, web

from loopback_google import mp3_of

Fault = int | Literal["no sound", "no end", "cut sound", "broken sound", "nonsense", "slammed", "hang"]
SYLLABLE = 2_500_000  # ticks of 100 ns
LEAD = 2_000_000


class Edge:
    """Does what ``faults`` say, one a sentence, then what ``always`` says: to speak, if it is None.

    A number is an HTTP status instead of a web socket.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.configured: list[str] = []
        self.faults: deque[Fault | None] = deque()
        self.always: Fault | None = None
        self.headers: dict[str, str] = {}
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "Edge":
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        application = web.Application()
        application.router.add_get("/edge", self._answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        fault = self.faults.popleft() if self.faults else self.always
        if isinstance(fault, int):
            return web.Response(status=fault, text="no", headers=self.headers)
        if fault == "slammed":
            assert request.transport
            request.transport.abort()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._speak(socket, fault)
        await socket.close()
        return socket

    async def _speak(self, socket: web.WebSocketResponse, fault: str | None) -> None:
        config, ssml = await socket.receive(), await socket.receive()
        assert config.type == ssml.type == WSMsgType.TEXT
        self.configured.append(config.data)
        voice, rate, text = re.findall(r"<voice name='(.*?)'><prosody .*? rate='(.*?)' .*?>(.*?)<", ssml.data)[0]
        self.asked.append((voice, rate, text))
        if fault == "hang":
            await asyncio.sleep(30)
        if fault == "nonsense":
            await socket.send_str("Path:audio.metadata\r\n\r\n<html>")
        await socket.send_str("Path:turn.start\r\n\r\n{}")
        for number, word in enumerate(re.findall(r"[^\W\d_]+", text)):
            data = {"Offset": LEAD + number * SYLLABLE, "Duration": SYLLABLE, "text": {"Text": word}}
            content = json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": data}]})
            await socket.send_str(f"Path:audio.metadata\r\n\r\n{content}")
        mp3 = mp3_of(len(text.split()))
        if fault == "cut sound":
            mp3 = mp3[: len(mp3) * 2 // 3]
        if fault == "broken sound":
            mp3 = bytes(range(256)) * 20
        if fault != "no sound":
            header = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
            await socket.send_bytes(len(header).to_bytes(2, "big") + header + mp3[:5000])
            if len(mp3) > 5000:
                await socket.send_bytes(len(header).to_bytes(2, "big") + header + mp3[5000:])
        if fault != "no end":
            await socket.send_str("Path:turn.end\r\n\r\n{}")
