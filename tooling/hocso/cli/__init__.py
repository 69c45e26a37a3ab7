"""The command line: ``hocso COMMAND``. One file a command; a command is imported only when it is called."""

import os
import sys
from collections.abc import Sequence

from hocso.cli.failures import guarded
from hocso.cli.group import Group
from hocso.cli.language import asked_language, translate_click
from hocso.cli.session import Session
from hocso.garbage import search_no_imports

COMMANDS = {
    "build": "hocso.cli.build:build",
    "check": "hocso.cli.check:check",
    "explain": "hocso.cli.explain:explain",
    "narrate": "hocso.cli.narrate:narrate",
    "say": "hocso.cli.say:say",
    "serve": "hocso.cli.serve:serve",
    "new": "hocso.cli.new:new",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 (clean), 1 (faults in the lessons) or 2 (could not run)."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    search_no_imports()
    write_utf8()
    language = asked_language(arguments, os.environ)
    translate_click(language)
    session = Session(language)
    program = Group("hocso", COMMANDS, help="cli.hocso")
    return guarded(session, lambda: program.main(arguments, prog_name="hocso", standalone_mode=False, obj=session))


def write_utf8() -> None:
    """A Windows console or pipe may have an encoding without Vietnamese letters; ours are UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8")
