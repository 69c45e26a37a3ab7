"""How heavy the search index is, for our lessons and for books as long again and again, and how long a query takes.

Run by hand: ``python tests/benchmarks/search.py``. The longer books say what a chain of words learnt from ours would
say (each word follows one that it follows there), with a share of words that ours do not have.
"""

import gzip
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from hocso.model.curriculum import Curriculum
from hocso.model.lesson import Lesson, Passage
from hocso.publish.site.addresses import addresses_of
from hocso.publish.site.scripts import script
from hocso.publish.site.search import search_script
from hocso.read import read

ROOT = Path(__file__).parents[2]
LESSONS = (60, 200)
JUMP, NEW = 0.15, 0.02
"""How often the chain jumps to any word, and how often it says a word of its own."""
QUERIES = ("lua dao", "lua dap", "ngan hagn", "khong co chu nay", "chuyen khoan nhamm", "zzz")
READY = "var rank = hocsoRank(hocsoSearch, hocsoWords(hocsoSearch));"
SLOWER = 6
"""How many times slower than this machine the browser is made: about a phone of 2016."""


class Chain:
    def __init__(self, curriculum: Curriculum) -> None:
        texts = [sentence.text.split() for page in curriculum.pages() for sentence in page.sentences]
        self.words = [word for text in texts for word in text]
        self.syllables = sorted(set(self.words))
        self.next = defaultdict(list)
        for text in texts:
            for word, following in zip(text, text[1:], strict=False):
                self.next[word].append(following)
        self.random = random.Random(60)

    def text(self, length: int) -> str:
        return " ".join(self._words(length))

    def _words(self, length: int) -> Iterator[str]:
        word = ""
        for _ in range(length):
            follows = self.next.get(word)
            jumps = not follows or self.random.random() < JUMP
            word = self.random.choice(self.words if jumps or not follows else follows)
            yield self._new() if self.random.random() < NEW else word

    def _new(self) -> str:
        """The beginning of one word with the end of another."""
        one, other = self.random.choice(self.syllables), self.random.choice(self.syllables)
        return one[: len(one) // 2] + other[len(other) // 2 :]


def longer(curriculum: Curriculum, count: int) -> Curriculum:
    chain, module = Chain(curriculum), curriculum.modules[0]
    models = [page for one in curriculum.modules for page in one.lessons]
    lessons = tuple(_said_anew(models[number % len(models)], number, chain) for number in range(count))
    return replace(curriculum, modules=(replace(module, lessons=lessons),))


def _said_anew(lesson: Lesson, number: int, chain: Chain) -> Lesson:
    name = f"bai/{number}"
    passages = tuple(_passage(passage, chain) for passage in lesson.passages)
    return replace(lesson, docname=name, address=name, title=chain.text(8), passages=passages)


def _passage(passage: Passage, chain: Chain) -> Passage:
    said = tuple(replace(one, text=chain.text(len(one.text.split()))) for one in passage.sentences)
    return replace(passage, title=chain.text(len(passage.title.split())), sentences=said)


def milliseconds(data: str) -> dict[str, float]:
    """How long each query takes in a slowed browser, and the loading (under "")."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        page.write_text("<!doctype html><meta charset=utf-8>", encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        tab.evaluate(f"() => {{ {script('find').partition('(function(){')[0]} }}")
        timed = "text => { const t = performance.now(); (0, eval)(text); return performance.now() - t; }"
        took = {"": tab.evaluate(timed, data + READY)}
        for query in QUERIES:
            took[query] = tab.evaluate(timed, f"rank.search({query!r}).rows.length || rank.suggest({query!r})")
        browser.close()
    return took


def main() -> None:
    ours = read(ROOT)
    for name, book in (("ours", ours), *((f"{count} lessons", longer(ours, count)) for count in LESSONS)):
        data = search_script(book, addresses_of(book))
        took = ", ".join(f"{query or 'loading'} {time:.0f} ms" for query, time in milliseconds(data).items())
        print(f"{name}: {len(gzip.compress(data.encode())):,} bytes gzipped; {took}")


if __name__ == "__main__":
    main()
