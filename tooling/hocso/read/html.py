"""Plain HTML for the lesson's nodes under Jupyter Book's own theme: readable, without our player."""

from collections.abc import Callable
from typing import Any

from docutils import nodes

from hocso.model import nodes as hocso

Visitors = tuple[Callable[[Any, Any], None], Callable[[Any, Any], None] | None]


def skip(_translator: Any, _node: nodes.Element) -> None:
    """A node that this output does not show."""
    raise nodes.SkipNode


def _tag(name: str, css_class: str = "", **attributes: str) -> Visitors:
    def visit(translator: Any, node: nodes.Element) -> None:
        translator.body.append(translator.starttag(node, name, "", CLASS=css_class, **attributes))

    def depart(translator: Any, _node: nodes.Element) -> None:
        translator.body.append(f"</{name}>")

    return visit, depart


def _visit_choice(translator: Any, _node: hocso.choice) -> None:
    translator.body.append('<div class="hocso-choice">☐ ')


def _visit_feedback(translator: Any, node: hocso.feedback) -> None:
    sign = "✓" if node.parent["correct"] else "✗"
    translator.body.append(f"<details><summary>?</summary>{sign} ")


def _depart_feedback(translator: Any, _node: hocso.feedback) -> None:
    translator.body.append("</details>")


def _visit_screen(translator: Any, node: hocso.screen) -> None:
    """The picture is drawn by our own targets; here its words stand in for it."""
    figure = translator.starttag(node, "div", "", CLASS="admonition hocso-screen")
    title, alt = translator.encode(node["title"]), translator.encode(node["alt"])
    translator.body.append(f'{figure}<p class="admonition-title">{title}</p><p>{alt}</p></div>')
    raise nodes.SkipNode


def _visit_fact(translator: Any, node: hocso.fact) -> None:
    translator.body.append(translator.starttag(node, "span", "", title=node["checked"]))


HTML_VISITORS: dict[type[nodes.Element], Visitors] = {
    **{
        box: _tag("div", f"admonition hocso-{box.__name__}")
        for box in (hocso.step, hocso.scam, hocso.practice, hocso.remember, hocso.quiz, hocso.message)
    },
    hocso.opening: _tag("div"),
    hocso.prose: _tag("div"),
    hocso.objectives: _tag("div", "hocso-objectives"),
    hocso.heading: _tag("p", "admonition-title"),
    hocso.choice: (_visit_choice, lambda translator, _: translator.body.append("</div>")),
    hocso.answer: _tag("span"),
    hocso.feedback: (_visit_feedback, _depart_feedback),
    hocso.sentence: _tag("span"),
    hocso.say: _tag("span"),
    hocso.fact: (_visit_fact, lambda translator, _: translator.body.append("</span>")),
    hocso.screen: (_visit_screen, None),
    hocso.trainer: (skip, None),
}
