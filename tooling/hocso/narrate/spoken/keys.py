"""What is typed as it stands: passwords, names of files, hashtags."""

import re

from hocso.narrate.spoken.addresses import in_syllables, said_address
from hocso.narrate.spoken.draft import Draft
from hocso.narrate.spoken.foreign import loanwords
from hocso.narrate.spoken.letters import NAMES, spelled
from hocso.narrate.spoken.lexicon import Lexicon
from hocso.narrate.spoken.marks import ALONE
from hocso.narrate.spoken.numbers import one_by_one

_ENDINGS = "pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|txt|zip|rar|apk|exe|html?|csv|wav|md|py|ipynb|json|ya?ml"
_CONCERNED = re.compile(r"[\d#]|\.\w")
_FILE = re.compile(rf"(?<![\w./@-])([\w-]*\w)?\.({_ENDINGS})(?![\w/])", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&#])#(?=[^\W\d_])(\w+)")
_CAMEL = re.compile(r"[^\W\d_a-z]?[^\W\d_A-Z]+|[^\W\d_]+|\d+")

_TYPED = r"[A-Za-z\d@#$%^&*!_.-]"
_PASSWORD = re.compile(
    rf"((?:mật khẩu|password|passcode)(?: (?:mới|cũ|là|của \w+|wifi|đúng))*:? *[“\"']?)"
    rf"(?={_TYPED}*\d)(?={_TYPED}*[A-Za-z@#$%^&*])({_TYPED}*[A-Za-z\d@#$%^&*])(?![\w/])",
    re.IGNORECASE,
)
_MIXED = re.compile(
    rf"(?<![\w@#$%^&*/.-])(?!US\$)(?={_TYPED}*\d)(?={_TYPED}*[A-Za-z])(?={_TYPED}*[@#$%&*])"
    rf"[A-Za-z\d]{_TYPED}{{4,}}(?<=[A-Za-z\d@#$%^&*])(?![\w@#$%^&*/])"
)


def keys(draft: Draft, lexicon: Lexicon) -> Draft:
    """The text with such things as they are said to somebody who types them."""
    if not _CONCERNED.search(draft.text):
        return draft
    draft = draft.sub(_FILE, lambda m: f" {_file(m[1] or '', m[2], lexicon)} ", "key")
    draft = draft.sub(_HASHTAG, lambda m: f" thăng {_words(m[1])} ", "key")
    draft = draft.sub(_PASSWORD, lambda m: f"{m[1]}{by_key(m[2])} ", "key")
    return draft.sub(_MIXED, lambda m: f" {by_key(m.group())} ", "key")


def by_key(text: str) -> str:
    """Character by character, capitals by name: ``Ab@1`` is *a hoa bê a còng một*."""
    return " ".join(_key(char) for char in text)


def _key(char: str) -> str:
    if char.isdecimal():
        return one_by_one(char)
    if char in ALONE:
        return ALONE[char]
    return NAMES[char.lower()] + (" hoa" if char.isupper() else "")


def _file(name: str, ending: str, lexicon: Lexicon) -> str:
    known = loanwords().get(ending.lower())
    parts = re.findall(r"[a-z]+|\d", ending.lower())
    return f"{said_address(name, lexicon)} chấm {known or ' '.join(map(spelled, parts))}"


def _words(label: str) -> str:
    return " ".join(in_syllables(part) for part in _CAMEL.findall(label))
