"""What the documentation says is what the code has: commands, options, targets, voices, settings, rules, links."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import click
import pytest
import yaml

from hocso.check import explain
from hocso.check.rules import RULES
from hocso.cli import COMMANDS
from hocso.cli.group import Group
from hocso.messages import message
from hocso.model.icons import ICONS
from hocso.model.screens import SCREEN_ITEMS
from hocso.model.settings import Settings
from hocso.narrate import ENGINES
from hocso.publish import TARGETS
from hocso.read.directives import DIRECTIVES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOOLING = (ROOT / "tooling" / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "tooling").glob("*.md"), *(ROOT / "tooling" / "decisions").glob("*.md")])


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by the words that call it."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


ALL_COMMANDS = dict(commands(Group("hocso", COMMANDS, help="cli.hocso"), "hocso"))
COMMON = {"--root", "--lang"}


def row_of(start: str) -> str:
    return next((line for line in README.splitlines() if re.match(rf"\| `{re.escape(start)}[ `]", line)), "")


@pytest.mark.parametrize("words", ALL_COMMANDS)
def test_every_command_has_its_row_with_every_option(words: str) -> None:
    row = row_of(words)
    assert row, "no row in README's table of commands"
    options = {max(option.opts, key=len) for option in ALL_COMMANDS[words].params if isinstance(option, click.Option)}
    assert [option for option in sorted(options - COMMON) if f"`{option}" not in row] == []


def test_readme_s_commands_and_options_exist() -> None:
    table = README.partition("## Commands")[2].partition("## Settings")[0]
    rows = re.findall(r"^\| `(hocso [a-z]+(?: [a-z]+)?)", table, re.MULTILINE)
    assert sorted(rows) == sorted(ALL_COMMANDS)
    known = {opt for command in ALL_COMMANDS.values() for param in command.params for opt in param.opts} | {
        "--help",
        "-h",
    }
    assert sorted(set(re.findall(r"`(--?[a-z][a-z-]*)", table)) - known) == []


def test_the_common_options_are_described() -> None:
    assert [option for option in sorted(COMMON) if f"`{option}" not in README] == []


@pytest.mark.parametrize("name", [*TARGETS, *ENGINES])
def test_every_target_and_voice_is_described(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", TARGETS)
def test_the_help_of_build_names_every_target(name: str) -> None:
    spoken = message("cli.build")
    assert name in spoken.vi
    assert name in spoken.en


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_is_described(name: str) -> None:
    assert f"{{{name}}}" in README


def test_every_kind_of_line_on_a_phone_is_described() -> None:
    section = README.partition("### Phones")[2].partition("These icons")[0]
    assert [kind for kind in SCREEN_ITEMS if f"`{kind}`" not in section and f"`- {kind}:`" not in section] == []


def test_every_icon_is_listed_by_its_words() -> None:
    table = README.partition("| icon | icon | icon |")[2].partition("\n\n")[0]
    listed = [
        tuple(cell.strip().split(", ")) for row in table.splitlines()[2:] for cell in row.split("|") if cell.strip()
    ]
    assert listed == list(ICONS.values())


def settings(kind: type[Any], path: str = "") -> Iterator[tuple[str, object]]:
    """Every setting by its dotted name, with its default."""
    hints = get_type_hints(kind)
    for field in dataclasses.fields(kind):
        if dataclasses.is_dataclass(hints[field.name]):
            yield from settings(hints[field.name], f"{path}{field.name}.")
        else:
            made = field.default_factory
            yield f"{path}{field.name}", field.default if made is dataclasses.MISSING else made()


@pytest.mark.parametrize(("name", "default"), list(settings(Settings)))
def test_every_setting_is_described_with_its_default(name: str, default: object) -> None:
    table = README.partition("## Settings")[2].partition("## Voices")[0]
    row = next((line for line in table.splitlines() if f"`{name}`" in line.partition("|")[2].partition("|")[0]), "")
    assert row, "no row in README's table of settings"
    assert (str(default) if default else "empty") in row


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_in_both_languages(rule: Any) -> None:
    page = explain(rule.code)
    for text in (page.vi, page.en):
        assert text.startswith(f"# {rule.code} {rule.name}")
    assert page.vi != page.en


def shell_commands() -> list[str]:
    """The pieces of README's two commands for Linux and macOS."""
    return [
        piece
        for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
        for piece in re.split(r" && |\n", block)
        if piece
    ]


def test_readme_s_commands_are_the_ones_that_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert shell_commands() == [
        "python3 -m venv .venv",
        ".venv/bin/pip install -e .",
        ".venv/bin/hocso build",
        ".venv/bin/pip install -e '.[test]'",
        ".venv/bin/pytest -n 2 --dist loadfile",
    ]
    assert [command for command in shell_commands() if command not in ci] == []


def test_the_windows_commands_are_the_same_ones() -> None:
    windows = [line for block in re.findall(r"```bat\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
    same = [
        line.replace("\\", "/").replace("Scripts", "bin").replace("py -3", "python3").replace('"', "'")
        for line in windows
    ]
    assert same == shell_commands()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_part_of_the_package_has_its_row_in_the_tooling_page() -> None:
    package = ROOT / "tooling" / "hocso"
    parts = [f"{path.name}/" for path in package.iterdir() if (path / "__init__.py").is_file()]
    parts += [path.name for path in package.glob("*.py") if path.name != "__init__.py"]
    assert [part for part in sorted(parts) if f"| `{part}` |" not in TOOLING] == []


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_of_pre_commit_calls_a_command_that_exists(hook: dict[str, Any]) -> None:
    *words, option = [*hook["entry"].split(), ""] if "--" not in hook["entry"] else hook["entry"].split()
    command = ALL_COMMANDS[" ".join(words)]
    assert not option or option in {opt for param in command.params for opt in param.opts}
    assert any(isinstance(param, click.Argument) and param.nargs == -1 for param in command.params)
    assert hook["language"] == "python" and f"`{hook['id']}`" in README
