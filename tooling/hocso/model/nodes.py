"""The docutils nodes of a lesson, shared by the reading that makes them and the targets that show them.

A lesson's doctree, after reading::

    document
      section
        title              (its text in a sentence, part of the opening)
        opening            objectives, and everything before the first passage
        step               number, minutes
          heading
          paragraph … screen … message … image
        scam / practice / remember / quiz / prose
        trainer            never shown to a learner

A plain page has no passage directives; there the opening stands before the first second-level section, and
each such section is ``section(title, prose(…), sections…)`` with a number.

Every text a learner sees stands in a ``sentence`` whose one id is its anchor, except what no voice can say
(literal blocks, formulas, raw HTML). A picture (``image``, ``screen``) carries its anchor itself: its
``alt`` is what is said.
"""

from docutils import nodes


class Passage(nodes.General, nodes.Element):
    """Base of the runs of a page that have their own listen button.

    Attributes: ``ids`` (the passage's anchor), ``kind``, ``number`` and ``minutes`` (int or None).
    """


class opening(Passage):
    """The beginning of a page: objectives and first words."""


class step(Passage):
    """One thing to do; numbered."""


class scam(Passage):
    """A warning of a way to be cheated."""


class practice(Passage):
    """An exercise, in pairs or alone."""


class remember(Passage):
    """What to keep in mind."""


class quiz(Passage):
    """A question: heading, optional body, then ``choice`` children.

    Attribute ``multiple``: the author says that more than one choice may be right. Attribute ``answers``: anchor of
    the answers passage.
    """


class prose(Passage):
    """Anything else between passages, and a section of a plain page."""


class choice(nodes.Part, nodes.Element):
    """One possible answer of a quiz: an ``answer`` and a ``feedback``. Attribute ``correct``: bool."""


class answer(nodes.Part, nodes.TextElement):
    """The words of a choice."""


class feedback(nodes.Part, nodes.TextElement):
    """What is said once this choice was taken; may be empty."""


class heading(nodes.Part, nodes.TextElement):
    """The title of a passage, with its sign word if it has one ("Coi chừng lừa đảo: …")."""


class objectives(nodes.General, nodes.Element):
    """What a learner will be able to do: a ``heading`` and a bullet list."""


class trainer(nodes.General, nodes.Element):
    """A note for whoever leads the class, with or without a ``heading``; not for learners, not spoken.

    In a passage or right behind it, it is about that passage; behind all of them, about the whole class. On a module's
    own page it is about all its classes, on the home page about every class.
    """


class screen(nodes.General, nodes.Element):
    """A phone drawn from a few lines.

    Attributes: ``ids`` (anchor of its alternative text), ``title`` (caption; may be ""), ``alt``, ``tap`` (the label
    to tap, or ""), ``items``: a list of ``screens.ScreenItem``, from top to bottom; ``facts``: the keys of the facts
    whose values are among the words.
    """


class message(nodes.General, nodes.Element):
    """A text message or chat bubble: a ``heading`` with who sent it, then paragraphs.

    Attributes: ``sender``, ``channel`` (one of ``MESSAGE_CHANNELS``), ``mine`` (True when the learner sends it).
    """


MESSAGE_CHANNELS = ("sms", "chat", "mail", "call")


class sentence(nodes.Inline, nodes.TextElement):
    """One sentence; its only id is its anchor."""


class fact(nodes.Inline, nodes.TextElement):
    """A value of ``facts.yml``. Attributes: ``key``, ``checked`` (ISO date or ""), ``source``; ``known``: bool."""


class say(nodes.Inline, nodes.TextElement):
    """Text with another way of saying it. Attribute ``spoken``."""


CUSTOM_NODES: tuple[type[nodes.Element], ...] = (
    opening,
    step,
    scam,
    practice,
    remember,
    quiz,
    prose,
    choice,
    answer,
    feedback,
    heading,
    objectives,
    trainer,
    screen,
    message,
    sentence,
    fact,
    say,
)


LOST = "lost"
"""The class of an ``inline`` without words that stands where something in a sentence could not be made."""


def is_lost(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and LOST in node["classes"]


def line_of(node: nodes.Node | None) -> int:
    """The source line of a node or of the nearest node around it that has one; 1 if none does."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1
