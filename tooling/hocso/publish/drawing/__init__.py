"""Phones drawn from the few lines of a ``screen``; the same picture on the site and on paper."""

from hocso.publish.drawing.phone import phone_svg

__all__ = ["phone_svg"]
