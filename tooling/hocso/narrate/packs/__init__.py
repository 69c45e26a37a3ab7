"""Packs: the good sound of a book as one file, so that what one commune had spoken serves every other.

A pack is a ZIP of MP3 files that are stored as they are, with ``manifest.json``. Nothing in it is trusted: where a
sound goes follows from what it says and never from a name in the pack.
"""
