"""Which language a person wants, and teaching it to click."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from hocso.model.message import Language

LOCALE = Path(__file__).parent / "locale"


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """``--lang`` wherever it stands, else ``HOCSO_LANG``, else Vietnamese.

    It is looked for before the arguments are parsed, because the help and the errors of parsing speak it too.
    """
    known: dict[str, Language] = {language: language for language in get_args(Language)}
    asked = [environment.get("HOCSO_LANG", "")]
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked += arguments[at + 1 : at + 2]
        elif argument.startswith("--lang="):
            asked.append(argument.removeprefix("--lang="))
    return next((known[name.lower()] for name in reversed(asked) if name.lower() in known), "vi")


def translate_click(language: Language) -> None:
    """Give click's own words ("Usage", "No such option") in ``language``.

    click asks Python's gettext for its words in the default domain, and gettext asks ``LANGUAGE``: that is the
    whole interface there is. ``locale/vi/LC_MESSAGES/messages.po`` holds them; ``.mo`` is their
    compiled form.
    """
    gettext.bindtextdomain("messages", LOCALE)
    os.environ["LANGUAGE"] = language
