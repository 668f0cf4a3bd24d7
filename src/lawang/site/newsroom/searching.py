"""The search of releases. The table holds what was indexed, not what may be seen: who asks filters what is found by
`releases.access` at that moment."""

from __future__ import annotations

from django.db import connection

from lawang.site.search import Words

__all__ = ["forget", "prepare", "put", "search", "stems", "tend"]

_RELEASES = Words("newsroom_search")
put, forget, search, stems = _RELEASES.put, _RELEASES.forget, _RELEASES.search, _RELEASES.stems


def prepare(**_: object) -> None:
    """Make the tables where there are none; called after every migration."""
    _RELEASES.prepare()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED)


_COUNTED = "CREATE TABLE IF NOT EXISTS newsroom_counted (name text PRIMARY KEY, rows integer NOT NULL)"


def tend(table: str) -> None:
    """Let SQLite count the rows of a table whenever there are twice as many as it last counted, so that it goes to the newest
    by their index; PostgreSQL does that by itself. Counting 110,000 takes 0.4 s; without it the first page of 100,000
    releases takes as long at every request. (`PRAGMA optimize` counts a sample, with which the plan stays as bad.)"""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED)
        cursor.execute(f"SELECT max(rowid) FROM {table}")
        rows = cursor.fetchone()[0] or 0
        cursor.execute("SELECT rows FROM newsroom_counted WHERE name = %s", [table])
        if rows >= 2 * (cursor.fetchone() or [0])[0]:
            cursor.execute(f"ANALYZE {table}")
            cursor.execute("REPLACE INTO newsroom_counted (name, rows) VALUES (%s, %s)", [table, rows])
