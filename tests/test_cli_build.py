"""The sentence: what is done in which order, what a release refuses, and what the person is told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from hocso.build import Stages, build_anew
from hocso.cli.build import common_folder, report
from hocso.cli.progress import Lines, progress
from hocso.cli.session import Session
from hocso.messages import message
from hocso.model.edition import Artifact, Edition
from hocso.model.errors import CannotPublish
from hocso.model.finding import Finding, Severity
from hocso.model.message import Message
from hocso.model.narration import Rung, Track
from hocso.unchanged import Outcome

CURRICULUM = object()


def finding(severity: Severity) -> Finding:
    return Finding("X001", "x", severity, "4t/01.md", 3, 1, Message("hỏng", "broken"))


def track(*rungs: Rung) -> Track:
    return Track("buoc-1", (), rungs, 900, Path("x.mp3"))


@pytest.fixture(autouse=True)
def no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is done here: what a copy of this process wrote down would be lost with it."""
    monkeypatch.setattr("hocso.process.CAN_FORK", False)


class Workshop:
    """Four stages that only write down what they were asked."""

    def __init__(self, *findings: Finding, gaps: Mapping[str, int] | None = None) -> None:
        self.done: list[str] = []
        self.findings = findings
        self.gaps = gaps or {}
        self.editions: list[Edition] = []

    def stages(self) -> Stages:
        return Stages(
            read=lambda _root, _: self.note("read", CURRICULUM),
            check=lambda _, release: lambda: self.note(f"check release={release}", self.findings),
            narrate=lambda _book, _: self.note("narrate", {"4t/01": {"buoc-1": track("machine", "draft")}}),
            join=lambda _book, _tracks: {},
            gaps=lambda _: self.note("gaps", self.gaps),
            targets={name: self.target(name) for name in ("site", "booklets")},
        )

    def note(self, what, value):
        self.done.append(what)
        return value

    def target(self, name):
        def publish(edition: Edition, out: Path, _) -> Iterator[Artifact]:
            self.editions.append(edition)
            self.done.append(f"{name} in {out.as_posix()}")
            yield Artifact(name, out / name / "index.html", "0" * 64)

        return publish


def test_read_narrate_publish_check_in_this_order_from_one_reading() -> None:
    workshop = Workshop(finding("error"))
    outcome = build_anew(Path("book"), stages=workshop.stages())
    assert workshop.done == [
        "read",
        "narrate",
        "check release=False",  # the targets have begun
        "site in book/_build",
        "booklets in book/_build",
    ]
    assert workshop.editions[0] is workshop.editions[1]
    assert workshop.editions[0].curriculum is CURRICULUM
    assert (outcome.errors, outcome.drafts, len(outcome.artifacts)) == (1, 1, 2)


def test_what_stops_the_build_does_not_hide_the_faults() -> None:
    workshop, told = Workshop(finding("error")), []

    def full(*_: object) -> Iterator[Artifact]:
        raise CannotPublish(message("build.waiting"))

    stages = replace(workshop.stages(), targets={"site": full})
    with pytest.raises(CannotPublish):
        build_anew(Path("book"), stages=stages, on_findings=told.extend)
    assert [one.severity for one in told] == ["error"]


def test_only_the_targets_that_were_asked_for_each_once_where_they_were_asked_for() -> None:
    workshop = Workshop()
    build_anew(Path("book"), ["booklets", "booklets"], out=Path("usb"), stages=workshop.stages())
    assert workshop.done[-1] == "booklets in usb"
    assert not any(what.startswith("site") for what in workshop.done)


def test_an_unknown_target_stops_before_anything_is_read() -> None:
    workshop = Workshop()
    with pytest.raises(CannotPublish, match="sile.*site, booklets"):
        build_anew(Path("book"), ["site", "sile"], stages=workshop.stages())
    assert workshop.done == []


@pytest.mark.parametrize("severity", ["warning", "note"])
def test_a_release_without_errors_and_gaps_is_published(severity: Severity) -> None:
    workshop = Workshop(finding(severity), gaps={"4t/01.md": 0})
    assert build_anew(Path("book"), release=True, stages=workshop.stages()).artifacts
    assert "check release=True" in workshop.done


def test_a_release_with_an_error_is_refused_after_its_findings_were_told() -> None:
    workshop, told = Workshop(finding("error"), finding("note")), []
    with pytest.raises(CannotPublish, match="errors in the lessons: 1"):
        build_anew(Path("book"), release=True, stages=workshop.stages(), on_findings=told.extend)
    assert [one.severity for one in told] == ["error", "note"]
    assert not workshop.editions


def test_a_release_with_a_sentence_that_no_proper_voice_says_names_the_pages() -> None:
    workshop = Workshop(gaps={"4t/01.md": 3, "4t/02.md": 0, "vneid/01.md": 2})
    with pytest.raises(CannotPublish, match=r"without a proper voice: 5.\n  4t/01\.md: 3\n  vneid/01\.md: 2\n"):
        build_anew(Path("book"), release=True, stages=workshop.stages())
    assert not workshop.editions


def test_what_was_made_and_what_is_left_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    artifacts = [Artifact("site", tmp_path / "site" / name, "") for name in ("index.html", "4t/01.html")]
    outcome = Outcome((finding("error"),), tuple(artifacts), drafts=7)
    report(Session("vi"), outcome)
    printed = capsys.readouterr()
    assert f"Đã xong site: 2 tệp, ở {tmp_path / 'site'}" in printed.out
    assert '7 câu đang dùng giọng nháp. Gõ "hocso narrate"' in printed.out
    assert "còn 1 lỗi cần sửa" in printed.err
    report(Session("en"), replace(outcome, findings=(), drafts=0))
    printed = capsys.readouterr()
    assert printed.out == f"Made site, files: 2, in {tmp_path / 'site'}\n"
    assert printed.err == ""


def test_the_common_folder_of_files() -> None:
    assert common_folder([Path("a/b/c.html"), Path("a/b/d/e.html")]) == Path("a/b")
    assert common_folder([Path("a/b/c.html"), Path("a/bc/e.html")]) == Path("a")


def test_progress_away_from_a_terminal_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(Session("vi")) as shown:
        assert isinstance(shown, Lines)
        shown.stage(Message("Đang đọc", "Speaking"), total=40)
        for _ in range(40):
            shown.advance()
        shown.stage(Message("Đang ghép", "Joining"), total=3)
        shown.advance(3)
        shown.note(Message("Xong", "Done"))
    printed = capsys.readouterr()
    tenths = [f"  {done}/40" for done in range(4, 41, 4)]
    assert printed.err.splitlines() == ["Đang đọc", *tenths, "Đang ghép", "Xong"]
    assert printed.out == ""
