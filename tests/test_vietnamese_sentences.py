"""Sentence ends, from ``cases/sentences.txt``: a paragraph a line, its sentences parted by " | "."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hocso.vietnamese.sentences import HARD_BREAK, sentence_spans

CASES = (Path(__file__).parent / "cases" / "sentences.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", [line for line in CASES if line and not line.startswith("#")])
def test_a_paragraph_is_cut_where_its_case_says(case: str) -> None:
    sentences = [part.strip() for part in case.split(" | ")]
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet="aĐồ1.!?…”\"' ,\n" + HARD_BREAK, max_size=60))
def test_spans_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
