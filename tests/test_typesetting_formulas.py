"""Formulas on paper: what LaTeX becomes, how it stands among text, and what happens to one that nobody can read."""

import subprocess
import sys
from pathlib import Path

import pytest
from docutils import nodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklets import Booklet, Listener, curriculum, page, print_pages
from conftest import CONFIG, MakeBook
from hocso.model import nodes as ours
from hocso.model.edition import Edition
from hocso.publish.booklet import publish_booklets
from hocso.publish.typesetting.formulas import typst_math
from hocso.read import read
from paper import accessibility_faults, printed

READ = {
    "letters": (r"2\alpha x", r'"2" \α x'),
    "signs are no markup": (r"a # b; [c] \$ /", r"a \# b \; \[ c \] \$ \/"),
    "words are no markup": (r"\text{\#x \"}", None),
    "words": (r"\text{lãi suất}", 'worded("lãi\u00a0suất")'),
    "words at the foot": (r"x_{\text{lãi}}", 'attach(x, b: noted("lãi"))'),
    "escapes in words": (r"\text{a\_b \& c\%}", 'worded("a_b\u00a0&\u00a0c%")'),
    "fraction": (r"\frac{a}{b}", "frac(a, b)"),
    "a comma parts no arguments": (r"\frac{a,b}{c}", r"frac(a \, b, c)"),
    "decimal comma": ("1{,}5", r'"1" class("normal", \,) "5"'),
    "roots": (r"\sqrt{x}\sqrt[3]{y}", 'sqrt(x) root("3", y)'),
    "scripts": ("x_i^2", 'attach(x, b: i, t: "2")'),
    "a script without a base": ("{}^{14}C", 'attach("", t: "14") C'),
    "prime": ("f'(x)", r"attach(f, t: \′) \( x \)"),
    "upright": (r"\mathrm{d}x", "upright(d) x"),
    "bold": (r"\mathbf{ab}", "bold(upright(a)) bold(upright(b))"),
    "named": (r"\sin x", 'op("sin") x'),
    "named by the author": (r"\operatorname*{arg\,max}_x f", 'attach(op("arg\u2009max", limits: #true), b: x) f'),
    "limit": (r"\lim_{x \to 0} x", 'attach(op("lim", limits: #true), b: x \\→ "0") x'),
    "large": (r"\sum_{i}^{n} i", r"attach(\∑, b: i, t: n) i"),
    "above": (r"\overset{a}{b}", "attach(limits(b), t: a)"),
    "accents": (r"\hat{x}\overline{AB}", 'accent(x, #"\u0302") overline(A B)'),
    "brace": (r"\underbrace{x}_{n}", "attach(limits(underbrace(x)), b: n)"),
    "long arrow": (r"\xrightarrow{f}", r"attach(limits(stretch(\→)), t: f)"),
    "brackets": (r"\left(\frac{a}{b}\right]", r"lr(\( frac(a, b) \])"),
    "one bracket": (r"\left\{x\right.", r"lr(\{ x)"),
    "angles": (r"\left<x\right>", r"lr(\⟨ x \⟩)"),
    "a bracket of its own size": (r"\Big(", r"lr(size: #1.623em, \()"),
    "strokes": ("|x|", r'class("normal", \|) x class("normal", \|)'),
    "matrix": (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"lr(\( mat(delim: #none, align: #center, a, b; c, d) \))"),
    "cases": (
        r"\begin{cases}1&x\\0&y\end{cases}",
        r'lr(\{ mat(delim: #none, align: #left, "1", x; "0", y))',
    ),
    "lines": (
        r"\begin{array}{l|r}a&b\\\hline c&d\end{array}",
        "mat(delim: #none, align: #center, augment: #(hline: (1,), vline: (1,), ), & a, b &; & c, d &)",
    ),
    "rows": (
        r"\begin{align}a&=b\nonumber\\[1em]&=c\label{x}\end{align}",
        "mat(delim: #none, row-gap: #.5em, column-gap: #2em, "
        r"display(a) & display(\= b);  & display(\= c))",
    ),
    "gap": (r"a\quad b", "a #h(1.000em) b"),
    "struck": (r"\cancel{x}", "cancel(x)"),
    "framed": (r"\boxed{x}", "boxed(x)"),
    "unseen": (r"\phantom{x}y", "std.hide(x) y"),
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind, (_, expected) in READ.items() if expected])
def test_latex_becomes_mathematics_of_typst(kind: str) -> None:
    latex, expected = READ[kind]
    assert " ".join(typst_math(latex, block=True).pieces) == expected


def par(*parts: nodes.Node | str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(nodes.Text(part) if isinstance(part, str) else part for part in parts))


def test_every_construct_is_set_in_a_line_and_by_itself(tmp_path: Path) -> None:
    sources = [latex for latex, expected in READ.values() if expected]
    parts = [part for latex in sources for part in (par("chữ ", nodes.math("", latex)), nodes.math_block("", latex))]
    booklet, notes = print_pages(tmp_path, page(*parts))
    assert notes == []
    (tmp_path / "made.pdf").write_bytes(booklet.raw)
    assert {rule for rule, _ in accessibility_faults(tmp_path / "made.pdf")} == {"MATH-010"}  # it wants speech
    heard = [str(element.Alt) for element in booklet.elements() if element.get("/S") == "/Formula"]
    assert heard.count("\\frac{a}{b}") == 2
    assert "lãi suất" in booklet.text.replace("\u00a0", " ")


UNREADABLE = {
    "unknown command": r"\khongbiet{x}",
    "unknown in words": r"\text{a $\times$ b}",
    "half written": r"\frac{a",
    "no end": r"\left( x",
    "nothing": "% chỉ có lời chú",
    "nothing to stand below": "a & b",
    "too deep": "{" * 60 + "x" + "}" * 60,
    "far too deep": r"\sqrt{" * 3000 + "x" + "}" * 3000,
}


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("node", [nodes.math, nodes.math_block])
def test_what_nobody_can_read_is_told_and_printed_as_written(
    kind: str, node: type[nodes.Element], tmp_path: Path
) -> None:
    latex = UNREADABLE[kind]
    formula = node("", latex)
    booklet, (note,) = print_pages(tmp_path, page(par(formula) if node is nodes.math else formula))
    assert note == f"bai.md:7:1: the formula {latex} cannot be read; it is printed as written."
    assert latex.replace(" ", "")[:20] in booklet.text.replace(" ", "")


EMPTY = (
    r"&\\", r"a & \\ b", r"\begin{aligned} & \\ & b \end{aligned}", r"\begin{pmatrix} & \\ & \end{pmatrix}",
    r"\boxed{} + a", r"\phantom{} + a", r"\cancel{} + a", r"\sqrt{} + \sqrt[]{}", r"\frac{}{}", r"{}^{}_{}a",
    r"\overline{} \hat{} \underbrace{}_{}a", r"\binom{}{}", r"\text{} a", r"\mathrm{} a", r"\displaystyle{} a",
    r"\left( \right) a", r"\begin{cases} & \end{cases} a",
)  # fmt: skip


def test_what_holds_nothing_is_typeset(tmp_path: Path) -> None:
    parts = [part for latex in EMPTY for part in (par("a", nodes.math("", latex)), nodes.math_block("", latex))]
    booklet, _ = print_pages(tmp_path, page(*parts))
    assert booklet.pages


COMMANDS = (
    r"\boxed{",
    r"\phantom{",
    r"\hat",
    r"\overline{",
    r"\binom",
    r"\frac",
    r"\left",
    r"\right",
    r"\begin{",
    r"\end{",
    "pmatrix}",
    "align}",
    r"\text{",
    r"\sqrt",
    r"\sum",
)
SIGNS = "{}[]()^_&|#$\\\"/;:,.'~*%"
BITS = st.lists(st.sampled_from([*COMMANDS, *SIGNS]) | st.text(max_size=3), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BITS.map("".join), min_size=20, max_size=40))
def test_whatever_a_formula_holds_the_booklet_is_made(tmp_path: Path, formulas: list[str]) -> None:
    parts = [part for latex in formulas for part in (par("a", nodes.math("", latex)), nodes.math_block("", latex))]
    booklet, _ = print_pages(tmp_path, page(*parts))
    assert len(booklet.pages) >= 3


LONG = " + ".join(f"a_{{{number}}} x^{{{number}}}" for number in range(40)) + r" = \frac{1}{2}"
HIGH = r"\begin{aligned} " + r" \\ ".join(f"a_{{{number}}} &= b" for number in range(40)) + r" \end{aligned}"
WIDE = rf"\begin{{pmatrix}} {' & '.join(f'a_{{{number}}} + b' for number in range(20))} \end{{pmatrix}}"


@pytest.mark.parametrize("setting", ["18 a4", "24 a4", "16 a5", "24 a5"])
def test_none_runs_over_the_edge(setting: str, tmp_path: Path) -> None:
    alone = [nodes.math_block("", latex) for latex in (LONG, HIGH)]
    parts = [*alone, nodes.math_block("", WIDE, number=7, ids=["x"]), par("chữ ", nodes.math("", LONG))]
    step = ours.step("", ours.heading("", "Bước"), nodes.math_block("", WIDE), number=1)
    _, paper = printed(curriculum(tmp_path, page(*parts, step)), setting, tmp_path / "out")
    assert list(paper.beyond_margins()) == []


def test_a_long_one_goes_on_in_further_lines_before_it_shrinks(tmp_path: Path) -> None:
    booklet, _ = print_pages(tmp_path, page(nodes.math_block("", LONG)))
    assert min(map(booklet.smallest_type, range(len(booklet.pages)))) >= 15.99


@pytest.mark.parametrize("size", [16, 18, 20, 24])
def test_letters_are_as_large_as_the_text_wants(size: int, tmp_path: Path) -> None:
    book = curriculum(tmp_path, page(par("chữ ", nodes.math("", "x^2"))))
    _, paper = printed(book, f"{size} a4", tmp_path / "out")
    found = {
        letters.text: letters.size for letters in paper.letters if letters.text in ("𝑥", "2") and letters.page == 3
    }
    large = max(16 / 0.7, 1.2 * size)
    assert found == {"𝑥": pytest.approx(large, abs=0.05), "2": pytest.approx(0.7 * large, abs=0.05)}


NUMBERED = """\
# Trang

$$
x = 1
$$ (mot)

Xem {eq}`mot`.
"""


@pytest.mark.filterwarnings("ignore:.*traverse.*:PendingDeprecationWarning")  # of sphinx-external-toc
@pytest.mark.parametrize(("numbered", "number"), [(True, "(1.1)"), (False, "(1)")])
def test_an_equation_has_the_number_by_which_the_text_calls_it(
    numbered: bool, number: str, make_book: MakeBook, tmp_path: Path
) -> None:
    contents = f"format: jb-book\nroot: index\nparts:\n- numbered: {numbered}\n  chapters:\n  - file: trang\n"
    dollars = CONFIG.replace("[colon_fence]", "[colon_fence, dollarmath]")
    root = make_book({"trang.md": NUMBERED, "_toc.yml": contents, "_config.yml": dollars})
    made, *_ = publish_booklets(Edition(read(root), {}), tmp_path / "out", Listener())
    assert Booklet(made.path.read_bytes()).text.count(number) == 2


def test_the_same_formulas_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (print_pages(tmp_path / name, page(nodes.math_block("", LONG)))[0].raw for name in "ab")
    assert first == second


def test_a_heading_and_an_answer_may_be_a_formula_alone(tmp_path: Path) -> None:
    section = nodes.section("", nodes.title("", "", nodes.math("", "x^2")), par("lời"), ids=["muc"])
    booklet, _ = print_pages(tmp_path, page(section))
    assert len(list(booklet.outline())) == 3


def test_nobody_waits_for_formulas_that_are_not_there() -> None:
    unwanted = "{'latex2mathml', 'hocso.publish.formulas', 'hocso.publish.typesetting.formulas'}"
    wanted = "hocso.publish.booklet, hocso.publish.slides.deck, hocso.publish.typesetting.renderers"
    code = f"import sys, {wanted}; print({unwanted} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
