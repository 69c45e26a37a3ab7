"""Phones drawn from the few lines of a ``screen``; the same picture on the site and, with larger words, on paper."""

from hocso.publish.drawing.phone import paper_form, phone_svg

__all__ = ["paper_form", "phone_svg"]
