"""A site with published releases and outlets whose feeds wait to be looked at, and what must come of it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from typing import Any

from bench.watch import outlets

__all__ = ["fill", "left", "result"]


def fill(port: int, count: int) -> None:
    """`count` outlets, each with a feed that is due, and the texts of bench/corpus as releases that are out."""
    from django.utils import timezone

    from lawang.site.members.models import Officer, Organisation
    from lawang.site.watch import officials, tasks
    from lawang.site.watch.actions.look import key_of
    from lawang.site.watch.models import Feed, Outlet

    now = timezone.now()
    agency = Organisation.objects.create(
        slug="dinas", kind="agency", region="64", name="Dinas", short="Dinas"
    )
    officer = Officer.objects.create_user("uji@contoh.id", "siaran-pers", name="Uji")
    for number, lines in enumerate(outlets.releases(), start=1):
        officials.take_in(_version(number, lines, agency, officer, now - timedelta(hours=number)), now)
    rows = [
        Outlet(name=f"Media {n}", site=outlets.address(n, port, "/"), email=f"r{n}@contoh.id", added=now)
        for n in range(count)
    ]
    Outlet.objects.bulk_create(rows)
    feeds = []
    for n, outlet in enumerate(Outlet.objects.order_by("pk")):
        place = outlets.address(n, port, "/umpan")
        later = now + timedelta(days=1)
        feeds.append(
            Feed(outlet=outlet, address=place, key=key_of(place), kind="feed", next_at=later, added=now)
        )
    Feed.objects.bulk_create(feeds)
    for pk in Feed.objects.values_list("pk", flat=True):
        tasks.look.enqueue(pk)


def _version(number: int, lines: list[str], agency: Any, officer: Any, at: Any) -> int:
    """A row past the door, written beside its guard as only a bench may."""
    from django.db import connection

    from lawang.site.releases.models import Release

    release = Release.objects.create(owner=agency, door=agency, begun_by=officer, slug=f"siaran-{number}")
    paragraphs = [
        {"type": "paragraph", "value": f"<p>{line}</p>", "id": str(n)} for n, line in enumerate(lines[2:])
    ]
    row = {
        "release_id": release.pk,
        "number": 1,
        "headline": lines[0],
        "place": "",
        "dated": at.date(),
        "lead": lines[1],
        "body": json.dumps(paragraphs),
        "contact": "",
        "what_changed": "",
        "state": "published",
        "digest": "d",
        "approved_digest": "d",
        "approved_by_id": officer.pk,
        "approved": at,
        "public_from": at,
        "written_by_id": officer.pk,
        "edited_by_id": officer.pk,
        "edited": at,
    }
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(row))
        statement = f"INSERT INTO releases_version ({', '.join(row)}) VALUES ({places})"
        cursor.execute(statement, list(row.values()))
        cursor.execute("SELECT MAX(id) FROM releases_version")
        return int(cursor.fetchone()[0])


def left() -> int:
    """Jobs of the watch that are not done; 0 when the work is done."""
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"])
    return int(waiting.filter(task_path__startswith="lawang.site.watch").count())


def result(count: int) -> dict[str, Any]:
    """What came of `count` articles, beside what had to."""
    from django.db.models import Count
    from django_tasks_db.models import DBTaskResult

    from lawang.site.watch.models import Capture, Copy, Found, Judgement, Page, Sighting

    kinds = Counter(outlets.kind(n) for n in range(count))
    ours = count - kinds[outlets.FOREIGN]
    twice = Page.objects.annotate(n=Count("captures")).exclude(n=1).count()
    return {
        "pages": (Page.objects.count(), count),
        "captures": (Capture.objects.count(), count),
        "judged": (Capture.objects.exclude(judged=None).count(), count),
        "copies": (Copy.objects.count(), ours),
        "judgements": (Judgement.objects.count(), ours),
        "pages without one capture": (twice, 0),
        "copies without findings of a drift": (
            Copy.objects.filter(born="drift").exclude(judgements__findings__drifts=True).count(),
            0,
        ),
        "sightings": (Sighting.objects.count(), _keys(Found)),
        "failed jobs": (DBTaskResult.objects.filter(status="FAILED").count(), 0),
    }


def _keys(found: Any) -> int:
    """Different drifts of copies: a sighting belongs to each."""
    return int(found.objects.filter(drifts=True).values("judgement__copy", "key").distinct().count())
