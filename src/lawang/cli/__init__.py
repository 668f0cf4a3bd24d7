"""The command `lawang`: one thin file for each of its commands, imported when it is asked for."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    from lawang.cli.shell import lawang

    lawang.main(prog_name="lawang")
