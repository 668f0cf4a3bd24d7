"""`lawang check TEXT --source FILE ...`: does this text say what its sources say?"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawang.cli import inputs, output
from lawang.cli.shell import Choice, Command, Option, output_option

if TYPE_CHECKING:
    from lawang.check.reports.view import View

__all__ = ["command"]


@click.command("check", cls=Command)
@click.argument("text", metavar="TEXT")
@click.option("--source", cls=Option, multiple=True, metavar="FILE", help="source")
@click.option(
    "--format", "form", cls=Option, type=Choice("terminal", "json", "html"), default="terminal", help="format"
)
@output_option()
@click.option("--all", "everything", cls=Option, is_flag=True, help="everything")
def command(text: str, source: tuple[str, ...], form: str, out: Path | None, everything: bool) -> int:
    """Check one text; the exit status says whether there is anything to mend."""
    from lawang.check import Source, check
    from lawang.check.desk import desk
    from lawang.check.reports.view import View
    from lawang.text import Text

    named = [text, *dict.fromkeys(source)]
    output.guard(out, inputs.paths(named))
    documents = [inputs.read(name) for name in named]
    ids = inputs.names(named)
    draft = Text(documents[0].text)
    sources = [
        Source(name, Text(read.text), read.ocr) for name, read in zip(ids[1:], documents[1:], strict=True)
    ]
    advice = desk(draft, datetime.date.today())
    report = replace(check(draft, sources, supported=True), advice=tuple(advice))
    if not sources:
        report = replace(report, findings=())
    notes = {name: read.notes for name, read in zip(ids, documents, strict=True) if read.notes}
    output.deliver(_written(View(report, ids[0], everything, notes), form, out), out)
    to_mend = any(finding.open for finding in report.findings) if sources else bool(advice)
    return int(to_mend)


def _written(view: View, form: str, out: Path | None) -> str:
    """The report in the form asked for; only that form is imported."""
    if form == "json":
        from lawang.check.reports.json import to_json

        return to_json(view)
    if form == "html":
        from lawang.check.reports.html import to_html

        return to_html(view)
    from lawang.check.reports.terminal import to_terminal

    return to_terminal(view, width=output.width(), colour=output.colour(out))
