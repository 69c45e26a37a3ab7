"""The frames of a slide, the same in each of its forms."""

from hocso.publish.slides.canvas import Plan, plan
from hocso.publish.slides.fitting import stacked
from hocso.publish.slides.model import Slide


def laid_out(slide: Slide) -> Plan:
    """Where the parts of a slide stand: a wide picture below its words."""
    return plan(slide, stacked(slide.blocks, plan(slide).body.width, slide.size))
