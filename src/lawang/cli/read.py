"""`lawang read FILE`: the typed facts of a text, each in its place."""

from __future__ import annotations

from pathlib import Path

import click

from lawang.cli import inputs, output
from lawang.cli.shell import Choice, Command, Option, output_option

__all__ = ["command"]


@click.command("read", cls=Command)
@click.argument("file", metavar="FILE")
@click.option(
    "--format", "form", cls=Option, type=Choice("terminal", "json", "html"), default="terminal", help="format"
)
@output_option()
def command(file: str, form: str, out: Path | None) -> int:
    """Show what is read in one file."""
    from lawang.check.reports import facts
    from lawang.facts.reading import Reading
    from lawang.text import Text

    output.guard(out, inputs.paths([file]))
    document = inputs.read(file)
    text = Text(document.text)
    sheet = facts.FactSheet(text, list(Reading(text)), inputs.names([file])[0], document.notes)
    if form == "json":
        written = facts.to_json(sheet)
    elif form == "html":
        written = facts.to_html(sheet)
    else:
        written = facts.to_terminal(sheet, width=output.width(), colour=output.colour(out))
    output.deliver(written, out)
    return 0
