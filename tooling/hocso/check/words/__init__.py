"""Lists of words that rules look up: a YAML file each, which a writer can lengthen without Python."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hocso.messages import Loader


@cache
def word_list(name: str) -> dict[str, Any]:
    """What ``<name>.yml`` holds, by its keys."""
    loaded: dict[str, Any] = yaml.load((files(__name__) / f"{name}.yml").read_text(encoding="utf-8"), Loader)
    return loaded
