"""What holds for the whole project: style, types, layers, and that the tool says the same in both languages."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOCSO = ROOT / "tooling" / "hocso"
MESSAGES = HOCSO / "messages"
SECTIONS = sorted(path.name.removesuffix(".vi.yml") for path in MESSAGES.glob("*.vi.yml"))
SOURCES = sorted(HOCSO.rglob("*.py"))
ADDRESS = {"reader", "Reader"}
"""How the lessons address the learner. Vietnamese needs the word; English says "you"."""
IN_TWO_HALVES = ("site.listen-", "site.playing-")
"""Keys of which code knows neither half as it stands: what the button does, and the kind of passage it does it to."""


CHECKS = {
    "ruff": ["-m", "ruff", "check", "--no-cache", "."],
    "mypy": ["-m", "mypy"],
    "mypy of the benchmarks": ["-m", "mypy", "tests/benchmarks"],
    "import-linter": ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_code_passes(check: str) -> None:
    command = [sys.executable, *CHECKS[check]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def sentences(section: str, language: str) -> dict[str, str]:
    text = (MESSAGES / f"{section}.{language}.yml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert len(loaded) == len(re.findall(r"^[\w-]+:", text, re.MULTILINE)), "a key stands there twice"
    return {key: str(value) for key, value in loaded.items()}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_catalogue_says_the_same_in_both_languages(section: str) -> None:
    vietnamese, english = sentences(section, "vi"), sentences(section, "en")
    assert list(vietnamese) == list(english)
    different = [key for key in vietnamese if (fields(vietnamese[key]) ^ fields(english[key])) - ADDRESS]
    assert different == [], "these have other {fields} in the other language"


def test_every_catalogue_has_both_languages() -> None:
    assert sorted(path.name.removesuffix(".en.yml") for path in MESSAGES.glob("*.en.yml")) == SECTIONS


def strings_in_code() -> tuple[set[str], tuple[str, ...]]:
    """Every whole string in the code, and every beginning of a string whose end is filled in (``f"listen-{kind}"``)."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and str(first.value).endswith("-"):
                    beginnings.add(str(first.value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    return whole, tuple(beginnings)


def words_in_templates() -> set[str]:
    """Every word of the templates, where labels are asked for by name."""
    templates = (path for suffix in ("html", "typ", "js", "svg") for path in HOCSO.rglob(f"*.{suffix}"))
    return {word for path in templates for word in re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))}


def test_every_sentence_is_used() -> None:
    """By its key, by its name alone (``label("listen-all")``), or by a name whose end is filled in."""
    whole, in_code = strings_in_code()
    in_templates = words_in_templates()
    named = whole | in_templates
    beginnings = (*in_code, *IN_TWO_HALVES, *(word for word in in_templates if word.endswith("-") and word.strip("-")))
    known = [(f"{section}.{name}", name) for section in SECTIONS for name in sentences(section, "vi")]
    unused = [
        key
        for key, name in known
        if key not in whole and name not in named and not (key.startswith(beginnings) or name.startswith(beginnings))
    ]
    assert unused == []


def test_every_sentence_asked_for_is_there() -> None:
    whole, _ = strings_in_code()
    known = {f"{section}.{name}" for section in SECTIONS for name in sentences(section, "vi")}
    key = re.compile(rf"({'|'.join(SECTIONS)})\.[a-z0-9]+(-[a-z0-9]+)*")
    files = (".py", ".yml", ".md", ".css", ".js", ".typ", ".html")
    asked = {word for word in whole if key.fullmatch(word) and not word.endswith(files)}
    assert sorted(asked - known) == []


def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(requirement: str) -> str:
    """A distribution's name as its index writes it: ``jupyter-book>=1`` is ``jupyter-book``."""
    return re.split(r"[\s<>=!~\[;]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def squeezed(requirement: str) -> str:
    return plain(requirement).replace("-", "")


@pytest.mark.parametrize(
    ("folder", "extras"),
    [(HOCSO, ["cluster", "edge", "piper"]), (ROOT / "tests", ["test", "asr", "teach", "contours"])],
)
def test_every_library_that_is_imported_is_asked_for(folder: Path, extras: list[str]) -> None:
    """By name, not by luck: a library that another one happens to bring may go with its next release.

    What is not installed, as the recognisers of the benchmarks, is looked for under the name it is imported by,
    Whisper and Praat under their own.
    """
    project = settings()
    optional = [name for extra in extras for name in project["optional-dependencies"][extra]]
    asked = {squeezed(name) for name in [*project["dependencies"], *optional]}
    own = {"hocso", *(path.stem for path in ROOT.joinpath("tests").rglob("*.py"))}
    made_by = {"whisper": ["openai-whisper"], "parselmouth": ["praat-parselmouth"]} | packages_distributions()
    missing = set()
    for name in imported(folder) - own - sys.stdlib_module_names:
        if not asked & {squeezed(maker) for maker in made_by.get(name, [name])}:
            missing.add(name)
    assert sorted(missing) == []


def imported(folder: Path) -> set[str]:
    """The top-level names of all absolute imports below a folder."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def test_what_an_install_needs_goes_into_the_wheel() -> None:
    """Every data file of the package has a suffix that package-data names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["hocso"]
    tracked = subprocess.run(["git", "ls-files", "-z", "tooling/hocso"], cwd=ROOT, capture_output=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout: which files belong to the package is not known")
    files = [Path(name) for name in tracked.stdout.decode("utf-8").split("\0") if name and not name.endswith(".py")]
    left_out = [str(file) for file in files if not any(file.match(pattern) for pattern in patterns)]
    assert left_out == []
