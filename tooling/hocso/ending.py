"""The end of the program, without waiting for what the system does by itself."""

import atexit
import os
import sys
from contextlib import suppress


class Ending:
    """Ends this process with ``code`` once that is set, when everybody has taken leave who wanted to.

    Python would clear away object by object what the system takes back at once: a tenth of a second after a build.
    Whoever is to take leave must say so (``atexit``) after this was made. Without a code Python ends as ever.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        atexit.register(self._end)

    def _end(self) -> None:
        with suppress(OSError, ValueError):  # somebody stopped listening: Python says so as it ends
            for stream in filter(None, (sys.stdout, sys.stderr)):  # a program without a terminal may have none
                stream.flush()
            if self.code is not None:
                os._exit(self.code)
