"""``{message}``: an invented message, shown as such, for learning to tell a false one."""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from hocso.model import nodes as hocso
from hocso.read.directives.base import LessonDirective


def _channel(argument: str | None) -> str:
    return directives.choice(argument or "", hocso.MESSAGE_CHANNELS)


class MessageBubble(LessonDirective):
    """Options ``from`` (who it claims to be from; without it the learner sends it) and ``via``."""

    option_spec: ClassVar = {"from": directives.unchanged_required, "via": _channel}

    def run(self) -> list[nodes.Node]:
        sender = self.options.get("from", "").strip()
        channel = self.options.get("via", "sms")
        key = "message-mine" if not sender else "call-from" if channel == "call" else "message-from"
        heading = self.heading(self.label(key, sender=sender))
        bubble = hocso.message("", heading, sender=sender, channel=channel, mine=not sender)
        return [self.fill(bubble)]
