"""``python -m hocso``, for machines that do not find the command itself."""

import sys

from hocso.cli import main

if __name__ == "__main__":
    sys.exit(main())
