"""The sheet a person reads from at the microphone, as a PDF in large print."""

from collections.abc import Iterator, Mapping

from hocso.model.curriculum import Curriculum
from hocso.model.record_sheet import RecordSheet, SheetLine
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.compiling import typeset
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.markup import call, value
from hocso.publish.typesetting.pictures import Pictures

IMPORTS = '#import "/templates/record-sheet.typ": *\n#show: record-page\n#how-to()'


def record_sheet_pdf(curriculum: Curriculum, sheet: RecordSheet) -> bytes:
    """The PDF/UA-1 of a sheet; a sign that no font has is an empty box. Raises CannotPublish if Typst refuses it."""
    source = "\n".join([IMPORTS, *_body(sheet)]) + "\n"
    pdf, _ = typeset(Manuscript(f"{sheet.address}.pdf", source, _data(curriculum, sheet), {}, {}))
    return pdf


def _body(sheet: RecordSheet) -> Iterator[str]:
    for passage in sheet.passages:
        yield call("passage", title=value(passage.title))
        yield from (_line(line) for line in passage.lines)


def _line(line: SheetLine) -> str:
    return call(
        "sentence",
        number=value(f"{line.number:03}"),
        text=value(line.text),
        said=value(line.said),
        recorded=value(line.recorded),
        outdated=value(line.outdated),
        same=value(None if line.same_as is None else f"{line.same_as:03}"),
    )


def _data(curriculum: Curriculum, sheet: RecordSheet) -> Mapping[str, object]:
    """What the template reads beside the sentences: ``/book.json``."""
    page = next(page for page in curriculum.published_pages() if page.address == sheet.address)
    to_do = [line for line in sheet.lines if not line.done]
    return {
        **book_data(curriculum, curriculum.module_of(page), Pictures(curriculum.root), "recording"),
        "title": sheet.title,
        "folder": sheet.folder,
        "path": page.path,
        "date": sheet.date,
        "count": len(to_do),
        "first": f"{to_do[0].number:03}" if to_do else "001",
    }
