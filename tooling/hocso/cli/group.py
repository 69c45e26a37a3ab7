"""Commands whose help is a key of the catalogues, and a group that imports a command when it is called."""

import copy
import importlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from hocso.cli.session import Session
from hocso.messages import message


def said(ctx: click.Context | None, key: str) -> str:
    """The sentence of a key in the language of the call."""
    session = (ctx or click.get_current_context()).find_object(Session)
    return message(key).in_language(session.language if session else "vi")


class Option(click.Option):
    """An option whose ``help``, and whose ``metavar`` if it has a dot, are keys of the catalogues."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        shown = copy.copy(self)
        shown.help = said(ctx, self.help) if self.help else None
        shown.metavar = said(ctx, self.metavar) if self.metavar else None
        return super(Option, shown).get_help_record(ctx)


class Argument(click.Argument):
    """An argument whose ``metavar`` is a key of the catalogues."""

    def make_metavar(self, *args: Any, **kwargs: Any) -> str:
        shown = copy.copy(self)
        shown.metavar = None
        shown.name = said(None, self.metavar) if self.metavar else self.name
        return super(Argument, shown).make_metavar(*args, **kwargs)


def name_book(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    session = ctx.find_object(Session)
    if folder and session:
        ctx.obj = replace(session, named_root=folder)


def show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


HELP = Option(
    ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show_help, help="cli.option-help"
)


def common_options() -> list[click.Parameter]:
    """Accepted before and after the command's name. ``--lang`` was read already: here it is only checked."""
    return [
        Option(
            ["-C", "--root"],
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=name_book,
            metavar="cli.metavar-folder",
            help="cli.option-root",
        ),
        Option(
            ["--lang"],
            type=click.Choice(["vi", "en"], case_sensitive=False),
            expose_value=False,
            help="cli.option-lang",
        ),
    ]


class Command(click.Command):
    """A command with the common options; ``help`` is a key of the catalogues."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        settings["params"] = [*(settings.get("params") or []), *common_options()]
        super().__init__(name, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002
        return HELP

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [said(ctx, "cli.metavar-options") if piece == self.options_metavar else piece for piece in pieces]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(ctx, self.help) if self.help else "")


class Group(Command, click.Group):
    """Commands by name, ``module:function`` each; the help of one is the catalogues' key ``<prefix><name>``."""

    def __init__(self, name: str | None, lazy: Mapping[str, str], prefix: str = "cli.", **settings: Any) -> None:
        super().__init__(name, **settings)
        self.lazy = lazy
        self.prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.lazy:
            return None
        module, _, function = self.lazy[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return [said(ctx, "cli.metavar-command") if piece == self.subcommand_metavar else piece for piece in pieces]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(said(ctx, "cli.commands")):
            formatter.write_dl([(name, said(ctx, self.prefix + name).splitlines()[0]) for name in self.lazy])
