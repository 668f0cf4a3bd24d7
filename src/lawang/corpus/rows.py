"""Releases and articles from Parquet, a batch at a time; a row that cannot be used is told with its number and left out.

A row has an `id` (a text, or a whole number that counts as its digits) and a `text`. The labels `outlet`, `agency`, `topic`
(texts or numbers) and `published` (a date, a time or a text) may be there or not. Rows count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from lawang.corpus.wording import bad, first_line, say
from lawang.errors import BadInput

__all__ = ["LABELS", "Reject", "Row", "read", "shape"]

LABELS = ("outlet", "agency", "topic", "published")
NEEDED = ("id", "text")
# Rows decoded at a time: at 3 kB a text some megabytes, so that memory does not depend on how the file was written.
BATCH = 1024
# Characters of a library's own error that are told.
DETAIL = 80

# Told the number of a row and why it cannot be used.
Reject = Callable[[int, str], None]


class Row(NamedTuple):
    """A row that can be used; `labels` are those of `LABELS`, None where there is none."""

    number: int
    id: str
    text: str
    labels: tuple[str | None, ...]


def shape(path: Path) -> int:
    """How many rows the file has. Raises `BadInput` when it is no whole Parquet file or lacks a column."""
    with _opened(path) as file:
        missing = [name for name in NEEDED if name not in file.schema_arrow.names]
        if missing:
            raise bad(path, "columns", missing=", ".join(missing))
        return int(file.metadata.num_rows)


def read(path: Path, reject: Reject) -> Iterator[list[Row]]:
    """The rows of a file in batches. Raises `BadInput` where the file breaks off."""
    with _opened(path) as file:
        columns = [name for name in (*NEEDED, *LABELS) if name in file.schema_arrow.names]
        number = 1
        try:
            for batch in file.iter_batches(BATCH, columns=columns):
                yield list(_usable(number, batch, reject))
                number += batch.num_rows
        except (OSError, pa.ArrowException) as error:
            raise bad(path, "broken", detail=first_line(error, DETAIL)) from error


def _opened(path: Path) -> pq.ParquetFile:
    if not path.is_file():
        raise bad(path, "unreadable", detail="not a file" if path.exists() else "no such file")
    try:
        return pq.ParquetFile(path)
    except PermissionError as error:
        raise bad(path, "unreadable", detail=error.strerror) from None
    except (OSError, pa.ArrowException) as error:
        raise bad(path, "broken", detail=first_line(error, DETAIL)) from None


def _usable(first: int, batch: pa.RecordBatch, reject: Reject) -> Iterator[Row]:
    columns = {name: _values(batch.column(name)) for name in batch.schema.names}
    absent = [None] * batch.num_rows
    ids, texts = columns["id"], columns["text"]
    labels = [columns.get(name, absent) for name in LABELS]
    for place in range(batch.num_rows):
        try:
            yield Row(
                first + place,
                _id(ids[place]),
                _text(texts[place]),
                tuple(_label(name, column[place]) for name, column in zip(LABELS, labels, strict=True)),
            )
        except BadInput as unusable:
            reject(first + place, unusable.problem)


def _values(column: pa.Array) -> list[Any]:
    """The values of a column; one that is no UTF-8 becomes bytes, which no column takes."""
    try:
        return column.to_pylist()  # type: ignore[no-any-return]
    except UnicodeDecodeError:
        return [_value(cell) for cell in column]


def _value(cell: pa.Scalar) -> Any:
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return b""


def _unusable(key: str, **blanks: object) -> BadInput:
    return BadInput("", say("reject", key, **blanks), "")


def _id(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise _unusable("no_id" if value is None or value == "" else "id_kind")
    return str(value)


def _text(value: Any) -> str:
    if value is None:
        raise _unusable("no_text")
    if not isinstance(value, str):
        raise _unusable("text_kind")
    if not value.strip():
        raise _unusable("empty")
    return value


def _label(name: str, value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int):
        raise _unusable("label_kind", name=name)
    return str(value)
