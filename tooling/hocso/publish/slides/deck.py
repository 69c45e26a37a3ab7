"""A lesson made into slides, once for all forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docutils import nodes

from hocso.messages import message
from hocso.model import nodes as ours
from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.publish.slides.blocks import BLOCKS
from hocso.publish.slides.canvas import BAND_FRAME, LEAST, Frame, is_wide, plan
from hocso.publish.slides.fitting import spread, stacked
from hocso.publish.slides.inlines import words
from hocso.publish.slides.model import Block, Choice, Code, Deck, Kind, Line, Picture, Run, Slide, Table, bold, plain
from hocso.publish.slides.passages import Passage, passages_of
from hocso.publish.slides.pictures import drawing, qr_code
from hocso.publish.slides.reading import Part, Reading
from hocso.publish.slides.trainer import feedback_of, lettered, notes_of, whole_class
from hocso.publish.typesetting.addresses import page_address
from hocso.publish.typesetting.book import drawable
from hocso.publish.typesetting.markup import printable
from hocso.publish.typesetting.notes import Notes

SIGNED = ("scam", "practice", "remember")
"""Their headings begin with a word that is their sign."""
KINDS: dict[str, Kind] = {kind: kind for kind in ("opening", "step", "scam", "practice", "quiz", "remember")}


def deck_of(curriculum: Curriculum, module: Module, lesson: Lesson, notes: Notes) -> Deck:
    """The slides of a lesson, from its title to whom to ask."""
    reading = Reading(BLOCKS, curriculum, module, lesson, notes)
    slides = [_title(reading, whole_class(lesson, reading))]
    for passage in passages_of(lesson.doctree):
        slides += _passage(passage, reading)
    slides += _end(reading)
    return Deck(
        title=_title_of(reading),
        author=printable(curriculum.author),
        language=curriculum.language,
        look=module.look,
        foot=" · ".join(filter(None, (module.name, _title_of(reading)))),
        address=page_address(curriculum, lesson),
        slides=tuple(slides),
    )


def _title(reading: Reading, notes: tuple[str, ...]) -> Slide:
    module, lesson, local = reading.module, reading.lesson, reading.curriculum.settings.locality
    number = reading.word("lesson", number=lesson.number) if lesson.front and lesson.number else ""
    whose = filter(None, (local.name or reading.curriculum.title, local.slogan))
    size, lines = spread([Line((Run(line),)) for line in whose], Frame(*BAND_FRAME))[0]
    sign = module.look.sign
    return Slide(
        kind="title",
        label=" · ".join(filter(None, (module.name, number))),
        title=_title_of(reading),
        blocks=lines,
        size=size,
        picture=drawing(sign.read_bytes(), sign.suffix.lower(), "") if sign and drawable(sign) else None,
        notes=notes,
    )


def _title_of(reading: Reading) -> str:
    """The lesson's title, or what the lesson belongs to if it has none."""
    named = (reading.lesson.title, reading.module.name, reading.curriculum.title, reading.word("opening"))
    return next(title for title in map(printable, named) if title.strip())


def _end(reading: Reading) -> Iterator[Slide]:
    """Whom to ask, and the way to the lesson on one's own phone; nothing if the book says neither."""
    curriculum, local = reading.curriculum, reading.curriculum.settings.locality
    address = page_address(curriculum, reading.lesson)
    told = {"helper": local.helper, "place": local.name, "phone": local.phone, "hours": local.hours}
    blocks: list[Part] = [_named(reading.word(name), value) for name, value in told.items() if value]
    if address:
        blocks.append(Line((Run(reading.word("scan")),)))
    code = qr_code(curriculum.root, address, reading.word("code-alt", address=address)) if address else None
    if blocks:
        title = reading.word("end-title", reader=curriculum.settings.reader)
        yield from _continued(Slide("end", "", title), [*blocks, *([code] if code else [])], reading)


def _named(name: str, value: str) -> Line:
    return Line((Run(f"{name}: "), Run(value, bold=True)))


# A passage


@dataclass(frozen=True)
class Section:
    """What stands under one title: words and pictures in their order."""

    title: str
    parts: list[Part]


def _passage(passage: Passage, reading: Reading) -> Iterator[Slide]:
    if isinstance(passage.node, ours.quiz):
        yield from _question(passage, reading)
        return
    kind = KINDS.get(type(passage.node).__name__, "prose")
    notes = notes_of(passage, reading)
    for aims in (child for child in passage.children if isinstance(child, ours.objectives)):
        yield from _objectives(aims, notes, reading)
    label, title = _titles(passage, kind, reading)
    for section in _sections(passage, title, reading):
        if section.parts or passage.heading is not None:
            yield from _continued(Slide(kind, label, section.title, notes=notes), section.parts, reading)


def _titles(passage: Passage, kind: Kind, reading: Reading) -> tuple[str, str]:
    """What stands above the title, and the title. The word that is the sign of a box stands above."""
    title = plain(words(passage.heading, reading)) if passage.heading else ""
    number, minutes = passage.node.get("number"), passage.node.get("minutes")
    if kind == "step":
        return reading.word("step", number=number), title
    if kind == "opening":
        return "", title or reading.word("opening")
    if kind not in SIGNED:
        return "", title or _title_of(reading)
    sign = message(f"read.{kind}").in_language(reading.curriculum.language)
    length = reading.word("minutes", minutes=minutes) if minutes and kind == "practice" else ""
    if title == sign:
        return length, title
    return " · ".join(filter(None, (sign, length))), title.removeprefix(f"{sign}: ")


def _objectives(aims: ours.objectives, notes: tuple[str, ...], reading: Reading) -> Iterator[Slide]:
    heading = next((child for child in aims.children if isinstance(child, ours.heading)), None)
    title = plain(words(heading, reading)) if heading else reading.word("objectives")
    parts = list(reading.parts(child for child in aims.children if child is not heading))
    yield from _continued(Slide("objectives", "", title, notes=notes), parts, reading)


def _sections(passage: Passage, title: str, reading: Reading) -> list[Section]:
    """A paragraph that begins in bold begins a slide with these words as its title, where there is no other."""
    sections = [Section(title, [])]
    for child in passage.children:
        if isinstance(child, ours.objectives):
            continue
        parts = list(reading.parts([child]))
        lead = _lead(child, parts) if passage.heading is None else ""
        if lead:
            sections.append(Section(lead, parts[1:]))
        else:
            sections[-1].parts.extend(parts)
    return sections


def _lead(child: nodes.Node, parts: Sequence[Part]) -> str:
    first = parts[0] if isinstance(child, nodes.paragraph) and len(parts) > 1 else None
    if not isinstance(first, Line) or not all(run.bold for run in first.words):
        return ""
    return plain(first.words).removesuffix(".")


def _question(passage: Passage, reading: Reading) -> Iterator[Slide]:
    """The question with its choices, then on a slide of its own which is right, and why."""
    title = plain(words(passage.heading, reading)) if passage.heading else ""
    number, notes = passage.node.get("number"), notes_of(passage, reading)
    asked = [child for child in passage.children if not isinstance(child, ours.choice)]
    choices = [(choice, _choice(letter, choice, reading)) for letter, choice in lettered(passage.node)]
    question = Slide("quiz", reading.word("question", number=number), title, notes=notes)
    yield from _continued(question, [*reading.parts(asked), *(shown for _, shown in choices)], reading)
    right = [_answered(choice, shown, reading) for choice, shown in choices if choice.get("correct")]
    if right:
        answer = Slide("answer", reading.word("answer", number=number), title, notes=notes)
        yield from _continued(answer, right, reading)


def _choice(letter: str, choice: ours.choice, reading: Reading) -> Choice:
    said = [run for answer in choice.findall(ours.answer) for run in words(answer, reading)]
    return Choice(letter, tuple(said))


def _answered(choice: ours.choice, shown: Choice, reading: Reading) -> Choice:
    said = feedback_of(choice, reading.word("right"), reading)
    return replace(shown, words=bold(shown.words), right=True, said=said)


# From words and pictures to slides


def _continued(given: Slide, parts: Sequence[Part], reading: Reading) -> Iterator[Slide]:
    """The slides of one title: those after the first say above it that they go on. None is without any title."""
    given = given if given.name.strip() else replace(given, title=_title_of(reading))
    slides = list(_slides(given, parts))
    if len(slides) > 1 and not given.label:
        slides = list(_slides(replace(given, label=reading.word("going-on")), parts))
        slides[0] = replace(slides[0], label="")
    for number, slide in enumerate(slides, 1):
        if number > 1 and given.label:
            slide = replace(slide, label=reading.word("more-of", label=given.label))
        yield replace(slide, label=f"{slide.label} {number - 1}") if number > 2 else slide


def _slides(given: Slide, parts: Sequence[Part]) -> Iterator[Slide]:
    for blocks, picture in _runs(parts) or [([], None)]:
        slide = replace(given, picture=picture)
        if plan(slide).head.title != given.title:
            blocks = [Line((Run(given.title, bold=True),)), *blocks]
        yield from _fitted(slide, blocks)


def _runs(parts: Sequence[Part]) -> list[tuple[list[Block], Picture | None]]:
    """Words with the picture after them. What needs the whole width, and a picture that does, share with nobody."""
    runs: list[tuple[list[Block], Picture | None]] = []
    for part in parts:
        if isinstance(part, Picture):
            caption: list[Block] = [Line(part.caption)] if part.caption else []
            if runs and runs[-1][1] is None and not is_wide(part) and not any(map(_needs_width, runs[-1][0])):
                runs[-1] = (runs[-1][0] + caption, part)
            else:
                runs.append((_announcement(part, runs) + caption, part))
        elif runs and runs[-1][1] is None:
            runs[-1][0].append(part)
        else:
            runs.append(([part], None))
    return [(blocks, picture) for blocks, picture in runs if blocks or picture]


def _announcement(picture: Picture, runs: Sequence[tuple[list[Block], Picture | None]]) -> list[Block]:
    """The line that belongs to the picture after it, taken from the words before."""
    before = runs[-1][0] if runs and runs[-1][1] is None else []
    return [before.pop()] if picture.announced and before and isinstance(before[-1], Line) else []


def _needs_width(block: Block) -> bool:
    return isinstance(block, Table | Code)


def _fitted(slide: Slide, blocks: Sequence[Block]) -> Iterator[Slide]:
    """The blocks on as many slides as they need; the picture stays while the words go on."""
    body = plan(slide).body
    if slide.picture and is_wide(slide.picture):
        if stacked(blocks, body.width, LEAST) > body.height / 3:
            yield from _fitted(replace(slide, picture=None), blocks)
            blocks = ()
        yield replace(slide, blocks=tuple(blocks), size=LEAST)
        return
    for size, part in spread(blocks, body):
        yield replace(slide, blocks=part, size=size)
