"""What a note for the trainer is about: where it stands says so."""

from collections.abc import Iterator

from docutils import nodes

from hocso.model import nodes as ours


def about_the_class(note: ours.trainer) -> bool:
    """A note behind all passages is about the whole class, not about the passage before it."""
    behind = note.parent.children[note.parent.index(note) + 1 :]
    within = isinstance(note.parent, nodes.section | nodes.document)
    return within and not any(isinstance(one, ours.Passage | nodes.section) for one in behind)


def notes_on(passage: ours.Passage) -> Iterator[ours.trainer]:
    """The notes in a passage, and those that follow it without being about the whole class."""
    yield from passage.findall(ours.trainer)
    siblings = passage.parent.children
    for node in siblings[siblings.index(passage) + 1 :]:
        if isinstance(node, ours.Passage | nodes.section):
            return
        if isinstance(node, ours.trainer) and not about_the_class(node):
            yield node
