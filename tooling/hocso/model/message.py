"""A sentence said to a person, kept in every language the tool speaks until the moment it is shown."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]


@dataclass(frozen=True)
class Message:
    """The same sentence in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en

    def filled(self, **fields: object) -> "Message":
        """This sentence with its ``{fields}`` put in, by the rules of ``str.format``."""
        return Message(vi=self.vi.format(**fields), en=self.en.format(**fields))
