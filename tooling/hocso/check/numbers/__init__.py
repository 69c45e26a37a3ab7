"""Numbers of persons: telephone, identity, card, account; told from sums, dates and laws by their shape."""

from hocso.check.numbers.kinds import Kind, PersonalNumber, personal_numbers
from hocso.check.numbers.made_up import digits_of, fits

__all__ = ["Kind", "PersonalNumber", "digits_of", "fits", "personal_numbers"]
