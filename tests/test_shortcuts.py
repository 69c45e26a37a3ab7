"""The shorter way through a library ends where its own does."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import nbformat
import pytest
import sphinx_external_toc.collectors
from hypothesis import given
from hypothesis import strategies as st
from nbformat import v4
from nbformat import validator as checking
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.events import EventManager

from hocso.read import shortcuts
from hocso.read.shortcuts import take_shortcuts

new_notebook: Any = v4.new_notebook
new_code_cell: Any = v4.new_code_cell
new_markdown_cell: Any = v4.new_markdown_cell
nbformat_validate: Any = nbformat.validate
json_compat: Any = nbformat.json_compat
collectors: Any = sphinx_external_toc.collectors

THEIRS = json_compat.fastjsonschema, collectors.disable_builtin_toctree_collector
Check = Callable[[Any], object]


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """Libraries are as they were when a test ends."""
    yield
    json_compat.fastjsonschema, collectors.disable_builtin_toctree_collector = THEIRS
    take_shortcuts.cache_clear()
    checking.validators.clear()


def schemas() -> list[Path]:
    return sorted(Path(nbformat.__file__).parent.glob("v*/nbformat.v*.schema.json"))


def fault(check: Check, notebook: object) -> tuple[type, str, object] | None:
    try:
        check(copy.deepcopy(notebook))
    except fastjsonschema.JsonSchemaException as error:
        return type(error), str(error), getattr(error, "path", None)
    return None


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortcuts, "prepared", lambda _name, make: make())


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("file", schemas(), ids=lambda file: file.name)
def test_every_schema_of_notebooks_finds_the_same_faults(file: Path) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    ours, theirs = shortcuts._check_by(schema), fastjsonschema.compile(schema)
    cells = [new_markdown_cell("lời"), new_code_cell("1 + 1")]
    notebook = new_notebook(cells=cells)
    broken: list[object] = [notebook, {}, [], None, notebook | {"nbformat": "4"}, notebook | {"metadata": 1}]
    broken += [notebook | {"cells": [cell | {"cell_type": "odd"}]} for cell in cells]
    found = [(fault(ours, one), fault(theirs, one)) for one in broken]
    assert all(our == their for our, their in found)
    assert any(our for our, _ in found)


SCHEMAS = st.fixed_dictionaries(
    {"type": st.sampled_from(["object", "array", "string", "integer"])},
    optional={
        "pattern": st.just("^a+$"),
        "minimum": st.integers(0, 3),
        "required": st.just(["x"]),
        "properties": st.just({"x": {"enum": [1, "a"]}}),
        "items": st.just({"type": "integer"}),
        "id": st.just("http://127.0.0.1/named"),
    },
)
VALUES = st.one_of(
    st.integers(0, 4), st.text("ab"), st.lists(st.integers()), st.dictionaries(st.just("x"), st.integers(0, 2))
)


@pytest.mark.usefixtures("nothing_kept")
@given(SCHEMAS, st.lists(VALUES))
def test_any_schema_finds_the_same_faults(schema: dict[str, Any], values: list[object]) -> None:
    ours, theirs = shortcuts._check_by(schema), fastjsonschema.compile(schema)
    assert [fault(ours, value) for value in values] == [fault(theirs, value) for value in values]


def test_notebooks_are_checked_by_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    take_shortcuts()
    checking.validators.clear()
    new_notebook()  # if this was the first time in this installation, it is kept now

    def anew(*_: object, **__: object) -> None:
        raise AssertionError("compiled once more")

    monkeypatch.setattr(fastjsonschema, "compile_to_code", anew)
    monkeypatch.setattr(fastjsonschema, "compile", anew)
    checking.validators.clear()
    nbformat_validate(new_notebook(cells=[new_code_cell("1")]))
    with pytest.raises(nbformat.ValidationError, match="nonsense"):
        nbformat_validate(new_notebook(nonsense=1))


class App:
    """What a collector needs of an application."""

    def __init__(self) -> None:
        self.events = EventManager(self)  # type: ignore[arg-type]
        self.disconnect = self.events.disconnect

    def connect(self, event: str, callback: Callable[..., Any]) -> int:
        return self.events.connect(event, callback, 500)

    def listening(self) -> int:
        return sum(map(len, self.events.listeners.values()))


@pytest.mark.parametrize("quicker", [False, True])
def test_sphinx_collects_no_contents_beside_an_external_table(quicker: bool) -> None:
    if quicker:
        take_shortcuts()
    app, other = App(), App()
    of_sphinx, of_other, off = TocTreeCollector(), TocTreeCollector(), TocTreeCollector()
    app.connect("builder-inited", print)
    of_sphinx.enable(app)  # type: ignore[arg-type]
    collectors.disable_builtin_toctree_collector(app)
    assert off.listener_ids is None
    assert of_sphinx.listener_ids is None
    assert app.listening() == 1
    collectors.disable_builtin_toctree_collector(app)
    of_other.enable(other)  # type: ignore[arg-type]
    assert other.listening() == 5


def test_the_collectors_of_another_book_go_on() -> None:
    """The library's own way takes every collector there is for one of the application at hand."""
    take_shortcuts()
    app, other = App(), App()
    of_other = TocTreeCollector()
    of_other.enable(other)  # type: ignore[arg-type]
    collectors.disable_builtin_toctree_collector(app)
    assert of_other.listener_ids
    assert other.listening() == 5
