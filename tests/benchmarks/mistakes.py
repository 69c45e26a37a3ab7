"""What was said against what was heard, syllable by syllable."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hocso.narrate.spoken import spoken
from hocso.vietnamese.syllables import Syllable, analyse

PARTS = ("onset", "glide", "nucleus", "coda", "tone")
PAUSES = ",.?!;:"


@dataclass(frozen=True)
class Heard:
    """One place of the alignment: None in ``said`` for a syllable put in, None in ``heard`` for one left out."""

    said: Syllable | None
    heard: Syllable | None


def syllables(text: str) -> list[Syllable]:
    """The sounds of any text: numbers in words, "hoà" as "hòa" and "lí" as "lý", no pauses."""
    words = (word.strip(PAUSES) for word in spoken(text, {}).split())
    return [found for word in words if (found := analyse(word))]


def aligned(said: Sequence[Syllable], heard: Sequence[Syllable]) -> list[Heard]:
    """The alignment with the fewest mistakes (Levenshtein); the first one found of equals."""
    costs = [[row + column for column in range(len(heard) + 1)] for row in range(len(said) + 1)]
    for row, one in enumerate(said, 1):
        for column, other in enumerate(heard, 1):
            costs[row][column] = min(
                costs[row - 1][column - 1] + (one != other), costs[row - 1][column] + 1, costs[row][column - 1] + 1
            )
    return list(_walked_back(costs, said, heard))[::-1]


def _walked_back(costs: list[list[int]], said: Sequence[Syllable], heard: Sequence[Syllable]) -> Iterator[Heard]:
    row, column = len(said), len(heard)
    while row or column:
        here = costs[row][column]
        if row and column and here == costs[row - 1][column - 1] + (said[row - 1] != heard[column - 1]):
            row, column = row - 1, column - 1
            yield Heard(said[row], heard[column])
        elif row and here == costs[row - 1][column] + 1:
            row -= 1
            yield Heard(said[row], None)
        else:
            column -= 1
            yield Heard(None, heard[column])


@dataclass(frozen=True)
class Score:
    """All places of the alignments of a run."""

    places: tuple[Heard, ...]

    @property
    def said(self) -> int:
        return sum(place.said is not None for place in self.places)

    @property
    def substituted(self) -> list[tuple[Syllable, Syllable]]:
        return [(p.said, p.heard) for p in self.places if p.said and p.heard and p.said != p.heard]

    @property
    def deleted(self) -> int:
        return sum(place.heard is None for place in self.places)

    @property
    def inserted(self) -> int:
        return sum(place.said is None for place in self.places)

    @property
    def rate(self) -> float:
        """The share of syllables wrong, in percent; put-in ones count, so it can pass 100."""
        return 100 * (len(self.substituted) + self.deleted + self.inserted) / max(1, self.said)

    def wrong_parts(self) -> Counter[str]:
        """How many substituted syllables differ in each part; one syllable may differ in several."""
        return Counter(
            part for said, heard in self.substituted for part in PARTS if getattr(said, part) != getattr(heard, part)
        )

    def confusions(self, part: str) -> Counter[tuple[str, str]]:
        """What was taken for what in one part of the syllable."""
        pairs = ((getattr(said, part), getattr(heard, part)) for said, heard in self.substituted)
        return Counter((_name(one), _name(other)) for one, other in pairs if one != other)

    def by(self, part: str) -> dict[str, tuple[int, int]]:
        """For each value of a part: how often it was said, and how often it was heard as another or not at all."""
        said = [(getattr(p.said, part), p.heard is None or getattr(p.heard, part)) for p in self.places if p.said]
        times = Counter(_name(one) for one, _ in said)
        wrong = Counter(_name(one) for one, other in said if one != other)
        return {name: (count, wrong[name]) for name, count in times.most_common()}

    def worst(self) -> Counter[str]:
        """The syllables that went wrong, most often first, as onset-nucleus-coda-tone."""
        return Counter(_written(p.said) for p in self.places if p.said and p.said != p.heard)


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """The mistakes over pairs of what was said and what was heard."""
    return Score(tuple(place for said, heard in pairs for place in aligned(syllables(said), syllables(heard))))


def _written(syllable: Syllable) -> str:
    glide = "w" if syllable.glide else ""
    return "-".join(filter(None, (syllable.onset, glide + syllable.nucleus, syllable.coda, syllable.tone.name.lower())))


def _name(value: object) -> str:
    return str(getattr(value, "name", value))
