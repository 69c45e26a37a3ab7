"""The parts of a presentation that are no slides, and all of them packed into its file."""

import io
import zipfile
from collections.abc import Mapping

from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _ZipPkgWriter
from pptx.parts.image import Image, ImagePart
from pptx.presentation import Presentation

DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip can tell: the same slides give the same bytes."""


def picture_parts(pictures: Mapping[str, bytes], presentation: Presentation) -> dict[str, ImagePart]:
    """A part for each picture, by the same names: the library would look through all parts for every slide's."""
    parts = {}
    for number, (name, content) in enumerate(pictures.items(), 1):
        image = Image.from_blob(content)
        path = PackURI(f"/ppt/media/image{number}.{image.ext}")
        parts[name] = ImagePart(path, image.content_type, presentation.part.package, content)
    return parts


def packed(presentation: Presentation) -> bytes:
    package, made = presentation.part.package, io.BytesIO()
    _Undated.write(made, package._rels, tuple(package.iter_parts()))
    return made.getvalue()


class _Undated(PackageWriter):
    """The library itself says of each part when it was packed."""

    def _write(self) -> None:
        with _Archive(self._pkg_file) as archive:
            self._write_content_types_stream(archive)
            self._write_pkg_rels(archive)
            self._write_parts(archive)


class _Archive(_ZipPkgWriter):
    """Each part of the same day."""

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        entry = zipfile.ZipInfo(pack_uri.membername, DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        self._zipf.writestr(entry, blob)
