"""Whatever an author gets wrong in YAML is said in Vietnamese words."""

import pytest
import yaml

from hocso.messages import message
from hocso.yaml_text import load
from hocso.yaml_words import in_authors_words


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("title: Bài 1: mở máy", "colon"),
        ("title\nauthor: Xã", "colon"),
        ("lesson:\n  minutes: 30\n  skills [a]\n", "no-colon"),
        ("lesson:\n\tminutes: 30", "tab"),
        ("title: @chợ", "sign"),
        ("title: `chợ`", "sign"),
        ("discount: %20", "sign"),
        ("lesson:\n    minutes: 30\n  title: a", "indent"),
        ("- a\nb: c", "indent"),
        ("a: - b", "indent"),
        ("title: [", "bracket"),
        ("skills: [a, b\nminutes: 30", "bracket"),
        ("skills: {a: 1", "bracket"),
        ('title: "Chợ', "quote"),
        ("title: 'Chợ", "quote"),
        ("title: *chợ", "alias"),
        ("title: *cho", "alias"),
        ("title: * chợ", "alias"),
        ("title: & chợ", "alias"),
        ('title: "C:\\chợ"', "escape"),
        ("title: !chợ", "tag"),
        ("title: !cho đông", "tag"),
        ("title: a\n---\ntitle: b", "documents"),
        ("{[a]: b}", "key"),
        ("a: " + "9" * 200, "too-much"),
        ("[" * 3000, "too-much"),
    ],
)
def test_it_is_said_in_words_that_help(text: str, key: str) -> None:
    with pytest.raises(yaml.YAMLError) as error:
        load(text)
    assert in_authors_words(error.value) == message(f"yaml.{key}")


def test_what_is_not_known_is_passed_on_in_one_line() -> None:
    odd = yaml.MarkedYAMLError(problem="something new.\nAnd more.")
    assert in_authors_words(odd).vi == "something new"
    assert in_authors_words(yaml.YAMLError()).vi == "YAMLError"
