"""Who may see what, and the questions that the desk asks. Watchers see everything that is watched, wherever they serve."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from rapidfuzz import fuzz

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.watch.models import Capture, Case, Copy, Feed, Original, Outlet, Page, Sighting

__all__ = [
    "READERS",
    "Silent",
    "carriers",
    "cases",
    "failing",
    "false_alarms",
    "outlets",
    "silent",
    "troubled",
]

READERS = (Role.WATCHER, Role.EDITOR, Role.HEAD, Role.ADMINISTRATOR)
"""Who may read; only a watcher acts."""
SILENCE = datetime.timedelta(days=3)
"""An outlet of which nothing new came for so long is shown as silent: longer than a weekend. Chosen, not measured."""
_FAILED_OFTEN = 3
CARRIED = 85.0
"""Likeness, of 100, from which a sentence counts as carried by a text. Chosen, not measured."""


@dataclass(frozen=True)
class Silent:
    """An outlet of which nothing is heard. `since`: when the last new article came, or when it was added; `why`: the last failure."""

    outlet: Outlet
    since: datetime.datetime
    why: str


def _reads(officer: Any) -> bool:
    return members.holds(officer, *READERS)


def outlets(officer: Any) -> QuerySet[Outlet]:
    """The outlets, with the number of their copies."""
    rows = Outlet.objects.select_related("organisation").annotate(copy_count=Count("copies"))
    return rows if _reads(officer) else rows.none()


def cases(officer: Any) -> QuerySet[Case]:
    """Cases, newest first, with how many copies carry them still (`carried`), ever (`ever`), and in how many outlets."""
    still = Q(sightings__mended=None)
    rows = Case.objects.select_related("original__agency").annotate(
        carried=Count("sightings", filter=still, distinct=True),
        ever=Count("sightings", distinct=True),
        outlet_count=Count("sightings__copy__outlet", distinct=True),
        first_outlet=Subquery(_first_outlet()),
    )
    return rows if _reads(officer) else rows.none()


def _first_outlet() -> QuerySet[Any]:
    first = Sighting.objects.filter(case=OuterRef("pk")).order_by("first_seen", "id")
    return first.values("copy__outlet__name")[:1]


def carriers(statement: str, version_id: int | None, figure: str = "") -> list[dict[str, str]]:
    """Which copies of a version's release carry a sentence of it, as they are now, and in it this very `figure` as it is written:
    `outlet`, `title` and `url` of each."""
    releases_ = Original.objects.filter(version=version_id).values("release")
    copies = Copy.objects.filter(release__in=releases_, removed=None).select_related(
        "outlet", "page", "capture"
    )
    return [
        {"outlet": copy.outlet.name, "title": str(copy.page), "url": copy.page.address}
        for copy in copies
        if figure in copy.capture.text and fuzz.partial_ratio(statement, copy.capture.text) >= CARRIED
    ]


def false_alarms() -> QuerySet[Case]:
    """Cases that a watcher called wrong findings: what the quality set is fed with."""
    return Case.objects.filter(state=Case.State.FALSE).order_by("decided")


def silent(now: datetime.datetime) -> list[Silent]:
    """Outlets that are watched by feeds and of which nothing new came for `SILENCE`, the longest silent first."""
    found = []
    feeds: dict[int, list[Feed]] = {}
    for feed in Feed.objects.filter(active=True, outlet__active=True).select_related("outlet"):
        feeds.setdefault(feed.outlet_id, []).append(feed)
    for rows in feeds.values():
        since = max(feed.changed or feed.added for feed in rows)
        failing_ = all(feed.failures >= _FAILED_OFTEN for feed in rows)
        if since < now - SILENCE or failing_:
            why = next((feed.why for feed in rows if feed.why), "")
            found.append(Silent(rows[0].outlet, since, why))
    return sorted(found, key=lambda row: row.since)


def troubled() -> QuerySet[Capture]:
    """What was last had of pages whose text may not be all: shrunk, a beginning only, or nearly empty. Newest first."""
    last = Capture.objects.filter(page=OuterRef("page")).order_by("-number").values("pk")[:1]
    rows = Capture.objects.exclude(trouble="").filter(pk=Subquery(last), page__gone=None)
    ours = Q(page__copy__isnull=False) | Q(trouble__in=["stub", "shrunk"])
    return rows.filter(ours).select_related("page__outlet").order_by("-at")


def failing() -> QuerySet[Page]:
    """Pages that cannot be had, those that carry a copy first."""
    rows = Page.objects.filter(failures__gte=_FAILED_OFTEN, gone=None, outlet__active=True)
    return rows.select_related("outlet").order_by(F("copy").asc(nulls_last=True), "-failures")
