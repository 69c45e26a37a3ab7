"""The sentence: read the lessons once, check them, speak them, then publish every target from that one reading.

The stages are imported when the sentence needs them: Sphinx alone takes seconds, and help must not wait for it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.model.finding import Finding
from hocso.model.narration import Track
from hocso.model.progress import Progress, Silent

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum
    from hocso.model.edition import Artifact, Edition

Tracks = Mapping[str, Mapping[str, Track]]
"""``[docname][passage anchor]``"""


@dataclass(frozen=True)
class Stages:
    """The four stages as functions: what flows between them stands in their types."""

    read: Callable[[Path, Progress], "Curriculum"]
    check: Callable[["Curriculum", bool], Sequence[Finding]]
    narrate: Callable[["Curriculum", Progress], Tracks]
    gaps: Callable[["Curriculum"], Mapping[str, int]]
    targets: Mapping[str, Callable[["Edition", Path, Progress], Iterable["Artifact"]]]


@dataclass(frozen=True)
class Outcome:
    """What a build found and made. ``drafts`` counts the sentences spoken by the draft voice."""

    findings: tuple[Finding, ...]
    artifacts: tuple["Artifact", ...]
    drafts: int

    @property
    def errors(self) -> int:
        return errors_of(self.findings)


def build(
    root: Path,
    targets: Sequence[str] = (),
    *,
    release: bool = False,
    out: Path | None = None,
    progress: Progress | None = None,
    stages: Stages | None = None,
    on_findings: Callable[[Sequence[Finding]], None] | None = None,
) -> Outcome:
    """Read, check, narrate, publish. Without ``targets`` all of them; without ``out``, into ``<root>/_build``.

    Faults in lessons do not stop it, except that a release is refused (CannotPublish, nothing written) while
    there are errors or sentences without a proper voice. ``on_findings`` hears of the faults as soon as they are known.
    """
    progress, stages = progress or Silent(), stages or our_stages()
    chosen = choose(targets, stages)
    curriculum = stages.read(root, progress)
    findings = tuple(stages.check(curriculum, release))
    if on_findings:
        on_findings(findings)
    if release:
        refuse_unready(curriculum, findings, stages)
    edition = with_sound(curriculum, stages.narrate(curriculum, progress))
    artifacts: list[Artifact] = []
    for name in chosen:
        artifacts += stages.targets[name](edition, out or root / "_build", progress)
    return Outcome(findings, tuple(artifacts), drafts_of(edition.tracks))


def our_stages() -> Stages:
    from hocso import check, narrate, publish, read

    return Stages(
        read=read.read,
        check=lambda curriculum, release: check.check(curriculum, release=release),
        narrate=narrate.tracks,
        gaps=lambda curriculum: {row.path: row.draft + row.stale + row.missing for row in narrate.ledger(curriculum)},
        targets=publish.TARGETS,
    )


def choose(targets: Sequence[str], stages: Stages) -> Sequence[str]:
    """The targets to make, each once; CannotPublish names the known ones when one is unknown."""
    for name in targets:
        if name not in stages.targets:
            raise CannotPublish(message("build.unknown-target", name=name, known=", ".join(stages.targets)))
    return list(dict.fromkeys(targets or stages.targets))


def refuse_unready(curriculum: "Curriculum", findings: Iterable[Finding], stages: Stages) -> None:
    """A release has no error and no sentence that is draft, stale or missing."""
    if count := errors_of(findings):
        raise CannotPublish(message("build.release-has-errors", count=count))
    gaps = {path: count for path, count in stages.gaps(curriculum).items() if count}
    if gaps:
        pages = "\n".join(f"  {path}: {count}" for path, count in gaps.items())
        raise CannotPublish(message("build.release-has-gaps", count=sum(gaps.values()), pages=pages))


def with_sound(curriculum: "Curriculum", tracks: Tracks) -> "Edition":
    from hocso.model.edition import Edition

    return Edition(curriculum, tracks)


def errors_of(findings: Iterable[Finding]) -> int:
    return sum(finding.severity == "error" for finding in findings)


def drafts_of(tracks: Tracks) -> int:
    return sum(clip.rung == "draft" for page in tracks.values() for track in page.values() for clip in track.clips)
