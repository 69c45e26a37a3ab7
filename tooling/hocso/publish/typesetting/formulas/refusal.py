"""What stops a formula from being typeset."""


class NotTypeset(ValueError):
    """A formula holds what nobody can make maths of: an unknown command, or a construct without a form in Typst."""
