"""What talks to a kernel, and does not wait longer for it than it takes."""

import time
from collections.abc import Callable, Mapping
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel

_AGAIN = 1.0  # seconds until a kernel that says nothing is asked again
_BEHIND = 0.2  # seconds that its published messages may come behind its reply


class PromptClient(AsyncKernelClient):
    """Knows that a kernel is ready by its answer on both channels; jupyter_client listens until there is silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel answers and what it publishes is heard. Raises RuntimeError if that never happens."""
        began = time.monotonic()
        while not await self._answered():
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if timeout is not None and time.monotonic() - began > timeout:
                raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")

    async def _answered(self) -> bool:
        asked = self.kernel_info()
        try:
            reply = await _heard(self.shell_channel, _AGAIN, asked, lambda _: True)
            await _heard(self.iopub_channel, _BEHIND, asked, _is_idle)
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


async def _heard(
    channel: AsyncZMQSocketChannel, seconds: float, asked: str, is_it: Callable[[Mapping[str, Any]], bool]
) -> dict[str, Any]:
    """The answer to a request; raises Empty after so many seconds of silence."""
    while True:
        message: dict[str, Any] = await channel.get_msg(timeout=seconds)
        if message["parent_header"].get("msg_id") == asked and is_it(message):
            return message


def _is_idle(message: Mapping[str, Any]) -> bool:
    return bool(message["content"].get("execution_state") == "idle")
