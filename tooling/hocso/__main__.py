"""The program: ``hocso``, or ``python -m hocso`` on machines that do not find the command itself.

Every process that it starts imports this module once more, so nothing is imported at its top.
"""

import sys


def run() -> int:
    """Run one command with the words it was called with; its exit code."""
    from hocso.compiled import keep_compiled

    keep_compiled()  # before anything else is imported
    from hocso.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
