"""Search by words: SQLite's FTS5 over stems, or PostgreSQL's full text, with its Indonesian dictionary where the server has it.

A table holds what was indexed, not what may be seen: who asks filters what is found at that moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from lawang.language.stem import stem

__all__ = ["Words"]

_WORD = re.compile(r"[^\W_]+")
# Of so many of the newest rows with the words the best are taken. With 100,000 releases a word that is in nearly all of them
# is found in 6 ms, and in 139 where all are ranked.
_RANKED = 1000
# What a word in the headline counts for, beside 1 in the text.
_HEADLINE = 5.0


class Words:
    """The table `name`: rows by their number, with a headline and a text."""

    def __init__(self, name: str) -> None:
        self.name = name

    def prepare(self) -> None:
        """Make the table where there is none; called after every migration."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.name} USING fts5(headline, body, tokenize='unicode61')"
                )
            else:
                cursor.execute(
                    f"CREATE TABLE IF NOT EXISTS {self.name} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"
                )
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS {self.name}_words ON {self.name} USING gin (words)"
                )

    def put(self, row_id: int, headline: str, body: str) -> None:
        """Index a row; what was there of it before is replaced."""
        self.forget([row_id])
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                row = [row_id, self.stems(headline), self.stems(body)]
                cursor.execute(f"INSERT INTO {self.name} (rowid, headline, body) VALUES (%s, %s, %s)", row)
            else:
                words = "setweight(to_tsvector(%s::regconfig, %s), 'A') || to_tsvector(%s::regconfig, %s)"
                row = [row_id, _dictionary(), headline, _dictionary(), body]
                cursor.execute(f"INSERT INTO {self.name} (rowid, words) VALUES (%s, {words})", row)

    def forget(self, row_ids: Iterable[int]) -> None:
        """Take rows out."""
        with connection.cursor() as cursor:
            for row_id in row_ids:
                cursor.execute(f"DELETE FROM {self.name} WHERE rowid = %s", [row_id])

    def search(self, words: str, most: int, *, every: bool = True) -> list[int]:
        """The rows in which all words stand in whatever form (or some of them, without `every`), the best first, at most `most`,
        of the newest in which they stand. Signs and operators are read as spaces: no search is an error."""
        asked = _WORD.findall(words.lower())
        if not asked:
            return []
        if connection.vendor == "sqlite":
            ranked = (
                f"SELECT rowid, bm25({self.name}, {_HEADLINE}, 1.0) AS place "
                f"FROM {self.name} WHERE {self.name} MATCH %s"
            )
            values = [(" " if every else " OR ").join(f'"{_stem(word)}"' for word in asked)]
        else:
            query = "plainto_tsquery" if every else "websearch_to_tsquery"
            ranked = (
                f"SELECT rowid, -ts_rank(words, asked) AS place FROM {self.name}, "
                f"{query}(%s::regconfig, %s) AS asked WHERE words @@ asked"
            )
            values = [_dictionary(), (" " if every else " or ").join(asked)]
        newest = f"SELECT * FROM ({ranked} ORDER BY rowid DESC LIMIT {_RANKED}) AS found"
        with connection.cursor() as cursor:
            cursor.execute(f"{newest} ORDER BY place, rowid DESC LIMIT %s", [*values, most])
            return [row[0] for row in cursor.fetchall()]

    @staticmethod
    def stems(text: str) -> str:
        """The stems of a text, as the table of SQLite holds them."""
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
