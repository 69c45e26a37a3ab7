"""Phones drawn from the few lines of a ``screen``; the same picture on the site and, with larger words, on paper."""

from hocso.publish.drawing.picture import paper_layout, phone_svg, phone_svgs

__all__ = ["paper_layout", "phone_svg", "phone_svgs"]
