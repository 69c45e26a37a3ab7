"""Make large curricula to measure with: distinct lessons in the style of ours, always the same from one seed.

A lesson is one of the book's own with its sentences dealt out anew, each a little different every time, so that every
lesson has its own text to say. Titles, file names and quizzes are all different, and each lesson has a code cell that
no other one has: a sum, a QR code or a chart.
"""

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

LESSONS_A_MODULE = 8
NOT_COPIED = shutil.ignore_patterns("voice", "recordings", "_build", ".hocso")

# A line of prose alone: what may change places with another one.
SENTENCE = re.compile(r"^(?=[A-ZĐÀ-Ỹ])(?!.*[`{}\[\]|*:]).+[.!?]$", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_QUESTION = re.compile(r"^:::\{quiz\} (.+)\n((?:- \[[ x]\] .+\n)+):::$", re.MULTILINE)
CELL = re.compile(r"^```\{code-cell\}.*\n(?:---\n(?:.*\n)*?---\n)?", re.MULTILINE)
_LONGEST = 16
"""Longer sentences are left out: with a beginning more they would be too long to say."""

_WHEN = ("Sáng nay", "Trưa nay", "Chiều nay", "Tối nay", "Hôm nay", "Sáng mai", "Chiều mai", "Tuần này", "Tuần sau")
_WHERE = ("ở nhà", "ở chợ", "ở lớp", "ở xã", "ở quán", "trong bếp", "trong vườn", "ngoài đồng", "ngoài sân", "bên nội")
_BEGINNINGS = [f"{when} {where}" for when, where in product(_WHEN, _WHERE)]

_SUM = """\
```{{code-cell}}
from IPython.display import Markdown

gop, ngay = {a}, {b}
Markdown(f"Mỗi ngày góp {{gop}} nghìn đồng. Sau {{ngay}} ngày có {{gop * ngay}} nghìn đồng.")
```
"""
_CODE = """\
```{{code-cell}}
---
mystnb:
  image:
    alt: Mã QR để tập quét.
---
import io

import segno
from IPython.display import SVG

anh = io.BytesIO()
segno.make("Chào bác, đây là mã tập số {a}.", error="m").save(anh, kind="svg", scale=6, light="#fff", xmldecl=False)
SVG(anh.getvalue())
```
"""
_CHART = """\
```{{code-cell}}
---
mystnb:
  image:
    alt: Biểu đồ tiền góp của ba tháng, tháng sau cao hơn tháng trước.
---
%config InlineBackend.figure_formats = ['svg']
%config InlineBackend.print_figure_kwargs = {{'metadata': {{'Date': None}}}}
import matplotlib.pyplot as plt

plt.rcParams.update({{"svg.hashsalt": "{a}", "font.family": "DejaVu Sans"}})
plt.barh(["Tháng ba", "Tháng hai", "Tháng một"], [{a} + 2 * {b}, {a} + {b}, {a}])
plt.show()
```
"""


def make_curriculum(source: Path, target: Path, lessons: int, seed: int = 2026) -> Path:
    """A book of so many lessons in ``target``, made of the book in ``source``."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((source / "curriculum").glob("*/[0-9]*.md")))
    patterns = [text for text in texts if "\nlesson:" in text]  # the handbook's pages are none
    dealt = _Dealt(patterns, seed)
    shutil.copytree(source / "curriculum", target / "curriculum", ignore=NOT_COPIED)
    for folder in (path for path in (target / "curriculum").iterdir() if path.is_dir() and path.name != "images"):
        shutil.rmtree(folder)
    shutil.copy(source / "_config.yml", target)
    contents = ["format: jb-book", "root: curriculum/index", "parts:"]
    for first in range(0, lessons, LESSONS_A_MODULE):
        folder = target / "curriculum" / f"phan-{first // LESSONS_A_MODULE + 1:02}"
        folder.mkdir()
        (folder / "index.md").write_text(f"# Phần {first // LESSONS_A_MODULE + 1}\n\nMời bác vào học.\n", "utf-8")
        contents += [f"  - caption: {folder.name}", "    chapters:", f"      - file: curriculum/{folder.name}/index"]
        for number in range(first, min(first + LESSONS_A_MODULE, lessons)):
            name = f"{number % LESSONS_A_MODULE + 1:02}-bai-{number + 1}"
            (folder / f"{name}.md").write_text(dealt.lesson(number), encoding="utf-8")
            contents.append(f"      - file: curriculum/{folder.name}/{name}")
    (target / "_toc.yml").write_text("\n".join(contents) + "\n", encoding="utf-8")
    return target


class _Dealt:
    """Deals out the sentences of the ``patterns``, each once before any comes again, then with another beginning."""

    def __init__(self, patterns: list[str], seed: int) -> None:
        self.patterns = patterns
        self.random = random.Random(seed)
        self.pool = sorted({one[0] for text in patterns for one in SENTENCE.finditer(text) if _is_short(one[0])})
        self.names = {word for one in self.pool for word in one.split()[1:] if word[0].isupper()}
        self.used: Counter[str] = Counter()
        self.next = self._all()

    def lesson(self, number: int) -> str:
        text = self.patterns[number % len(self.patterns)]
        text = _TITLE.sub(lambda found: f"# {found[1]}, bài {number + 1}", text, count=1)
        text = re.sub(r"^  after: .*\n", "", text, flags=re.MULTILINE)
        text = SENTENCE.sub(lambda _: next(self.next), text)
        text = _QUESTION.sub(self._question, text)
        return self._with_a_cell(text, number)

    def _all(self) -> Iterator[str]:
        while True:
            for sentence in self.random.sample(self.pool, len(self.pool)):
                yield self._once_more(sentence)

    def _once_more(self, sentence: str) -> str:
        """The sentence as it never was before."""
        times = self.used[sentence]
        self.used[sentence] += 1
        if times == 0:
            return sentence
        return f"{_BEGINNINGS[(times - 1) % len(_BEGINNINGS)]}, {self._inside(sentence)}"

    def _inside(self, sentence: str) -> str:
        """The sentence as it is written behind a comma."""
        named = sentence.split()[0] in self.names or sentence[1:2].isupper()
        return sentence if named else sentence[0].lower() + sentence[1:]

    def _question(self, found: re.Match[str]) -> str:
        choices = found[2].splitlines()
        self.random.shuffle(choices)
        question = self._once_more(found[1]) if _is_short(found[1]) else found[1]
        return "\n".join([f":::{{quiz}} {question}", *choices, ":::"])

    def _with_a_cell(self, text: str, number: int) -> str:
        """The cells that the lesson has are told apart by a remark; one that has none gets one."""
        if "{code-cell}" in text:
            return CELL.sub(lambda found: f"{found[0]}# lesson {number + 1}\n", text)
        kind = (_SUM, _CODE, _CHART)[number % 3]
        cell = kind.format(a=1000 + number, b=self.random.randrange(20, 90))
        return text.replace(":::{remember}", f"{cell}\n:::{{remember}}", 1)


def _is_short(sentence: str) -> bool:
    return len(sentence.split()) <= _LONGEST
