"""The check: what a careful editor would say about a book that was read."""

from hocso.check.engine import check, exit_code, explain
from hocso.check.fix import apply_fixes, fix_files

__all__ = ["apply_fixes", "check", "exit_code", "explain", "fix_files"]
