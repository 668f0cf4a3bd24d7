"""`lawang pairs IN.jsonl -o OUT.jsonl`: many pairs of official text and copy."""

from __future__ import annotations

import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click

from lawang.cli import output
from lawang.cli.pair_run import Run
from lawang.cli.shell import (
    BAD_INPUT,
    STOPPED,
    Command,
    Option,
    Whole,
    notice,
    output_option,
    stop_on_sigterm,
)
from lawang.cli.words import bad, say

__all__ = ["command"]

# More processes than this only take memory; the machines this runs on have far fewer cores.
_MOST_JOBS = 256
# Seconds between two notices of progress: on a terminal, and where each is a line that stays.
_EVERY_TTY, _EVERY_LINE = 0.3, 10.0


@click.command("pairs", cls=Command)
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path))
@output_option("OUT.jsonl", "out_pairs")
@click.option("--jobs", cls=Option, type=Whole(1, _MOST_JOBS), default="1", metavar="N", help="jobs")
@click.option("--all", "everything", cls=Option, is_flag=True, help="everything")
def command(source: Path, out: Path | None, jobs: int, everything: bool) -> int:
    """Judge every line; ends with 2 when lines were rejected."""
    if out is None:
        raise bad("-o OUT.jsonl", "missing", path="lawang pairs")
    output.guard(out, [source])
    run = Run(source, out, jobs=jobs, everything=everything)
    progress = _Progress()
    stop_on_sigterm()
    try:
        totals = run.go(progress)
    except KeyboardInterrupt:
        progress.close()
        notice(say("pairs", "stopped", line=run.totals.lines))
        return STOPPED
    except BrokenProcessPool:
        progress.close()
        raise bad(str(source), "worker") from None
    progress.close()
    notice(say("pairs", "done", lines=sum(totals.counts.values()), **totals.counts))
    if totals.counts["rejected"]:
        notice(say("pairs", "rejects", path=run.rejects))
        return BAD_INPUT
    return 0


class _Progress:
    """Progress on standard error: one line that is written over on a terminal, else a line now and then."""

    def __init__(self) -> None:
        self.tty = sys.stderr.isatty()
        self.begun = self.last = time.monotonic()
        self.start: tuple[int, int] | None = None
        self.shown = False

    def __call__(self, run: Run) -> None:
        totals, now = run.totals, time.monotonic()
        if self.start is None:
            self.start = totals.lines, totals.read
            if run.afresh:
                notice(say("pairs", "afresh"))
            if totals.lines:
                notice(say("pairs", "resumed", line=totals.lines + 1))
            return
        if now - self.last < (_EVERY_TTY if self.tty else _EVERY_LINE):
            return
        self.last = now
        seconds = max(1e-6, now - self.begun)
        speed = (totals.read - self.start[1]) / seconds
        left = int((run.size - totals.read) / speed) if speed else 0
        words = say(
            "pairs",
            "progress",
            lines=totals.lines,
            share=100 * totals.read // max(1, run.size),
            rate=round((totals.lines - self.start[0]) / seconds),
            left=f"{left // 3600}:{left // 60 % 60:02d}:{left % 60:02d}",
        )
        self.shown = self.tty
        click.echo(f"\r\x1b[K{words}" if self.tty else f"lawang: {words}", err=True, nl=not self.tty)

    def close(self) -> None:
        """End the line that was written over."""
        if self.shown:
            click.echo("", err=True)
