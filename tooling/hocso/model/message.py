"""A sentence said to a person, kept in every language the tool speaks until the moment it is shown."""

from collections.abc import Mapping
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
        """This sentence with its ``{fields}`` put in, by the rules of ``str.format``.

        A field that is itself a Message is put in in the language of the sentence around it.
        """
        return Message(vi=self.vi.format(**_in("vi", fields)), en=self.en.format(**_in("en", fields)))


def _in(language: Language, fields: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.in_language(language) if isinstance(value, Message) else value for name, value in fields.items()
    }
