"""``_config.yml``: Jupyter Book's settings, and ours under the one key ``hocso:``."""

import contextlib
import io
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import yaml
from jupyter_book.config import get_final_config

from hocso.messages import message
from hocso.model.errors import CannotRead
from hocso.model.message import Language
from hocso.model.place import Place
from hocso.model.settings import Settings
from hocso.read.text_formats import SETTING, telling_lines
from hocso.vietnamese.recognition import looks_vietnamese
from hocso.yaml_text import load
from hocso.yaml_words import in_authors_words, mark_of

CONFIG_FILE = "_config.yml"
EXTENSION = "hocso.extension"

# Extensions that only change what Jupyter Book's own theme shows, or put its scripts into every page.
_ONLY_FOR_ITS_THEME = frozenset(
    {"sphinx_copybutton", "sphinx_comments", "sphinx_jupyterbook_latex", "sphinx_thebe", "sphinx_book_theme"}
)

# What Sphinx calls numbered things; it has no Vietnamese for them.
_NUMBERED = {"figure": "Hình %s", "table": "Bảng %s", "code-block": "Đoạn mã %s", "section": "Mục %s"}

T = TypeVar("T")


@dataclass(frozen=True)
class Configuration:
    """The author's configuration: for Sphinx, and for us."""

    title: str
    author: str
    language: Language
    base_url: str
    settings: Settings
    sphinx: Mapping[str, Any]


def read_configuration(root: Path, sample: str) -> Configuration:
    """Read ``_config.yml`` under ``root``; CannotRead says what in it cannot stand. No file means all defaults.

    A book that does not name its language has that of ``sample``, some of its text.
    """
    path = root / CONFIG_FILE
    return configuration_of(load_yaml(path, CONFIG_FILE) if path.is_file() else {}, root, sample)


def configuration_of(data: dict[str, Any], root: Path, sample: str) -> Configuration:
    """What the settings in ``data`` mean for the book in ``root``; see ``read_configuration``."""
    settings = _settings(data, root / CONFIG_FILE)
    sphinx = _sphinx_configuration(data, root, "vi" if looks_vietnamese(sample) else "en")
    language: Language = "en" if sphinx["language"].startswith("en") else "vi"
    base_url = str((data.get("html") or {}).get("baseurl") or "")
    return Configuration(
        title=str(data.get("title") or root.resolve().name),
        author=str(data.get("author") or ""),
        language=language,
        base_url=base_url if base_url.endswith("/") or not base_url else base_url + "/",
        settings=settings,
        sphinx=sphinx,
    )


def read_settings(root: Path) -> Settings:
    """Only what stands under ``hocso:``."""
    path = root / CONFIG_FILE
    return _settings(load_yaml(path, CONFIG_FILE), path) if path.is_file() else Settings()


def own_formats(root: Path) -> tuple[str, ...]:
    """The endings of page files that the book itself says how to read: see ``nb_custom_formats`` of MyST-NB."""
    path = root / CONFIG_FILE
    data: Any = load_yaml(path, CONFIG_FILE) if path.is_file() else {}
    for key in ("sphinx", "config", SETTING):
        data = data.get(key) if isinstance(data, dict) else None
    return tuple(map(str, data)) if isinstance(data, dict) else ()


def _settings(data: dict[str, Any], path: Path) -> Settings:
    return _typed(Settings, data.pop("hocso", None) or {}, "hocso", path)


def load_yaml(path: Path, name: str, wanted: str = "not-a-mapping") -> dict[str, Any]:
    """The mapping in a YAML file; CannotRead with line and column when it is broken.

    ``wanted`` names the message for a file that holds something else than a mapping.
    """
    try:
        data = load(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotRead(message("read.not-utf8", path=name), Place(name)) from error
    except yaml.YAMLError as error:
        mark = mark_of(error)
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        raise CannotRead(message("read.broken-yaml", path=name, problem=in_authors_words(error)), place) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise CannotRead(message(f"read.{wanted}", path=name), Place(name))
    return data


def _sphinx_configuration(data: dict[str, Any], root: Path, language: Language) -> dict[str, Any]:
    """What Jupyter Book would hand to Sphinx, less what only its own theme shows, plus our extension."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints its remarks in a box; ours are findings
            config, _ = get_final_config(
                user_yaml=data,
                cli_config={"latex_individualpages": False},
                sourcedir=root,
                raise_on_invalid=True,
            )
        local = (data.get("sphinx") or {}).get("local_extensions") or {}
        _let_import_from(root / folder for folder in local.values())
        return _adapted(config, language)
    except Exception as error:  # jsonschema's errors and whatever a wrong type sets off inside
        raise CannotRead(message("read.bad-configuration", problem=error), Place(CONFIG_FILE)) from error


def _let_import_from(folders: Iterable[Path]) -> None:
    """Have a book's own extensions found where it says they are, as ``jupyter-book build`` does."""
    for folder in folders:
        if str(folder.resolve()) not in sys.path:
            sys.path.append(str(folder.resolve()))


def _adapted(config: dict[str, Any], language: Language) -> dict[str, Any]:
    """Jupyter Book's configuration as a reading wants it."""
    extensions = [name for name in config["extensions"] if name not in _ONLY_FOR_ITS_THEME]
    config["extensions"] = extensions if EXTENSION in extensions else [*extensions, EXTENSION]
    hidden = ".*/**"  # other tools' folders: a cache may hold pages of its own
    config["exclude_patterns"] = [*config.get("exclude_patterns", []), hidden]
    config["language"] = str(config.get("language") or language)
    if not config["language"].startswith("en"):
        config["numfig_format"] = _NUMBERED | dict(config.get("numfig_format") or {})
    config["intersphinx_mapping"] = {}  # a build never goes online
    config["hocso_only_listed"] = True  # only what the contents name is published
    config["external_toc_exclude_missing"] = False  # it looks for the rest in folders that are excluded, too
    if SETTING in config:
        config[SETTING] = telling_lines(config[SETTING])
    config["nb_execution_timeout"] = int(config.get("nb_execution_timeout", 30))
    config["nb_execution_excludepatterns"] = list(config.get("nb_execution_excludepatterns", []))
    return dict(config)


def place_in_configuration(words: str, root: Path) -> Place:
    """The first line of ``_config.yml`` that holds ``words``."""
    path = root / CONFIG_FILE
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return Place(CONFIG_FILE, next((number for number, row in enumerate(lines, 1) if words in row), 1))


def _typed(kind: type[T], data: Any, key: str, path: Path) -> T:
    """Build the dataclass ``kind`` from a mapping, refusing unknown keys and wrong types."""
    if not isinstance(data, dict):
        raise _bad_setting(key, "key: value", path)
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in known:
            raise CannotRead(
                message("read.unknown-setting", key=f"{key}.{name}", known=", ".join(sorted(known))),
                _place_of(str(name), path),
            )
        values[name] = _value(hints[name], value, f"{key}.{name}", path)
    return kind(**values)


def _value(kind: Any, value: Any, key: str, path: Path) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return _typed(kind, value or {}, key, path)
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind), value, key, path)
    if get_origin(kind) is tuple:
        return _words(value, key, path)
    if get_origin(kind) is Mapping:
        if not isinstance(value, dict):
            raise _bad_setting(key, "key: value", path)
        return {str(name): str(word) for name, word in value.items()}
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is str and isinstance(value, int | float):
        return str(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _bad_setting(key, kind.__name__, path)
    return value


def _one_of(allowed: tuple[Any, ...], value: Any, key: str, path: Path) -> Any:
    """One of a few values. A bare ``no`` or ``yes`` is a truth value in YAML, so a value must also be of their type."""
    if not any(value == one and type(value) is type(one) for one in allowed):
        known = ", ".join(map(str, allowed))
        raise CannotRead(
            message("read.setting-not-one-of", key=key, value=value, known=known),
            _place_of(key.rpartition(".")[2], path),
        )
    return value


def _words(value: Any, key: str, path: Path) -> tuple[str, ...]:
    """A list of words; one alone may stand without brackets."""
    words = value if isinstance(value, list) else [value]
    if not all(isinstance(word, str | int | float) for word in words):
        raise _bad_setting(key, "[…, …]", path)
    return tuple(map(str, words))


def _bad_setting(key: str, expected: str, path: Path) -> CannotRead:
    return CannotRead(message("read.bad-setting", key=key, expected=expected), _place_of(key.rpartition(".")[2], path))


def _place_of(key: str, path: Path) -> Place:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = next((n for n, row in enumerate(lines, 1) if row.lstrip().startswith(f"{key}:")), 1)
    return Place(CONFIG_FILE, line)
