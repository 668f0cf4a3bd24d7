"""Look at a feed: what it names that is new becomes a page to visit."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from lawang.intake.web import pace
from lawang.intake.web.addresses import normal, same_house
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.feeds import MOST_BYTES, Entry, Kind, Listing, listing
from lawang.intake.web.fetching import Answer, Limits
from lawang.site.watch import polite
from lawang.site.watch.models import Feed, Page

__all__ = ["due_feeds", "due_pages", "key_of", "look"]

LIST_LIMITS = Limits(seconds=45, size=MOST_BYTES)
OLD = datetime.timedelta(days=30)
"""Articles that a list says are older were published before the watch began, or are an archive's."""
MOST_NEW = 200
"""New pages from one look; a list with more is looked at again soon for the rest."""
_MOST_DUE = 500
# Sitemaps of an index that are read at one look: the newest, in which new articles stand.
_OF_INDEX = 2
# A page that was put into the queue comes again after so long should its job be lost for good.
_LOST = datetime.timedelta(days=1)


def key_of(address: str) -> str:
    """The digest of the one way of writing an address. Raises `Failed` (address)."""
    return hashlib.sha256(normal(address).encode()).hexdigest()


def due_feeds(now: datetime.datetime, put: Callable[[int], Any]) -> int:
    """Queue a look at every feed whose time has come; gives how many."""
    rows = Feed.objects.filter(active=True, outlet__active=True)
    return _due(rows, now, put, lambda feed: now + datetime.timedelta(seconds=feed.interval))


def due_pages(now: datetime.datetime, put: Callable[[int], Any]) -> int:
    """Queue a visit to every page whose time has come; gives how many."""
    return _due(Page.objects.filter(outlet__active=True), now, put, lambda page: now + _LOST)


def _due(
    rows: QuerySet[Any], now: datetime.datetime, put: Callable[[int], Any], again: Callable[[Any], Any]
) -> int:
    count = 0
    for row in rows.filter(next_at__lte=now).order_by("next_at")[:_MOST_DUE]:
        with transaction.atomic():  # of several workers the one that moves the time on queues the job
            taken = type(row).objects.filter(pk=row.pk, next_at=row.next_at).update(next_at=again(row))
            if taken:
                put(row.pk)
                count += 1
    return count


def look(feed_id: int, now: datetime.datetime, visit: Callable[[int], Any]) -> int:
    """Read a feed and queue a visit to each new page; gives how many there were. What cannot be had is written down."""
    feed = Feed.objects.select_related("outlet").get(pk=feed_id)
    try:
        answer = polite.get(feed.address, now, etag=feed.etag, modified=feed.modified, limits=LIST_LIMITS)
        if answer.unchanged:
            return _seen(feed, answer, [], now, visit)
        if not answer.good:
            raise Failed(Why.STATUS, feed.address, str(answer.status))
        entries = _all_entries(listing(answer), now)
    except Failed as failed:
        rest = max(pace.rest(feed.failures + 1), datetime.timedelta(seconds=feed.interval))
        Feed.objects.filter(pk=feed.pk).update(
            failures=feed.failures + 1, why=failed.why.value, checked=now, next_at=now + rest
        )
        return 0
    return _seen(feed, answer, entries, now, visit)


def _all_entries(found: Listing, now: datetime.datetime) -> list[Entry]:
    if found.kind is not Kind.INDEX:
        return list(found.entries)
    entries: list[Entry] = []
    for place in found.further[:_OF_INDEX]:
        answer = polite.get(place, now, limits=LIST_LIMITS)
        if answer.good:
            entries += listing(answer).entries
    return entries


def _seen(
    feed: Feed, answer: Answer, entries: Iterable[Entry], now: datetime.datetime, visit: Callable[[int], Any]
) -> int:
    """One transaction: new pages, their visits, and the feed's new validators."""
    fresh = _fresh(feed, entries, now)
    more = len(fresh) > MOST_NEW
    interval = pace.next_interval(datetime.timedelta(seconds=feed.interval), changed=bool(fresh))
    count = 0
    with transaction.atomic():
        for key, entry in list(fresh.items())[:MOST_NEW]:
            page, new = Page.objects.get_or_create(
                key=key,
                defaults={
                    "outlet": feed.outlet,
                    "feed": feed,
                    "address": entry.address,
                    "title": entry.title,
                    "published": entry.published,
                    "found": now,
                    "next_at": now + _LOST,
                },
            )
            if new:
                visit(page.pk)
                count += 1
        changes: dict[str, Any] = {"checked": now, "failures": 0, "why": ""}
        changes["interval"] = int(interval.total_seconds())
        changes["next_at"] = now + (pace.SHORTEST if more else interval)
        if count:
            changes["changed"] = now
        if not answer.unchanged:
            changes |= {"etag": "" if more else answer.etag, "modified": "" if more else answer.modified}
        Feed.objects.filter(pk=feed.pk).update(**changes)
    return count


def _fresh(feed: Feed, entries: Iterable[Entry], now: datetime.datetime) -> dict[str, Entry]:
    """Entries of this house that are not known and not old, by their key."""
    wanted: dict[str, Entry] = {}
    for entry in entries:
        if entry.published and entry.published < now - OLD:
            continue
        try:
            if same_house(entry.address, feed.outlet.site) or same_house(entry.address, feed.address):
                wanted.setdefault(key_of(entry.address), entry)
        except Failed:
            continue
    known: set[str] = set()
    keys = list(wanted)
    for start in range(0, len(keys), 500):
        known.update(Page.objects.filter(key__in=keys[start : start + 500]).values_list("key", flat=True))
    return {key: entry for key, entry in wanted.items() if key not in known}
