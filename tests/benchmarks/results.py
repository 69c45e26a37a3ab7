"""The tables of the benchmarks, shown and, if asked, kept in ``RESULTS.md``."""

from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def show(report: str, *, save: bool) -> None:
    """Print a report, and with ``save`` add it to the kept ones."""
    print(report)
    if save:
        with RESULTS.open("a", encoding="utf-8") as results:
            results.write(report)
