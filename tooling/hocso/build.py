"""The sentence: read the lessons once, check them, speak them, and publish every target from that one reading.

The stages are imported when the sentence needs them: Sphinx alone takes seconds, and help must not wait for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hocso.digests import LAST_BUILD
from hocso.messages import message
from hocso.model.errors import CannotPublish
from hocso.model.finding import Finding
from hocso.model.progress import KeepingNotes, Progress, Silent
from hocso.store import LEFT_BEHIND_SECONDS, remove_parts
from hocso.unchanged import LastTime, Outcome

if TYPE_CHECKING:
    from hocso.model.curriculum import Curriculum
    from hocso.model.edition import Artifact, Edition
    from hocso.model.narration import Track
    from hocso.model.settings import CheckSettings

Tracks = Mapping[str, Mapping[str, "Track"]]
"""``[docname][passage anchor]``"""


@dataclass(frozen=True)
class Stages:
    """The four stages as functions: what flows between them stands in their types.

    ``check`` refuses at once what cannot be used, and gives what finds the faults. ``join`` makes one track a lesson of
    those of its passages. ``usual`` are the targets that are made when none is named; empty means all. ``ahead`` is
    done for them meanwhile by another process, before anything is read.
    """

    read: Callable[[Path, Progress], "Curriculum"]
    check: Callable[["Curriculum", bool], Callable[[], Sequence[Finding]]]
    narrate: Callable[["Curriculum", Progress], Tracks]
    join: Callable[["Curriculum", Tracks], Mapping[str, "Track"]]
    gaps: Callable[["Curriculum"], Mapping[str, int]]
    targets: Mapping[str, Callable[["Edition", Path, Progress], Iterable["Artifact"]]]
    usual: Sequence[str] = ()
    ahead: Callable[[Path, Sequence[str]], None] | None = None


RUN_AGAIN = ("cell-failed", "cell-timeout", "cell-memory")
"""Findings about cells that the next build tries once more, though nothing changed."""

SLOW_TO_IMPORT = ("hocso.narrate.sound.clip", "hocso.publish.typesetting.press", "hocso.publish.booklet.folding")
"""What a process beside ours works with, imported there while Sphinx is imported here."""

WORST = 20
"""So many pages with sentences without a proper voice are named when a release is refused, the worst first."""

OnFindings = Callable[[Sequence[Finding]], None]


def build(
    root: Path,
    targets: Sequence[str] = (),
    *,
    release: bool = False,
    out: Path | None = None,
    progress: Progress | None = None,
    on_findings: OnFindings | None = None,
) -> Outcome:
    """``build_anew``, unless nothing at all changed since the last build: then what that one gave.

    Nothing is read, nothing is written and no Sphinx imported then; its remarks are made again.
    """
    return _unless_unchanged(
        LastTime((out or root / "_build") / LAST_BUILD, root, str(release), *targets),
        progress=progress or Silent(),
        on_findings=on_findings,
        work=lambda told: build_anew(root, targets, release=release, out=out, progress=told, on_findings=on_findings),
    )


def check(
    root: Path, *, release: bool = False, asked: "CheckSettings | None" = None, progress: Progress | None = None
) -> Outcome:
    """Read and check, unless nothing changed since the last time the same was ``asked``: then what was found then.

    ``asked`` stands in for what the book's settings say of rules; its ``ignore`` is added to theirs.
    """
    return _unless_unchanged(
        LastTime(root / ".hocso" / "last-check.json", root, str(release), repr(asked), sound=False),
        progress=progress or Silent(),
        on_findings=None,
        work=lambda told: check_anew(root, release, asked, told),
    )


def check_anew(root: Path, release: bool, asked: "CheckSettings | None", progress: Progress) -> Outcome:
    """Read the book and check it; nothing else."""
    curriculum, findings = read_and_check(root, release, asked, progress)
    return Outcome(findings, pages=tuple(page.path for page in curriculum.pages()))


def read_and_check(
    root: Path, release: bool, asked: "CheckSettings | None", progress: Progress
) -> "tuple[Curriculum, tuple[Finding, ...]]":
    stages = our_stages()
    curriculum = as_asked(stages.read(root, progress), asked)
    return curriculum, tuple(stages.check(curriculum, release)())


def write_baseline(root: Path, progress: Progress) -> tuple[int, Path]:
    """Put all that is found in a book now into its baseline; how many findings, and the file."""
    from hocso.check import put_into_baseline

    stages = our_stages()
    curriculum = stages.read(root, progress)
    settings = curriculum.settings
    bare = replace(curriculum, settings=replace(settings, check=replace(settings.check, baseline="")))
    findings = stages.check(bare, False)()
    return len(findings), put_into_baseline(curriculum, findings)


def as_asked(curriculum: "Curriculum", asked: "CheckSettings | None") -> "Curriculum":
    """The curriculum with what the person asked of the rules in place of its own settings."""
    if asked is None:
        return curriculum
    own = curriculum.settings.check
    chosen = replace(own, select=asked.select or own.select, ignore=(*own.ignore, *asked.ignore))
    return replace(curriculum, settings=replace(curriculum.settings, check=chosen))


def _unless_unchanged(
    last: LastTime,
    *,
    progress: Progress,
    on_findings: OnFindings | None,
    work: Callable[[Progress], Outcome],
) -> Outcome:
    """What ``work`` gives; if nothing at all changed since, what it gave then, with its remarks made again."""
    outcome = last.recall()
    if outcome is None:
        told = KeepingNotes(progress)
        outcome = replace(work(told), notes=tuple(told.notes))
        if not any(finding.name in RUN_AGAIN for finding in outcome.findings):
            last.remember(outcome)
        return outcome
    for note in outcome.notes:
        progress.note(note)
    if on_findings:
        on_findings(outcome.findings)
    return outcome


def build_anew(
    root: Path,
    targets: Sequence[str] = (),
    *,
    release: bool = False,
    out: Path | None = None,
    progress: Progress | None = None,
    stages: Stages | None = None,
    on_findings: OnFindings | None = None,
) -> Outcome:
    """Read, narrate, publish, check. Without ``targets`` the usual ones; without ``out``, into ``<root>/_build``.

    Faults in lessons do not stop it, except that a release is refused (CannotPublish, nothing written) while
    there are errors or sentences without a proper voice. ``on_findings`` hears of the faults as soon as they are known.
    While another process builds the same book, this one waits, and says so.
    """
    from hocso.process import alone, begin_beside
    from hocso.workers import WORKERS

    progress, stages = progress or Silent(), stages or our_stages()
    chosen = choose(targets, stages)
    out = out or root / "_build"
    waiting = partial(progress.stage, message("build.waiting"))
    ahead = partial(stages.ahead, root, chosen) if stages.ahead else None
    at_hand = WORKERS.at_hand(*SLOW_TO_IMPORT, then=ahead)
    with alone(root / ".hocso" / "building", waiting) as unfinished_before, at_hand:
        if unfinished_before:
            clear_away(root, [out / name for name in chosen])
        curriculum = stages.read(root, progress)
        faults = Faults(begin_beside(stages.check(curriculum, release)), on_findings or (lambda _: None))
        if release:
            refuse_unready(curriculum, faults.found, stages)
        with faults.told_in_any_case():
            edition = with_sound(curriculum, stages, progress)
            begun = [stages.targets[name](edition, out, progress) for name in chosen]
        artifacts = tuple(artifact for made in begun for artifact in made)
    return Outcome(faults.found, artifacts, drafts_of(edition.tracks))


@dataclass(frozen=True)
class Faults:
    """The findings of a build, waited for when they are asked for, and told as soon as they are known."""

    wait: Callable[[], Sequence[Finding]]
    tell: OnFindings

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        found = tuple(self.wait())
        self.tell(found)
        return found

    @contextmanager
    def told_in_any_case(self) -> Iterator[None]:
        """Publishing comes first, and what it has begun goes on in other processes while faults are waited for.

        If something stops it, a fault may be why.
        """
        try:
            yield
        except Exception:
            _ = self.found
            raise
        _ = self.found


def clear_away(root: Path, made: Iterable[Path]) -> None:
    """Remove what a build without an end left half written; in ``.hocso`` another command may be writing just now."""
    remove_parts(root / ".hocso", LEFT_BEHIND_SECONDS)
    for folder in made:
        remove_parts(folder)


def our_stages() -> Stages:
    from hocso import narrate, publish, read

    return Stages(
        read=read.read,
        check=begin_finding_faults,
        narrate=narrate.tracks,
        join=narrate.whole_lessons,
        gaps=lambda curriculum: {row.path: row.gaps for row in narrate.ledger(curriculum)},
        targets=publish.TARGETS,
        usual=publish.USUAL,
        ahead=publish.ahead,
    )


def find_faults(curriculum: "Curriculum", *, release: bool = False) -> Sequence[Finding]:
    """The findings of a check that knows the voice: what it only guesses at is found too.

    What was found on the pages of a book is kept in its folder.
    """
    return begin_finding_faults(curriculum, release)()


def begin_finding_faults(curriculum: "Curriculum", release: bool) -> Callable[[], Sequence[Finding]]:
    """What gives the findings; settings that cannot be used are refused at once."""
    from hocso import check, narrate

    memory = None if curriculum.loose else curriculum.root / ".hocso" / "checked.json"
    doubts = narrate.doubts_by(curriculum.lexicon)
    return check.begin_check(curriculum, release=release, doubts=doubts, memory=memory)


def choose(targets: Sequence[str], stages: Stages) -> Sequence[str]:
    """The targets to make, each once; CannotPublish names the known ones when one is unknown."""
    for name in targets:
        if name not in stages.targets:
            raise CannotPublish(message("build.unknown-target", name=name, known=", ".join(stages.targets)))
    return list(dict.fromkeys(targets or stages.usual or stages.targets))


def refuse_unready(curriculum: "Curriculum", findings: Iterable[Finding], stages: Stages) -> None:
    """A release has no error and no sentence that is draft, stale or missing."""
    if count := errors_of(findings):
        raise CannotPublish(message("build.release-has-errors", count=count))
    gaps = {path: count for path, count in stages.gaps(curriculum).items() if count}
    if gaps:
        worst = sorted(gaps.items(), key=lambda gap: -gap[1])
        pages = "\n".join([f"  {path}: {count}" for path, count in worst[:WORST]] + ["  …"] * (len(worst) > WORST))
        raise CannotPublish(message("build.release-has-gaps", count=sum(gaps.values()), pages=pages))


def with_sound(curriculum: "Curriculum", stages: Stages, progress: Progress) -> "Edition":
    from hocso.model.edition import Edition

    tracks = stages.narrate(curriculum, progress)
    return Edition(curriculum, tracks, stages.join(curriculum, tracks))


def errors_of(findings: Iterable[Finding]) -> int:
    return sum(finding.severity == "error" for finding in findings)


def drafts_of(tracks: Tracks) -> int:
    return sum(track.rungs.count("draft") for page in tracks.values() for track in page.values())
