"""The constructs of a lesson. Adding one: a class here, a node in ``model/nodes.py``, a line in ``DIRECTIVES``."""

from docutils.parsers.rst import Directive

from hocso.read.directives.boxes import Practice, Remember, Scam, Trainer
from hocso.read.directives.message import MessageBubble
from hocso.read.directives.quiz import Quiz
from hocso.read.directives.screen import Screen
from hocso.read.directives.step import Step

DIRECTIVES: dict[str, type[Directive]] = {
    "step": Step,
    "screen": Screen,
    "message": MessageBubble,
    "quiz": Quiz,
    "practice": Practice,
    "remember": Remember,
    "scam": Scam,
    "trainer": Trainer,
}
