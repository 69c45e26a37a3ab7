"""The command line speaks one language at a time, down to click's own words."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from hocso.cli import main
from hocso.cli.language import LOCALE, asked_language
from hocso.messages.refusals import KNOWN, refusal


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "vi"),
        (["check"], {"HOCSO_LANG": "en"}, "en"),
        (["--lang", "en", "check"], {}, "en"),
        (["check", "--lang=EN"], {}, "en"),
        (["check", "--lang", "vi"], {"HOCSO_LANG": "en"}, "vi"),
        (["say", "--", "--lang", "en"], {}, "vi"),
        (["--lang"], {}, "vi"),
        (["--lang", "fr"], {}, "vi"),
        (["--lang", "fr"], {"HOCSO_LANG": "en"}, "en"),
    ],
)
def test_the_language_is_known_before_the_arguments_are(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert asked_language(arguments, environment) == language


CLICKS_WORDS = [
    (["bild"], "Không có lệnh 'bild'.", "No such command 'bild'."),
    (["check", "--fixx"], "Không có tùy chọn --fixx. Có phải: --fix?", "No such option: --fixx Did you mean --fix?"),
    (["say"], "Còn thiếu 'CÂU'.", "Missing argument 'TEXT'."),
    (["new", "lesson", "Gọi", "điện"], "Thừa ở cuối lệnh: điện.", "Got unexpected extra argument (điện)"),
    (["serve", "--port", "x"], "'x' không phải là số.", "'x' is not a valid integer range."),
    (["serve", "--port", "0"], "0 không nằm trong khoảng 1<=x<=65535.", "0 is not in the range 1<=x<=65535."),
    (
        ["check", "--format", "xml"],
        "'xml' không có trong các lựa chọn: 'text', 'json', 'sarif'",
        "'xml' is not one of 'text'",
    ),
    (["narrate", "--engine"], "Sau --engine còn thiếu giá trị.", "Option '--engine' requires an argument."),
    (["check", "--fix=1"], "Sau --fix không ghi giá trị.", "Option '--fix' does not take a value."),
    (["--lang", "fr", "check"], "'fr' không có trong các lựa chọn", "'fr' is not one of"),
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("arguments", "vi", "en"), CLICKS_WORDS)
def test_a_mistyped_command_is_answered_in_the_person_s_language(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    vi: str,
    en: str,
    language: str,
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("HOCSO_LANG", language)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (vi if language == "vi" else en) in printed.err
    assert ("Lỗi: " in printed.err, "Error: " in printed.err) == (language == "vi", language == "en")


@pytest.mark.parametrize("command", [[], ["build"], ["serve"], ["new"], ["new", "lesson"]])
def test_help_has_no_word_of_the_other_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    assert main([*command, "--help", "--lang", "vi"]) == 0
    vietnamese = capsys.readouterr().out
    assert main([*command, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    foreign = ("Usage", "Options:", "Commands", "Show this", "default:", "TEXT")
    assert not [word for word in foreign if word in vietnamese]
    assert english.isascii(), "a Vietnamese letter in English help"


def test_the_compiled_words_of_click_are_those_of_the_readable_file() -> None:
    folder = LOCALE / "vi" / "LC_MESSAGES"
    readable, compiled = entries(folder / "messages.po"), entries(folder / "messages.mo")
    assert readable == compiled, "run: pybabel compile -d tooling/hocso/cli/locale"
    assert all(readable.values())


def entries(path: Path) -> dict[str, str]:
    with path.open("rb") as stream:
        catalogue = read_mo(stream) if path.suffix == ".mo" else read_po(stream, locale="vi")
    return {in_one(entry.id)[0]: in_one(entry.string)[0] for entry in catalogue if entry.id}


def in_one(text: str | Sequence[str]) -> Sequence[str]:
    """A plural entry has a list of forms; Vietnamese has one."""
    return [text] if isinstance(text, str) else text


@pytest.mark.parametrize("code", KNOWN)
def test_a_refusal_of_the_system_is_said_in_both_languages(code: int) -> None:
    """The system itself speaks one language, which may be neither."""
    told = refusal(OSError(code, os.strerror(code), "a.mp3"))
    assert os.strerror(code) not in (told.vi, told.en)
    assert told.vi != told.en
