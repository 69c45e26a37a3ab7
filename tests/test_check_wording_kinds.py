"""The kinds of wording rules: what each finds, where, and that no file at all can break the check."""

import re
from pathlib import Path

import pytest
import yaml
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st

from check_pages import book_of, page_of
from hocso.check import check, wording
from hocso.check.rule import Rule, context_of
from hocso.check.scope import SCOPES
from hocso.check.wording.form import COMMON
from hocso.check.wording.loading import KINDS, WordingFault, rule_of
from hocso.check.wording.occurrence import PER
from hocso.model import nodes as ours
from hocso.model.lesson import FrontMatter, Lesson
from hocso.model.screens import ScreenItem

ROOT = Path(__file__).parents[1]
HEAD = (Path(wording.__file__).parent / "wrong-words.yml").read_text(encoding="utf-8")
SAYS = 'message: {vi: "“{found}”", en: "“{found}”"}\n'
AVOID = f"code: X001\nkind: existence\n{SAYS}"


def places(rule: str | Rule, page: Lesson | str) -> list[tuple[int, int]]:
    """Where a rule, or the rule of a file's text, finds fault with a page."""
    made = rule_of("rieng", rule) if isinstance(rule, str) else rule
    read = page_of(page) if isinstance(page, str) else page
    context = context_of(book_of(read), today=None)  # type: ignore[arg-type]
    assert made.on_page
    return [fault.at for fault in made.on_page(read, context)]


@pytest.mark.parametrize(
    ("keys", "text", "columns"),
    [
        ("words: [dễ thôi]", "Dễ thôi, dễ  thôi mà, dễ thôii", [1, 10]),
        ("words: [được … bởi]", "được làm ra bởi ai, được, bởi", [1]),
        ("words: [được … bởi]", "được một hai ba bốn năm sáu bởi", []),
        ("words: [được...bởi]", "được làm bởi", [1]),
        ("words: [OTP]", "otp OTP", [5]),
        ("words: [v.v.]", "bút, v.v. nữa", [6]),
        ("words: [bạn]\nexcept: [bạn hàng, kết bạn]", "bạn hàng kết bạn bạn", [18]),
        ("words: [bạn]\nbefore: [hãy, “]", "bạn hãy, bạn bè, bạn “Ngân”", [1, 18]),
        ("words: [cả tin]\nunless: [không phải]", "Bị cả tin. Không phải vì cả tin. Cả tin.", [4, 34]),
        ("words: [bấm, bấm vào]", "bấm vào, bấm", [1, 10]),
    ],
)
def test_words_to_avoid(keys: str, text: str, columns: list[int]) -> None:
    assert places(f"{AVOID}{keys}\n", text) == [(1, column) for column in columns]


def test_words_stand_where_the_file_has_them_in_another_normal_form() -> None:
    assert places(f"{AVOID}words: [de\u0302\u0303 tho\u0302i]\n", "Việc này dễ thôi.") == [(1, 10)]


@pytest.mark.parametrize(
    ("keys", "text", "found"),
    [
        ("per: sentence\nmost: 1", "Rồi bấm rồi đi rồi về. Rồi ngủ.", [(1, 9)]),
        ("per: page\nmost: 2", "rồi\nrồi\nrồi rồi", [(3, 1)]),
        ("per: page\nmost: 0", "rồi", [(1, 1)]),
        ("per: page\nleast: 1", "chưa", [(1, 1)]),
        ("per: page\nleast: 1", "rồi", []),
        ("per: sentence\nleast: 1", "Bấm rồi đi. Về nhà.", [(1, 13)]),
    ],
)
def test_so_many_times(keys: str, text: str, found: list[tuple[int, int]]) -> None:
    assert places(f"code: X001\nkind: occurrence\nwords: [rồi]\n{keys}\n", text) == found


def test_times_are_counted_in_each_passage() -> None:
    page = page_of("rồi\nrồi rồi\nrồi")
    lines = list(page.doctree.children)
    page.doctree.children = []
    page.doctree.extend([ours.step("", lines[0]), ours.step("", *lines[1:])])
    rule = "code: X001\nkind: occurrence\nwords: [rồi]\nper: passage\nmost: 2\n"
    assert places(rule, page) == [(3, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bấm đây\nnhấn đó\nbấm kia", [(2, 1)]),
        ("bấm đây\nnhấn đó", [(2, 1)]),
        ("nhấn đây\nnhấn đó\nbấm kia", [(3, 1)]),
        ("bấm bấm", []),
        ("nhắn tin bấm", []),
    ],
)
def test_one_word_a_page(text: str, found: list[tuple[int, int]]) -> None:
    assert places("code: X001\nkind: consistency\nwords: [bấm, [nhấn, ấn]]\n", text) == found


def test_the_way_that_is_kept_is_proposed_in_the_same_case() -> None:
    rule = rule_of("rieng", "code: X001\nkind: consistency\nwords: [bấm, nhấn]\n")
    page = page_of("Bấm, bấm, Nhấn.")
    assert rule.on_page
    (fault,) = rule.on_page(page, context_of(book_of(page), today=None))  # type: ignore[arg-type]
    assert fault.fix and not fault.fix.safe
    assert [(edit.column, edit.old, edit.new) for edit in fault.fix.edits] == [(11, "Nhấn", "Bấm")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gửi kỳ hạn dài.", [(1, 5)]),
        ("Gửi kỳ hạn dài. Kỳ hạn ngắn.", [(1, 5)]),
        ("Kỳ hạn là thời gian gửi.", []),
        ("Kỳ hạn, tức là thời gian gửi.", []),
        ("Kỳ hạn nghĩa là thời gian gửi.", []),
        ("Kỳ hạn (thời gian gửi) dài.", []),
        ("Kỳ hạn – thời gian gửi.", []),
        ("“Kỳ hạn” là thời gian gửi.", []),
        ("Thời gian gửi gọi là kỳ hạn.", []),
        ("Chọn thời gian gửi (kỳ hạn).", []),
        ("Chọn kỳ hạn. Kỳ hạn là thời gian gửi.", []),
        ("Chọn kỳ hạn.\nKỳ hạn là thời gian gửi.", []),
    ],
)
def test_hard_words_are_explained(text: str, found: list[tuple[int, int]]) -> None:
    assert places("code: X001\nkind: explanation\nwords: [kỳ hạn]\n", text) == found


def test_an_explanation_in_a_later_passage_comes_too_late() -> None:
    page = page_of("Chọn kỳ hạn.\nKỳ hạn là thời gian gửi.")
    lines = list(page.doctree.children)
    page.doctree.children = []
    page.doctree.extend(ours.step("", line) for line in lines)
    assert places("code: X001\nkind: explanation\nwords: [kỳ hạn]\n", page) == [(1, 6)]


def with_parts() -> Lesson:
    """A page that has the same word in each of its parts, a line each."""
    page = page_of("\n".join(["từ"] * 8 + ["“từ” từ"]))
    lines = list(page.doctree.children)
    page.doctree.children = []
    title = nodes.title("", "", nodes.Text("từ"))
    title.line = 1
    screen = ours.screen(title="", alt="từ", items=[ScreenItem("button", "x")])
    screen.line = 3
    page.doctree.extend([title, lines[1], screen, ours.step("", lines[3]), ours.quiz("", lines[4])])
    page.doctree.extend([ours.message("", lines[5], sender=""), ours.trainer("", lines[6]), lines[7], lines[8]])
    return page


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("all", [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]),
        ("learner", [1, 2, 3, 4, 5, 6, 8, 9, 9]),
        ("teaching", [1, 2, 3, 4, 5, 8, 9]),
        ("sentence", [2, 4, 5, 6, 7, 8, 9, 9]),
        ("heading", [1]),
        ("alt", [3]),
        ("step", [4]),
        ("quiz", [5]),
        ("message", [6]),
        ("trainer", [7]),
        ("[step, quiz]", [4, 5]),
    ],
)
def test_a_rule_is_for_a_part_of_the_page(scope: str, found: list[int]) -> None:
    lines = [line for line, _ in places(f"{AVOID}words: [từ]\nscope: {scope}\n", with_parts())]
    assert lines == found


def test_of_two_places_in_a_line_the_one_outside_the_quotes_is_named() -> None:
    assert places(f"{AVOID}words: [từ]\nscope: teaching\n", "“từ” từ “từ”") == [(1, 6)]


def test_a_rule_for_lessons_is_silent_on_plain_pages() -> None:
    rule = f"{AVOID}words: [từ]\npages: lessons\n"
    assert places(rule, page_of("từ")) == []
    assert places(rule, page_of("từ", front=FrontMatter())) == [(1, 1)]


def test_a_book_in_another_language_has_its_own_rules_too(tmp_path: Path) -> None:
    from dataclasses import replace

    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "simple.yml").write_text(
        'code: X001\nkind: existence\nmessage: {vi: "{found}", en: "{found}"}\nwords: [utilise]\n', encoding="utf-8"
    )
    book = replace(book_of("We utilise it. Không thể không.", root=tmp_path), language="en")
    assert [one.code for one in check(book)] == ["X001"]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("code: X001\nkind: existence\nwords: [a]\n", 2, "message"),
        (f"{AVOID}words: {{a: [b]}}\n", 4, "list of words"),
        (f"{AVOID}words: [a, '']\n", 4, "list of words"),
        (f"{AVOID}words: [… a]\n", 4, "between two words"),
        (f"{AVOID}words: [a …]\n", 4, "between two words"),
        (f"{AVOID}words: [a]\nscope: everywhere\n", 5, "teaching"),
        (f"{AVOID}words: [a]\nscope: []\n", 5, "teaching"),
        (f"{AVOID}words: [a]\npages: some\n", 5, "lessons"),
        (f"{AVOID}words: [a]\nsafe: true\n", 5, "unless"),
        (f"{AVOID}words: [a]\nunless: a\n", 5, "list of words"),
        ("code: X001\nkind: occurrence\nwords: [a]\n", 2, "per"),
        ("code: X001\nkind: occurrence\nwords: [a]\nper: page\n", 2, "most, least"),
        ("code: X001\nkind: occurrence\nwords: [a]\nper: page\nmost: 1\nleast: 1\n", 2, "most, least"),
        ("code: X001\nkind: occurrence\nwords: [a]\nper: week\nmost: 1\n", 4, "passage"),
        ("code: X001\nkind: occurrence\nwords: [a]\nper: page\nmost: -1\n", 5, "999"),
        ("code: X001\nkind: occurrence\nwords: [a]\nper: page\nmost: yes\n", 5, "999"),
        ("code: X001\nkind: consistency\nwords: [a]\n", 3, "two ways"),
        ("code: X001\nkind: consistency\nwords: [a, [1]]\n", 3, "two ways"),
        ("code: X001\nwords: {a: [b … c]}\n", 2, "without any …"),
        ("code: X001\nkind: [existence]\nwords: [a]\n", 2, "existence"),
        ("code: nope\nwords: {a: [b]}\n", 1, "X001"),
        ("words: {a: [b]}\ncode: !!bool x\n", 1, "x"),
    ],
)
def test_a_malformed_file_is_told_its_line_and_what_it_needs(text: str, line: int, hint: str) -> None:
    with pytest.raises(WordingFault) as raised:
        rule_of("hong", text)
    assert raised.value.line == line
    assert hint in raised.value.message.en
    assert raised.value.message.vi


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2000), st.floats(allow_nan=False), st.text(max_size=8), st.dates(),
    st.sampled_from(["bấm", "được … bởi", "…", "lessons", "page", "X001", "{found}", "{", "teaching", "note", "v.v."]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(["vi", "en", "đúng"]), SCALARS), inner, max_size=3),
    ),
    max_leaves=6,
)
KEYS = sorted({*COMMON, "message", *(key for kind in KINDS.values() for key in kind.keys)})


@settings(deadline=None, max_examples=300)
@given(
    st.dictionaries(st.one_of(st.sampled_from(KEYS), SCALARS), VALUES, max_size=8),
    st.sampled_from([*KINDS, None]),
    st.text(max_size=30),
)
def test_any_mapping_is_a_rule_or_a_fault(data: dict[object, object], kind: str | None, page: str) -> None:
    filled = {**data, "kind": kind} if kind else data
    _rule_or_fault(yaml.safe_dump(filled, allow_unicode=True), page)


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="code: X01\n-[]{}!!&*<>|?#'\",wordsbilntam=%@", max_size=60),
        st.from_regex(r"code: X1\nwords: !!(bool|int|float|null|timestamp|binary|set|omap|pairs|str|seq) .{0,8}\n"),
    )
)
def test_any_text_is_a_rule_or_a_fault(text: str) -> None:
    _rule_or_fault(text, "bấm")


def _rule_or_fault(text: str, page: str) -> None:
    try:
        rule = rule_of("bat-ky", text)
    except WordingFault as fault:
        assert 1 <= fault.line <= text.count("\n") + 2
        assert fault.message.vi and fault.message.en
    else:
        places(rule, page_of(page, front=FrontMatter()))
        assert rule.page.vi


@pytest.mark.parametrize("name", [*KINDS, *KEYS, *SCOPES, *PER])
def test_every_kind_key_and_part_is_described_for_writers(name: str) -> None:
    comments = "\n".join(line for line in HEAD.splitlines() if line.startswith("#"))
    assert re.search(rf"(?<![\w-]){name}(?![\w-])", comments), f"wrong-words.yml does not speak of {name}"


@pytest.mark.parametrize("page", ["README.md", "tooling/README.md"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named_in_the_readmes(page: str, kind: str) -> None:
    assert f"`{kind}`" in (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_each_kind_in_the_head_is_a_rule(kind: str) -> None:
    examples = re.findall(r"(?m)(?:^#   (?! ).*\n)+", HEAD)
    texts = ["\n".join(line.removeprefix("#   ") for line in example.splitlines()) for example in examples]
    made = [yaml.safe_load(text).get("kind", "substitution") for text in texts if rule_of("vi-du", text)]
    assert kind in made
