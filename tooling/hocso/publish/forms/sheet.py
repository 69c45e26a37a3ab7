"""A form before it is typeset: which template, and what is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from hocso.model.curriculum import Curriculum, Module
from hocso.model.lesson import Lesson
from hocso.model.place import Place
from hocso.publish.typesetting.addresses import page_address
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.markup import printable
from hocso.publish.typesetting.pictures import Pictures


@dataclass(frozen=True)
class Sheet:
    """``name`` is the file's, ``template`` one of ``templates/forms``, ``form`` what it finds as ``book.form``.

    ``codes``: the pages whose QR codes it shows; the template finds them as ``book.codes`` by their docnames.
    """

    name: str
    template: str
    module: Module | None
    form: Mapping[str, object]
    codes: tuple[Lesson, ...] = ()


def written(sheet: Sheet, curriculum: Curriculum) -> Manuscript:
    """The sheet with everything that its template reads."""
    pictures = Pictures(curriculum.root)
    data: Mapping[str, object] = {
        **book_data(curriculum, sheet.module, pictures, "booklet", "forms"),
        "form": sheet.form,
        "codes": {page.docname: _code(page, curriculum, pictures) for page in sheet.codes},
    }
    source = f'#import "/templates/forms/{sheet.template}.typ": sheet\n#sheet()\n'
    printed = {key: _printable(value) for key, value in data.items()}
    return Manuscript(f"forms/{sheet.name}.pdf", source, printed, pictures.files, pictures.places)


def _code(page: Lesson, curriculum: Curriculum, pictures: Pictures) -> Mapping[str, str] | None:
    """The picture of a page's code; None where the book has no address."""
    address = page_address(curriculum, page)
    if not address:
        return None
    return {"picture": pictures.add_code(address, Place(page.path)), "address": address}


def _printable(data: object) -> object:
    """The same data without control characters, which no font can show."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, Mapping):
        return {key: _printable(value) for key, value in data.items()}
    return [_printable(value) for value in data] if isinstance(data, list | tuple) else data
