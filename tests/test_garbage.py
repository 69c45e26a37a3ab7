"""How often a command looks for garbage: hardly at all while it imports, and seldom afterwards."""

import subprocess
import sys


def test_imports_are_searched_once_at_most_and_never_again() -> None:
    """Told by Python itself, in a process of its own: what is frozen, and how many objects it waits for."""
    script = (
        "import gc\n"
        "from hocso.garbage import all_is_imported, search_no_imports\n"
        "search_no_imports()\n"
        "importing = gc.get_threshold()[0]\n"
        "all_is_imported()\n"
        "frozen = gc.get_freeze_count()\n"
        "all_is_imported()\n"
        "print(importing, gc.get_threshold()[0], frozen > 1000, gc.get_freeze_count() <= frozen)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["300000", "20000", "True", "True"]
