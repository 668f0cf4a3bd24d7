"""The tables of a run, each a folder of Parquet files: `articles` and `findings`, one file of each for every part.

docs/corpus.md tells the columns. A part is done when its file in `articles` is there: it is written last, and a file gets its
name only when all of it is on the disk.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lawang.corpus.rows import LABELS
from lawang.reuse.files import flush

__all__ = ["ARTICLES", "FINDINGS", "PARTS", "done", "part_path", "replacing", "write_lines", "write_rows"]

_LABELS = [(name, pa.string()) for name in LABELS]
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])

PARTS = pa.schema([("row", pa.int64()), ("id", pa.string()), ("text", pa.large_string()), *_LABELS])
"""Articles that wait to be judged."""

ARTICLES = pa.schema(
    [
        ("row", pa.int64()),
        ("id", pa.string()),
        *_LABELS,
        ("release", pa.string()),
        ("release_agency", pa.string()),
        ("release_topic", pa.string()),
        ("release_published", pa.string()),
        ("score", pa.float64()),
        ("verdict", pa.string()),
        ("drifts", pa.int32()),
        ("contradicted", pa.int32()),
        ("unsupported", pa.int32()),
        ("undetermined", pa.int32()),
    ]
)

FINDINGS = pa.schema(
    [
        ("row", pa.int64()),
        ("article", pa.string()),
        ("release", pa.string()),
        ("kind", pa.string()),
        ("verdict", pa.string()),
        ("severity", pa.string()),
        ("drift", pa.bool_()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("value", pa.string()),
        ("source_start", pa.int64()),
        ("source_end", pa.int64()),
        ("source_text", pa.string()),
        ("source_value", pa.string()),
        ("reason", pa.string()),
        ("places", pa.list_(_SPAN)),
    ]
)


def part_path(folder: Path, table: str, part: int, ending: str = "parquet") -> Path:
    """The file of a part in a table."""
    return folder / table / f"{part:06}.{ending}"


def done(folder: Path) -> set[int]:
    """The parts that are judged."""
    return {int(path.stem) for path in (folder / "articles").glob("*.parquet") if path.stem.isdecimal()}


def write_rows(path: Path, rows: list[dict[str, Any]], schema: pa.Schema) -> None:
    """A table file with these rows, whole or not there."""
    with replacing(path) as part:
        pq.write_table(pa.Table.from_pylist(rows, schema), part, compression="zstd")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """A file of lines, whole or not there."""
    with replacing(path) as part, part.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to, which takes its place once it is on the disk and is gone otherwise.

    Any number of processes on any machine may write the same file at once: the last one stays.
    """
    part = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}.part")
    try:
        yield part
        flush(part)
        part.replace(path)
        flush(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
