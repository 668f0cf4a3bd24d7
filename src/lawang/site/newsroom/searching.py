"""Search by words: SQLite's FTS5 over stems, or PostgreSQL's full text, with its Indonesian dictionary where the server has it.

The table holds what was indexed, not what may be seen: who asks filters what is found by `releases.access` at that moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from lawang.language.stem import stem

__all__ = ["forget", "prepare", "put", "search", "tend"]

_TABLE = "newsroom_search"
_WORD = re.compile(r"[^\W_]+")
# Of so many of the newest versions with the words the best are taken. With 100,000 releases a word that is in nearly all of them
# is found in 6 ms, and in 139 where all are ranked.
_RANKED = 1000
# What a word in the headline counts for, beside 1 in the text.
_HEADLINE = 5.0


def prepare(**_: object) -> None:
    """Make the tables where there are none; called after every migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {_TABLE} USING fts5(headline, body, tokenize='unicode61')"
            )
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS newsroom_counted (name text PRIMARY KEY, rows integer NOT NULL)"
            )
        else:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {_TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"
            )
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {_TABLE}_words ON {_TABLE} USING gin (words)")


def put(version_id: int, headline: str, body: str) -> None:
    """Index a version; what was there of it before is replaced."""
    forget([version_id])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            row = [version_id, _stems(headline), _stems(body)]
            cursor.execute(f"INSERT INTO {_TABLE} (rowid, headline, body) VALUES (%s, %s, %s)", row)
        else:
            words = "setweight(to_tsvector(%s::regconfig, %s), 'A') || to_tsvector(%s::regconfig, %s)"
            row = [version_id, _dictionary(), headline, _dictionary(), body]
            cursor.execute(f"INSERT INTO {_TABLE} (rowid, words) VALUES (%s, {words})", row)


def tend(table: str) -> None:
    """Let SQLite count the rows of a table whenever there are twice as many as it last counted, so that it goes to the newest
    by their index; PostgreSQL does that by itself. Counting 110,000 takes 0.4 s; without it the first page of 100,000
    releases takes as long at every request. (`PRAGMA optimize` counts a sample, with which the plan stays as bad.)"""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS newsroom_counted (name text PRIMARY KEY, rows integer NOT NULL)"
        )
        cursor.execute(f"SELECT max(rowid) FROM {table}")
        rows = cursor.fetchone()[0] or 0
        cursor.execute("SELECT rows FROM newsroom_counted WHERE name = %s", [table])
        if rows >= 2 * (cursor.fetchone() or [0])[0]:
            cursor.execute(f"ANALYZE {table}")
            cursor.execute("REPLACE INTO newsroom_counted (name, rows) VALUES (%s, %s)", [table, rows])


def forget(version_ids: Iterable[int]) -> None:
    """Take versions out."""
    with connection.cursor() as cursor:
        for version_id in version_ids:
            cursor.execute(f"DELETE FROM {_TABLE} WHERE rowid = %s", [version_id])


def search(words: str, most: int) -> list[int]:
    """The versions in which all words stand in whatever form, the best first, at most `most`, of the newest in which they stand.
    Signs and operators are read as spaces: no search is an error."""
    asked = _WORD.findall(words.lower())
    if not asked:
        return []
    if connection.vendor == "sqlite":
        ranked = (
            f"SELECT rowid, bm25({_TABLE}, {_HEADLINE}, 1.0) AS place FROM {_TABLE} WHERE {_TABLE} MATCH %s"
        )
        values = [" ".join(f'"{_stem(word)}"' for word in asked)]
    else:
        ranked = (
            f"SELECT rowid, -ts_rank(words, asked) AS place FROM {_TABLE}, "
            "plainto_tsquery(%s::regconfig, %s) AS asked WHERE words @@ asked"
        )
        values = [_dictionary(), " ".join(asked)]
    newest = f"SELECT * FROM ({ranked} ORDER BY rowid DESC LIMIT {_RANKED}) AS found"
    with connection.cursor() as cursor:
        cursor.execute(f"{newest} ORDER BY place, rowid DESC LIMIT %s", [*values, most])
        return [row[0] for row in cursor.fetchall()]


def _stems(text: str) -> str:
    return " ".join(_stem(word) for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return stem(word)


@lru_cache(maxsize=1)
def _dictionary() -> str:
    """PostgreSQL's Indonesian dictionary, or none where the server has not got it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = 'indonesian'")
        return "indonesian" if cursor.fetchone() else "simple"
