"""Releases and articles from JSON lines or Parquet, in batches; what cannot be used is told, with its number, and left out.

A record has an `id` (a text, or a whole number that counts as its digits) and a `text`; other fields are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from lawang.errors import BadInput
from lawang.reuse.wording import bad, say

__all__ = ["Records", "is_parquet"]

# The largest line that is read: a file without line breaks must not fill the memory.
MAX_LINE_BYTES = 512 * 2**20
# A batch ends at so many records, or so many characters.
BATCH_RECORDS = 512
BATCH_CHARACTERS = 1 << 23

Record = tuple[int, Any, Any]
# Told the number of a line (or row), from 1, and why it cannot be used.
Reject = Callable[[int, str], None]


class Records:
    """The records of a file, as batches of ids and texts.

    While a batch is in use, `ids` has its ids as they are written in the file and `lines` their lines or rows. `filled`
    asks that texts are not empty. Raises `BadInput` when the file as a whole cannot be read.
    """

    def __init__(self, path: Path, reject: Reject, *, filled: bool = False) -> None:
        if not path.is_file():
            raise bad(path, "unreadable", detail=_why(path))
        self.path = path
        self.ids: list[str | int] = []
        self.lines: list[int] = []
        self._reject = reject
        self._filled = filled

    def __iter__(self) -> Iterator[tuple[list[str], list[str]]]:
        texts: list[str] = []
        size = 0
        self.ids, self.lines = [], []
        for number, key, text in _rows(self.path, self._reject):
            problem = self._problem(key, text)
            if problem:
                self._reject(number, say("reject", problem))
                continue
            self.ids.append(key)
            self.lines.append(number)
            texts.append(text)
            size += len(text)
            if len(texts) == BATCH_RECORDS or size >= BATCH_CHARACTERS:
                yield [str(key) for key in self.ids], texts
                self.ids, self.lines, texts, size = [], [], [], 0
        if texts:
            yield [str(key) for key in self.ids], texts

    def twice(self, position: int) -> None:
        """Rejects a record of the batch in use because its id came before."""
        self._reject(self.lines[position], say("reject", "twice", name=self.ids[position]))

    def _problem(self, key: Any, text: Any) -> str | None:
        if isinstance(key, bool) or not isinstance(key, str | int) or key == "":
            return "id"
        if not isinstance(text, str):
            return "text"
        return "empty" if self._filled and not text.strip() else None


def is_parquet(path: Path) -> bool:
    """Whether a file is Parquet by its name. Raises `BadInput` when it is neither that nor JSON lines."""
    ending = path.suffix.lower()
    if ending not in (".parquet", ".jsonl", ".ndjson", ".json"):
        raise bad(path, "kind")
    return ending == ".parquet"


def parquet(path: Path) -> Any:
    """The module pyarrow.parquet, which is loaded only when it is wanted. Raises `BadInput` where it is not installed."""
    try:
        return import_module("pyarrow.parquet")
    except ImportError:
        raise bad(path, "no_parquet") from None


def _rows(path: Path, reject: Reject) -> Iterator[Record]:
    if is_parquet(path):
        yield from _parquet_rows(path)
        return
    try:
        with path.open("rb") as stream:
            yield from _json_rows(stream, reject)
    except OSError as error:
        raise bad(path, "unreadable", detail=error.strerror) from error


def _json_rows(stream: IO[bytes], reject: Reject) -> Iterator[Record]:
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if not line.strip():
            continue
        try:
            if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
                while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
                raise _Unusable("too_long", limit=MAX_LINE_BYTES >> 20)
            row = _parsed(line)
        except _Unusable as unusable:
            reject(number, str(unusable))
            continue
        yield number, row.get("id"), row.get("text")


class _Unusable(Exception):
    """A line that is no record."""

    def __init__(self, key: str, **blanks: object) -> None:
        super().__init__(say("reject", key, **blanks))


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Unusable("encoding", at=error.start + 1) from None
    except json.JSONDecodeError as error:
        raise _Unusable("json", detail=f"{error.msg}, {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise _Unusable("json", detail=type(error).__name__) from None
    if not isinstance(row, dict):
        raise _Unusable("object")
    return row


def _parquet_rows(path: Path) -> Iterator[Record]:
    number = 0
    try:
        with parquet(path).ParquetFile(path) as file:
            if not {"id", "text"} <= set(file.schema_arrow.names):
                raise bad(path, "columns")
            for batch in file.iter_batches(BATCH_RECORDS, columns=["id", "text"]):
                keys, texts = (batch.column(name).to_pylist() for name in ("id", "text"))
                for key, text in zip(keys, texts, strict=True):
                    number += 1
                    yield number, key, text
    except (BadInput, GeneratorExit):
        raise
    except (OSError, ValueError) as error:
        raise bad(path, "broken_parquet", detail=str(error).splitlines()[0][:80]) from error


def _why(path: Path) -> str:
    try:
        with path.open("rb"):
            return "not a file"
    except OSError as error:
        return error.strerror or type(error).__name__
