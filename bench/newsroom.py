"""How fast the public pages are with many releases: ``python -m bench.newsroom [--n 100000] [--plans]``.

Fills an empty SQLite database in a temporary folder with releases of made-up words, every tenth corrected and every five
hundredth withdrawn, then asks each address twice and tells the second answer's time, beside that of one page without any
release (how we verify), which is the floor that Django and the template set on this machine.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

WORDS = (
    "air bersih jalan jembatan sekolah guru puskesmas posyandu pasar petani nelayan hutan sungai listrik desa kota bantuan "
    "pelatihan anggaran program peresmian pembangunan layanan kesehatan pendidikan warga keluarga pelabuhan bandara pajak "
    "vaksin banjir gempa logistik beras minyak sawit tambang wisata festival olahraga"
).split()
FLOOR = "/cara-kami-memeriksa/"
ADDRESSES = (
    "/",
    "/siaran/",
    "/siaran/?sebelum={far}",
    "/topik/topik-3/",
    "/instansi/dinas-3/",
    "/cari/?q=jembatan",
    "/cari/?q=jembatan+desa",
    "/ralat/",
    "/siaran/siaran-50/",
    "/umpan/rss.xml",
    "/umpan/feed.json",
    "/topik/topik-3/atom.xml",
    "/berita.xml",
    "/siaran/siaran-50/ninjs.json",
    "/api/siaran",
)
AGENCIES, TOPICS, BATCH = 40, 20, 5000
# A plan is shown for queries that take longer, in seconds.
SLOW = 0.005


def fill(count: int) -> int:
    """Put `count` releases into the empty database; gives the id of a version far down the list."""
    from django.db import connection, transaction
    from django.utils import timezone

    from lawang.site.members.models import Officer, Organisation
    from lawang.site.newsroom import searching
    from lawang.site.releases.models import Topic

    rng = random.Random(101)
    agencies = [
        Organisation.objects.create(
            slug=f"dinas-{i}", kind="agency", region="64", name=f"Dinas {i}", short=f"D{i}"
        ).pk
        for i in range(AGENCIES)
    ]
    topics = [Topic.objects.create(slug=f"topik-{i}", name=f"Topik {i}").pk for i in range(TOPICS)]
    officer = Officer.objects.create_user("uji@contoh.id", "siaran-pers", name="Uji").pk
    tables: dict[str, list[dict[str, Any]]] = {"release": [], "version": [], "topics": [], "search": []}
    version = 0
    for release in range(1, count + 1):
        at = timezone.now() - timedelta(minutes=17 * release)
        tables["release"].append(
            {
                "id": release,
                "owner_id": rng.choice(agencies),
                "door_id": agencies[0],
                "begun_by_id": officer,
                "begun": at,
                "slug": f"siaran-{release}",
            }
        )
        for row in _versions(release, officer, at, rng):
            version += 1
            tables["version"].append({"id": version, **row})
        tables["topics"].append({"version_id": version, "topic_id": rng.choice(topics)})
        body = searching.stems(row["lead"] + " " + row["body"])
        tables["search"].append(
            {"rowid": version, "headline": searching.stems(row["headline"]), "body": body}
        )
    names = {"topics": "releases_version_topics", "search": "newsroom_search"}
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in tables.items():
            columns = list(rows[0])
            places = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {names.get(table, f'releases_{table}')} ({', '.join(columns)}) VALUES ({places})"
            for first in range(0, len(rows), BATCH):
                cursor.executemany(statement, [tuple(row.values()) for row in rows[first : first + BATCH]])
    searching.tend("releases_version")
    return int(version * 0.6)


def _versions(release: int, officer: int, at: datetime, rng: random.Random) -> Iterator[dict[str, Any]]:
    last = 2 if release % 10 == 0 else 1
    for number in range(1, last + 1):
        out = at + timedelta(minutes=number)
        gone = number == last and release % 500 == 0
        words = " ".join(rng.choices(WORDS, k=200))
        yield {
            "release_id": release,
            "number": number,
            "headline": " ".join(rng.choices(WORDS, k=7)).capitalize(),
            "place": "Samarinda",
            "dated": at.date(),
            "lead": " ".join(rng.choices(WORDS, k=30)).capitalize() + ".",
            "body": f'[{{"type": "paragraph", "value": "<p>{words}</p>", "id": "x"}}]',
            "contact": "",
            "what_changed": "Angka diralat." if number > 1 else "",
            "state": "withdrawn" if gone else "published" if number == last else "corrected",
            "digest": "d",
            "approved_digest": "d",
            "approved_by_id": officer,
            "approved": at,
            "public_from": out,
            "withdrawn": out + timedelta(hours=1) if gone else None,
            "written_by_id": officer,
            "edited_by_id": officer,
            "edited": at,
        }


def measure(addresses: list[str], plans: bool) -> None:
    """The time of each address in milliseconds, the size of its answer and, if asked for, the plans of its slow queries."""
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client

    client = Client()
    for address in addresses:
        client.get(address)
        caches["pages"].clear()  # what is kept is measured in bench/kept.py
        begun = time.perf_counter()
        answer = client.get(address)
        spent = 1000 * (time.perf_counter() - begun)
        print(f"{address:32} {spent:6.0f} ms {len(answer.content):8,} bytes  {answer.status_code}")
        if plans:
            connection.force_debug_cursor = True
            connection.queries_log.clear()
            caches["pages"].clear()
            client.get(address)
            connection.force_debug_cursor = False
            slow = [query["sql"] for query in connection.queries if float(query["time"]) > SLOW]
            with connection.cursor() as cursor:
                for statement in slow:
                    cursor.execute("EXPLAIN QUERY PLAN " + statement.replace("%", "%%"))
                    print("    ", "; ".join(row[3] for row in cursor.fetchall()))


def main(argv: list[str] | None = None) -> int:
    """Fill, then measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.newsroom")
    parser.add_argument("--n", type=int, default=100_000, help="number of releases")
    parser.add_argument("--plans", action="store_true", help="show how slow queries are answered")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            LAWANG_HOME=home,
            DJANGO_SETTINGS_MODULE="lawang.site.settings.test",
            LAWANG_URL="http://testserver",
        )
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        far = fill(args.n)
        print(f"{args.n:,} releases")
        measure([FLOOR, *(address.format(far=far) for address in ADDRESSES)], args.plans)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
