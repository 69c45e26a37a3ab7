"""hocso: read the lessons once, check them, speak them, publish every target from that one reading."""

__version__ = "0.1.0"
