"""`lawang corpus run|report`: the release of every article of a large collection, checked; and a report on all of them."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from lawang.cli import output
from lawang.cli.shell import (
    BAD_INPUT,
    STOPPED,
    Choice,
    Command,
    Group,
    Option,
    Whole,
    notice,
    output_option,
    stop_on_sigterm,
)
from lawang.cli.words import bad
from lawang.corpus.wording import bad as bad_corpus
from lawang.corpus.wording import say

if TYPE_CHECKING:
    from lawang.corpus.run import Run

__all__ = ["command"]

_MOST_JOBS, _MOST_ROWS = 4096, 1_000_000
# Seconds between two lines of progress where there is no terminal.
_EVERY_LINE = 10.0
_Path: Any = click.Path(path_type=Path)


@click.group("corpus", cls=Group, invoke_without_command=True, no_args_is_help=False)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The commands of a corpus; without one there is only help to give."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("run", cls=Command, short_help="corpus_run")
@click.option("--releases", cls=Option, type=_Path, metavar="R.parquet", help="corpus_releases")
@click.option("--articles", cls=Option, type=_Path, metavar="A.parquet", help="corpus_articles")
@output_option("OUT", "corpus_out")
@click.option("--engine", cls=Option, type=Choice("native", "ray"), default="native", help="corpus_engine")
@click.option("--address", cls=Option, metavar="HOST:PORT", help="corpus_address")
@click.option("--jobs", cls=Option, type=Whole(1, _MOST_JOBS), metavar="N", help="corpus_jobs")
@click.option(
    "--part-rows",
    "rows",
    cls=Option,
    type=Whole(1, _MOST_ROWS),
    default="256",
    metavar="N",
    help="corpus_rows",
)
def run(
    releases: Path | None,
    articles: Path | None,
    out: Path | None,
    engine: str,
    address: str | None,
    jobs: int | None,
    rows: int,
) -> int:
    """Judge every article; ends with 2 when rows were rejected."""
    if releases is None or articles is None or out is None:
        options = {"--releases R.parquet": releases, "--articles A.parquet": articles, "-o OUT": out}
        missing = next(option for option, given in options.items() if given is None)
        raise bad(missing, "missing", path="lawang corpus run")
    _needed()
    from lawang.corpus.plan import Engine
    from lawang.corpus.run import Run
    from lawang.corpus.summary import verdicts

    task = Run(releases, articles, out, engine=Engine(engine, address, jobs or 0), rows=rows)
    stop_on_sigterm()
    with _Progress() as progress:
        try:
            totals = task.go(progress)
        except KeyboardInterrupt:
            progress.close()
            notice(say("run", "stopped", count=task.totals.judged))
            return STOPPED
    notice(say("run", "done", articles=totals.articles, **verdicts(task.out)))
    if totals.rejected:
        notice(say("run", "rejects", count=totals.rejected, path=task.out / "rejects.jsonl"))
        return BAD_INPUT
    return 0


@command.command("report", cls=Command, short_help="corpus_report")
@click.argument("folder", metavar="OUT", type=_Path)
@output_option("report.html", "corpus_report")
def report(folder: Path, out: Path | None) -> int:
    """Make the page."""
    _needed()
    from lawang.corpus.report import to_html
    from lawang.corpus.summary import summary

    output.guard(out, [])
    output.deliver(to_html(summary(folder)), out)
    return 0


def _needed() -> None:
    """Raises `BadInput` where Daft is not installed."""
    try:
        import lawang.corpus.plan  # noqa: F401
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("daft", "pyarrow"):
            raise
        raise bad_corpus("lawang corpus", "no_daft") from None


class _Progress(ExitStack):
    """Progress on standard error: a bar on a terminal, else a line now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._last = self._begun = time.monotonic()
        self._shown: Progress | None = None
        self._told = False

    def __call__(self, run: Run) -> None:
        if run.staging:
            notice(say("run", "staging"))
            return
        totals = run.totals
        if not self._told:
            self._told = True
            self._last = self._begun = time.monotonic()
            if totals.resumed:
                notice(say("run", "resumed", count=totals.resumed, total=totals.articles))
            if sys.stderr.isatty():
                self._bar(totals.articles, totals.resumed)
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=totals.judged)
        elif time.monotonic() - self._last > _EVERY_LINE:
            self._last = time.monotonic()
            rate = (totals.judged - totals.resumed) / (self._last - self._begun)
            left = int((totals.articles - totals.judged) / rate) if rate else 0
            notice(
                say(
                    "run",
                    "progress",
                    count=totals.judged,
                    total=totals.articles,
                    share=100 * totals.judged // max(1, totals.articles),
                    rate=round(rate),
                    left=f"{left // 3600}:{left // 60 % 60:02d}:{left % 60:02d}",
                )
            )

    def _bar(self, total: int, done: int) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        self._shown = self.enter_context(Progress(*columns, console=Console(stderr=True)))
        self._shown.add_task(say("run", "bar"), total=total, completed=done)
