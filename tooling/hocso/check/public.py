"""All that ``hocso.check`` offers. It is imported when the first of it is asked for."""

from hocso.check.engine import begin_check, check, exit_code, put_into_baseline
from hocso.check.explaining import explain, list_rules
from hocso.check.fix import apply_fixes, differences, fix_files

__all__ = [
    "apply_fixes",
    "begin_check",
    "check",
    "differences",
    "exit_code",
    "explain",
    "fix_files",
    "list_rules",
    "put_into_baseline",
]
