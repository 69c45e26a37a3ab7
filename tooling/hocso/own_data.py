"""YAML of our own, which lies beside the modules that use it."""

from importlib.resources import files
from typing import Any

import yaml

# The C parser is ten times as fast, and every command waits for it; a Python without it has the other one.
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def own_data(package: str, name: str) -> Any:
    """What the file ``name`` in a package of ours holds; FileNotFoundError if there is none."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader)
