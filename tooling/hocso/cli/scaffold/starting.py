"""The three things one can start. Nothing that is there already is ever overwritten."""

import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from hocso.cli.scaffold.contents import CONTENTS_FILE, Part, parts_of, scalar, with_page, with_part
from hocso.messages import message
from hocso.model.errors import HocsoError
from hocso.store import write_atomic
from hocso.vietnamese.slugs import slug_of

FIRST_MODULE = "Phần mở đầu"
FIRST_LESSON = "Bài đầu tiên"


def start_lesson(root: Path, title: str, module: str | None) -> Path:
    """A new lesson at the end of a module; the file that was made."""
    contents = read_contents(root)
    part = chosen_part(parts_of(contents), module)
    file = next_lesson(root / part.folder, title)
    changed = with_page(contents, part, docname_of(root, file))
    write_new(file, filled("lesson.md", title=title))
    write_contents(root, changed)
    return file


def start_module(root: Path, title: str) -> Path:
    """A new module with its own page and a first lesson; the lesson's file."""
    contents = read_contents(root)
    parts = parts_of(contents)
    home = parts[0].folder.rpartition("/")[0] if parts else ""
    folder = root / home / demanded_slug(title)
    page, lesson = folder / "index.md", next_lesson(folder, FIRST_LESSON)
    changed = with_part(contents, title, (docname_of(root, page), docname_of(root, lesson)))
    write_new(page, filled("module.md", title=title))
    write_new(lesson, filled("lesson.md", title=f"{FIRST_LESSON}: {title}"))
    write_contents(root, changed)
    return lesson


def start_curriculum(where: Path, title: str) -> tuple[Path, Path]:
    """A new folder below ``where`` with a whole small book; the folder, and its lesson's file."""
    root = where / demanded_slug(title)
    if root.exists():
        raise HocsoError(message("cli.already-there", file=root))
    module = root / "curriculum" / slug_of(FIRST_MODULE)
    lesson = next_lesson(module, FIRST_LESSON)
    write_new(root / "_config.yml", filled("_config.yml", title=scalar(title)))
    write_new(root / "curriculum" / "index.md", filled("home.md", title=title))
    write_new(module / "index.md", filled("module.md", title=FIRST_MODULE))
    write_new(lesson, filled("lesson.md", title=FIRST_LESSON))
    pages = {"page": docname_of(root, module / "index.md"), "lesson": docname_of(root, lesson)}
    write_new(root / CONTENTS_FILE, filled("_toc.yml", caption=scalar(FIRST_MODULE), **pages))
    return root, lesson


def read_contents(root: Path) -> str:
    """The text of ``_toc.yml`` with its own line ends."""
    path = root / CONTENTS_FILE
    if not path.is_file():
        raise HocsoError(message("cli.no-contents", folder=root))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HocsoError(message("cli.contents-broken", problem="UTF-8")) from error


def write_contents(root: Path, contents: str) -> None:
    write_atomic(root / CONTENTS_FILE, contents)


def chosen_part(parts: Sequence[Part], module: str | None) -> Part:
    """The part of that folder name; the only one if there is one and none was named."""
    fitting = [part for part in parts if module in (None, part.slug, part.folder)]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(part.slug for part in parts)
    key = "cli.which-module" if module is None else "cli.unknown-module"
    raise HocsoError(message(key, module=module, known=known))


def next_lesson(folder: Path, title: str) -> Path:
    """``NN-slug.md`` with the next free number; a lesson of the same title in the folder is an error."""
    slug = demanded_slug(title)
    numbered = [re.fullmatch(r"(\d+)-(.+)\.md", path.name) for path in folder.glob("*.md")]
    found = {match[2]: int(match[1]) for match in numbered if match}
    if slug in found:
        raise HocsoError(message("cli.already-there", file=folder / f"{found[slug]:02}-{slug}.md"))
    return folder / f"{max(found.values(), default=0) + 1:02}-{slug}.md"


def demanded_slug(title: str) -> str:
    if slug := slug_of(title):
        return slug
    raise HocsoError(message("cli.no-slug", name=title))


def docname_of(root: Path, file: Path) -> str:
    return file.relative_to(root).with_suffix("").as_posix()


def filled(template: str, **fields: str) -> str:
    text = (files("hocso.cli.scaffold") / "templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(fields)


def write_new(file: Path, content: str) -> None:
    if file.exists():
        raise HocsoError(message("cli.already-there", file=file))
    write_atomic(file, content)
