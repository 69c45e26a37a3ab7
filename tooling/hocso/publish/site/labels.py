"""The words on published pages, in the book's own language and with its own way of addressing the reader."""

import datetime as dt
from dataclasses import dataclass

from hocso.messages import message
from hocso.model.message import Language


@dataclass(frozen=True)
class Labels:
    """``labels("minutes", minutes=5)`` is the label ``site.minutes``."""

    language: Language
    reader: str

    def __call__(self, name: str, **fields: object) -> str:
        reader = {"reader": self.reader, "Reader": self.reader[:1].upper() + self.reader[1:]}
        return message(f"site.{name}", **reader, **fields).in_language(self.language)

    def date(self, iso: str) -> str:
        """A date as people write it; "" for what is no date."""
        try:
            day = dt.date.fromisoformat(iso)
        except ValueError:
            return ""
        return f"{day.day}/{day.month}/{day.year}" if self.language == "vi" else f"{day.day} {day:%B %Y}"
