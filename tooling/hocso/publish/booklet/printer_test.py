"""A sheet that tells how a printer for one side prints two: it is printed, put back, printed on again and looked at."""

from hocso.model.curriculum import Curriculum
from hocso.publish.typesetting.book import book_data
from hocso.publish.typesetting.manuscript import Manuscript
from hocso.publish.typesetting.pictures import Pictures

FILE = "thu-may-in"
SOURCE = '#import "/templates/printer-test.typ": *\n#printer-test()\n'


def write_printer_test(curriculum: Curriculum) -> Manuscript:
    """Two pages to try a printer with, and one that tells how to print a booklet then."""
    data = book_data(curriculum, None, Pictures(curriculum.root), "printer")
    return Manuscript(f"booklets/{FILE}.pdf", SOURCE, data, {}, {})
