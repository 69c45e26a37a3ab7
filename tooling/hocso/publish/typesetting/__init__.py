"""From doctrees to PDFs: one writer of Typst source and one press, for every target that is printed or projected.

A target writes a ``Manuscript`` (``manuscript.py``), with ``Writing`` and the table of ``renderers`` for what stands in
lessons and ``call`` for its own templates; ``Press`` typesets it, and ``finishing`` writes the file.
"""
