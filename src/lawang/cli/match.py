"""`lawang match ARTICLES.jsonl --index DIR -o MATCHES.jsonl`: from which release each article took text, or none."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import click

from lawang.cli import output
from lawang.cli.index import Rejects
from lawang.cli.shell import Command, Option, notice, output_option
from lawang.cli.words import bad
from lawang.reuse.index import Index, verify
from lawang.reuse.matching import Match
from lawang.reuse.records import Records, is_parquet, parquet
from lawang.reuse.wording import say

__all__ = ["command"]

# Seconds between two notices of progress, on a terminal.
_EVERY = 0.5
Rows = list[dict[str, Any]]


@click.command("match", cls=Command)
@click.argument("source", metavar="ARTICLES.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--index", "folder", cls=Option, type=click.Path(path_type=Path), metavar="DIR", help="index_dir"
)
@output_option("MATCHES.jsonl", "out_matches")
def command(source: Path, folder: Path | None, out: Path | None) -> int:
    """Search every article; ends with 2 when lines were rejected."""
    if folder is None or out is None:
        raise bad("--index DIR" if folder is None else "-o MATCHES.jsonl", "missing", path="lawang match")
    output.guard(out, [source])
    for path in (source, out):
        is_parquet(path)
    found = Index(folder)
    for fault in verify(folder):
        raise fault
    ending = "".join(path for path in (".jsonl", ".parquet") if out.name.endswith(path))
    rejects = Rejects(out.with_name(f"{out.name.removesuffix(ending)}.rejects.jsonl"))
    records = Records(source, rejects.of(source))
    total = none = 0
    with rejects, _Progress() as progress, _opened(out) as write:
        for _, texts in records:
            matches = found.match(texts)
            write([_row(key, match) for key, match in zip(records.ids, matches, strict=True)])
            total += len(matches)
            none += sum(match.release is None for match in matches)
            progress(total)
    notice(say("say", "matched", count=total, found=total - none, none=none))
    return rejects.status


def _row(key: str | int, match: Match) -> dict[str, Any]:
    return {
        "id": key,
        "release": match.release,
        "score": match.score,
        "others": [{"release": other.release, "score": other.score} for other in match.others],
        "passages": [
            {"start": p.start, "end": p.end, "release_start": p.release_start, "release_end": p.release_end}
            for p in match.passages
        ],
    }


@contextmanager
def _opened(out: Path) -> Iterator[Any]:
    """A writer of rows to a file that is whole or not there."""
    opened = _parquet_writer if is_parquet(out) else _json_writer
    with output.replacing(out) as part, opened(part) as write:
        yield write


@contextmanager
def _json_writer(path: Path) -> Iterator[Any]:
    with path.open("w", encoding="ascii", newline="\n") as file:
        yield lambda rows: file.write("".join(json.dumps(row) + "\n" for row in rows))


@contextmanager
def _parquet_writer(path: Path) -> Iterator[Any]:
    """Rows with the columns of the JSON lines; the ids of all articles are texts."""
    kit = parquet(path)
    pa: Any = import_module("pyarrow")
    other = pa.struct([("release", pa.string()), ("score", pa.float64())])
    passage = pa.struct([(name, pa.int64()) for name in ("start", "end", "release_start", "release_end")])
    schema = pa.schema(
        [
            ("id", pa.string()),
            ("release", pa.string()),
            ("score", pa.float64()),
            ("others", pa.list_(other)),
            ("passages", pa.list_(passage)),
        ]
    )
    with kit.ParquetWriter(path, schema) as writer:

        def write(rows: Rows) -> None:
            texts = [{**row, "id": str(row["id"])} for row in rows]
            writer.write_table(pa.Table.from_pylist(texts, schema=schema))

        yield write


class _Progress:
    """Articles done, on a terminal."""

    def __init__(self) -> None:
        self._tty = sys.stderr.isatty()
        self._begun = self._last = time.monotonic()
        self._shown = False

    def __call__(self, count: int) -> None:
        now = time.monotonic()
        if self._tty and now - self._last > _EVERY:
            self._last, self._shown = now, True
            rate = round(count / (now - self._begun))
            click.echo(f"\r\x1b[K{say('say', 'progress', count=count, rate=rate)}", err=True, nl=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        """End the line that was written over."""
        if self._shown:
            click.echo("", err=True)
