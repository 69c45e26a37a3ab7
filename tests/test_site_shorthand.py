"""Shorthand for search: nothing of a text is lost."""

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from hocso.publish.site.shorthand import shorthand_for, words_in

TEXTS = st.lists(st.text('aăđừảO0_ .,:;“”"\\-–(\n\t\u2028€😀\u0300', max_size=40), max_size=6)


def read(code: str, words: tuple[str, ...]) -> str:
    """As ``words.js`` does it."""
    return "".join(words[ord(letter) - (36 if ord(letter) > 92 else 35)] for letter in code)


@given(TEXTS)
def test_what_was_written_can_be_read(texts: list[str]) -> None:
    code = shorthand_for(Counter(words_in(text)) for text in texts)
    for text in texts:
        assert read(code.write(words_in(text)), code.words).strip() == " ".join(text.split())


@given(TEXTS)
def test_codes_need_no_escapes(texts: list[str]) -> None:
    code = shorthand_for(Counter(words_in(text)) for text in texts)
    for text in texts:
        assert json.dumps(code.write(words_in(text)), ensure_ascii=False) == f'"{code.write(words_in(text))}"'


def test_a_frequent_word_is_one_byte() -> None:
    code = shorthand_for([Counter(words_in(" ".join(f"hiếm{number} bác" for number in range(200))))])
    assert len(code.write(words_in("bác")).encode()) == 1


def test_more_words_than_letters_leave_the_rarest_out() -> None:
    code = shorthand_for([Counter(words_in("bác bác")), Counter(f" w{number}" for number in range(60_000))])
    assert read(code.write(words_in("bác w59999")), code.words) == " bác"
