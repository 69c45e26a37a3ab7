"""Phones drawn from the few lines of a ``screen``; the same picture on the site and, with larger words, on paper."""

from hocso.publish.drawing.picture import paper_layouts, phone_files, phone_svg, phone_svgs

__all__ = ["paper_layouts", "phone_files", "phone_svg", "phone_svgs"]
