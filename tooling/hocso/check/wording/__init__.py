"""Wording rules that are data: a YAML file of a few lines, which a writer can add without Python.

``hocso`` brings some of its own, here; a book keeps its own in a folder ``wording/`` beside its home page. A file's
name is the rule's name, its ``kind`` says what is looked for; ``wrong-words.yml`` describes all kinds and keys.
"""

from dataclasses import replace
from functools import cache
from importlib.resources import files

import yaml

from hocso.check.phrases import Phrases
from hocso.check.rule import Rule
from hocso.check.rules import RULES
from hocso.check.wording.loading import WordingFault, line_of_key, rule_of
from hocso.messages import message
from hocso.model.curriculum import Curriculum
from hocso.model.place import Place
from hocso.model.problem import Problem


@cache
def own_rules() -> tuple[Rule, ...]:
    """The rules that come with ``hocso``; they know about Vietnamese only."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".yml"))
    return tuple(
        replace(rule_of(file.name.removesuffix(".yml"), file.read_text(encoding="utf-8")), vietnamese=True)
        for file in sorted(found, key=lambda file: file.name)
    )


@cache
def hard_words() -> Phrases:
    """The hard words that the rule ``hard-term`` wants to be explained."""
    data = yaml.safe_load((files(__name__) / "hard-term.yml").read_text(encoding="utf-8"))
    return Phrases(data["words"], data["except"])


def book_rules(curriculum: Curriculum) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of the book's own ``wording/`` folder, and what is wrong with those that are none."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    taken = {rule.code for rule in (*RULES, *own_rules())}
    for path in sorted((curriculum.folder / "wording").glob("*.yml")):
        place = path.relative_to(curriculum.root).as_posix()
        try:
            text = path.read_text(encoding="utf-8-sig")
            rule = rule_of(path.stem, text)
            if rule.code in taken:
                raise WordingFault(message("check.wording-taken", code=rule.code), line_of_key(text, "code"))
        except UnicodeDecodeError:
            problems.append(Problem("not-utf8", Place(place)))
        except WordingFault as fault:
            problems.append(Problem("bad-data-file", Place(place, fault.line), {"text": fault.message}))
        else:
            taken.add(rule.code)
            rules.append(rule)
    return tuple(rules), tuple(problems)


def texts_of_book_rules(curriculum: Curriculum) -> tuple[str, ...]:
    """The book's own files as they stand: what they say decides what is found."""
    paths = sorted((curriculum.folder / "wording").glob("*.yml"))
    return tuple(f"{path.name}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in paths)
