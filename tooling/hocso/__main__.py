"""The program: ``hocso``, or ``python -m hocso`` on machines that do not find the command itself.

Every process that it starts imports this module once more, so nothing is imported at its top.
"""

import sys


def run() -> int:
    """Run one command with the words it was called with; its exit code."""
    from hocso.ending import Ending

    ending = Ending()  # before anybody else who takes leave
    from hocso.bytecode import keep_bytecode
    from hocso.compiled import keep_compiled

    keep_bytecode()  # before anything else is imported
    keep_compiled()
    from hocso.cli import main

    ending.code = main()
    return ending.code


if __name__ == "__main__":
    sys.exit(run())
