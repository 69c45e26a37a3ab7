"""Files of all targets made side by side, in processes beside this one.

Typst keeps what it laid out, a hundred megabytes and more a booklet, until it has made ten files more: that goes with
its process. One that has started and imported its libraries makes the next file the sooner.
"""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from typing import ParamSpec, TypeVar

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.workers import WORKERS

Given = ParamSpec("Given")
Result = TypeVar("Result")


def begin(
    file: str, megabytes: float, make: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
) -> Callable[[], Result]:
    """Have ``file`` made meanwhile, which leaves so many megabytes behind; what is given back waits for what is made.

    It raises what ``make`` raised, and CannotPublish if the system ended the process.
    """
    begun = WORKERS.begin(megabytes, make, *args, **kwargs)

    def finished() -> Result:
        try:
            return begun.result()
        except BrokenExecutor as error:
            raise CannotPublish(message("booklet.typst-ended", file=file)) from error

    return finished
