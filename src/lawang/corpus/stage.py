"""What is made once before the judging: the index of the releases, their texts by id, and the articles cut into parts.

STAGE/index            the reuse index, which every worker opens by its path, mapped into memory
STAGE/releases.sqlite  text and labels of every release by id, read the same way
STAGE/parts/000000.parquet ...  the articles that can be judged, so many a file
STAGE/rejects.jsonl    the rows that cannot be used

Made in one pass over each input, in memory that does not grow with the articles.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import IO, NamedTuple

from lawang.corpus import tables
from lawang.corpus.rows import LABELS, Row, read
from lawang.corpus.wording import say
from lawang.reuse import index

__all__ = ["Counts", "Releases", "make"]

# Memory that SQLite may keep of the ids seen, in KiB.
CACHE_KIB = 16 * 1024

_MAKE_RELEASES = (
    "create table release (id text primary key, text text not null, agency text, topic text, published text)"
)
_FIND_RELEASE = "select text, agency, topic, published from release where id = ?"


class Counts(NamedTuple):
    """What was taken up: releases, articles, rows rejected."""

    releases: int
    articles: int
    rejected: int


class Release(NamedTuple):
    """A release as it is compared and told."""

    text: str
    agency: str | None
    topic: str | None
    published: str | None


class Releases:
    """The releases of a run by id; any number of processes may have them open."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def __getitem__(self, key: str) -> Release:
        return Release(*self._base.execute(_FIND_RELEASE, (key,)).fetchone())


def make(stage: Path, releases: Path, articles: Path, rows: int) -> Counts:
    """Makes all of it in the empty folder `stage`, with `rows` articles a part."""
    (stage / "parts").mkdir()
    with (stage / "rejects.jsonl").open("w", encoding="ascii", newline="\n") as file:
        rejects = _Rejects(file)
        taken = index.build(stage / "index", _releases(stage / "releases.sqlite", releases, rejects))
        count = 0
        for number, part in enumerate(_parts(_once(stage, articles, rejects), rows)):
            count += len(part)
            tables.write_rows(
                tables.part_path(stage, "parts", number), [_waiting(row) for row in part], tables.PARTS
            )
        return Counts(taken, count, rejects.count)


class _Rejects:
    """The rows that cannot be used, one a line: file, row, reason."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.count = 0

    def add(self, path: Path, row: int, reason: str) -> None:
        self.count += 1
        self._file.write(json.dumps({"file": path.name, "row": row, "reason": reason}) + "\n")

    def twice(self, path: Path, row: Row) -> None:
        self.add(path, row.number, say("reject", "twice", name=row.id))


def _releases(base: Path, path: Path, rejects: _Rejects) -> Iterator[index.Batch]:
    """Releases for the index, each noted by its id first; of those with the same id the first is taken."""
    with closing(_scratch(base)) as releases:
        releases.execute(_MAKE_RELEASES)
        for batch in read(path, lambda row, reason: rejects.add(path, row, reason)):
            fresh = []
            for row in batch:
                values = (
                    row.id,
                    row.text,
                    *(row.labels[LABELS.index(name)] for name in ("agency", "topic", "published")),
                )
                if _inserted(releases, "insert or ignore into release values (?, ?, ?, ?, ?)", values):
                    fresh.append(row)
                else:
                    rejects.twice(path, row)
            yield [row.id for row in fresh], [row.text for row in fresh]
        releases.commit()


def _once(stage: Path, path: Path, rejects: _Rejects) -> Iterator[Row]:
    """The articles, of those with the same id the first."""
    base = stage / "seen.sqlite"
    with closing(_scratch(base)) as seen:
        seen.execute("create table seen (id blob primary key) without rowid")
        for batch in read(path, lambda row, reason: rejects.add(path, row, reason)):
            for row in batch:
                key = blake2b(row.id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
                if _inserted(seen, "insert or ignore into seen values (?)", (key,)):
                    yield row
                else:
                    rejects.twice(path, row)
    base.unlink()


def _scratch(path: Path) -> sqlite3.Connection:
    """A new base without safety of its own: a stage that was not finished is made anew."""
    base = sqlite3.connect(path)
    for setting in ("journal_mode = off", "synchronous = off", f"cache_size = -{CACHE_KIB}"):
        base.execute(f"pragma {setting}")
    return base


def _inserted(base: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> bool:
    return base.execute(statement, values).rowcount == 1


def _parts(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _waiting(row: Row) -> dict[str, object]:
    return {"row": row.number, "id": row.id, "text": row.text, **dict(zip(LABELS, row.labels, strict=True))}
