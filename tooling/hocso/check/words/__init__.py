"""Lists of words that rules look up: a YAML file each, which a writer can lengthen without Python."""

from functools import cache
from typing import Any

from hocso.own_data import own_data


@cache
def word_list(name: str) -> dict[str, Any]:
    """What ``<name>.yml`` holds, by its keys."""
    loaded: dict[str, Any] = own_data(__name__, f"{name}.yml")
    return loaded
