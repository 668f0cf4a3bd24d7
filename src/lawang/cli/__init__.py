"""The command `lawang`: one thin file for each of its commands, imported when it is asked for."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    from lawang.cli.shell import lawang

    try:
        lawang.main(prog_name="lawang")
    except SystemExit as ended:
        if (
            "daft" in sys.modules
        ):  # its threads may touch an interpreter that is being taken down, which aborts (CPython 124619)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(ended.code if isinstance(ended.code, int) else 1)
        raise
