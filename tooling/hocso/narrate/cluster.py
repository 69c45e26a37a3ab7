"""The workers of a Dask cluster (extra ``cluster``), for a curriculum that one machine would speak for days."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from hocso.messages import message
from hocso.model.errors import CannotSpeak

SECONDS_TO_ANSWER = 20


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The cluster whose scheduler is at ``address`` (``tcp://host:8786``), as an executor for ``speak``.

    Its machines need the same hocso as this one. Raises CannotSpeak if Dask is not installed or nobody answers.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise CannotSpeak(message("narrate.no-dask")) from error
    try:
        client = Client(address, timeout=SECONDS_TO_ANSWER)
    except (OSError, ValueError) as error:
        raise CannotSpeak(message("narrate.no-cluster", address=address, reason=error)) from error
    with client:
        yield client.get_executor()
