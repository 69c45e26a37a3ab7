"""What is made of installed files alone, kept beside them as Python keeps its bytecode: no start waits for it twice.

It is made anew when anything in the installation differs, and each time where nothing can be written beside it.
"""

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

from hocso.installation import bytecode_folder, installation_digest
from hocso.store import write_atomic

T = TypeVar("T")


def prepared(name: str, make: Callable[[], T]) -> T:
    """What ``make`` gives, or gave with the same installation. It may look at nothing else, and pickle must hold it."""
    file = bytecode_folder() / f"{name}.{sys.implementation.cache_tag}.prepared"
    installed = installation_digest()
    with suppress(Exception):  # not there, or whatever a broken or an older pickle sets off: it is made again
        made_with, kept = pickle.loads(file.read_bytes())
        if made_with == installed:
            return cast(T, kept)
    made = make()
    with suppress(OSError):
        write_atomic(file, pickle.dumps((installed, made)))
    return made
