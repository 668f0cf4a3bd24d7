"""Add an outlet and its feeds, change it, stop a feed; and look at an address before it becomes a feed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from lawang.intake.web.addresses import written
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.feeds import Entry, Kind, listing
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.watch import polite
from lawang.site.watch.actions.look import LIST_LIMITS, key_of
from lawang.site.watch.events import Event
from lawang.site.watch.models import Feed, Outlet
from lawang.site.watch.why import words_of

__all__ = ["Preview", "add_feed", "add_outlet", "change_outlet", "preview", "stop_feed"]

_SHOWN = 10


@dataclass(frozen=True)
class Preview:
    """What an address gives: the list itself, or the feeds that a page names."""

    address: str
    kind: str
    title: str
    entries: tuple[Entry, ...]
    count: int
    feeds: tuple[str, ...]


def _permit(actor: Any) -> None:
    if not members.holds(actor, Role.WATCHER):
        raise PermissionDenied


def add_outlet(actor: Any, now: datetime.datetime, **fields: Any) -> Outlet:
    """A new outlet. Raises `PermissionDenied` for who is no watcher, `Barred` for a name that is taken."""
    _permit(actor)
    try:
        with transaction.atomic():
            outlet = Outlet.objects.create(added=now, **fields)
            record(Event.OUTLET_ADDED, outlet, actor, name=outlet.name)
    except IntegrityError as error:
        raise Barred(Reason("name", _("Media dengan nama ini sudah ada."))) from error
    return outlet


def change_outlet(actor: Any, outlet: Outlet) -> Outlet:
    """Keep changed fields. Raises `PermissionDenied`."""
    _permit(actor)
    with transaction.atomic():
        outlet.save()
        record(Event.OUTLET_CHANGED, outlet, actor, active=outlet.active)
    return outlet


def preview(actor: Any, address: str, now: datetime.datetime) -> Preview:
    """Look at an address as it would be looked at as a feed. Raises `PermissionDenied`, and `Barred` with what stands in the way."""
    _permit(actor)
    try:
        answer = polite.get(written(address), now, limits=LIST_LIMITS)
        if not answer.good:
            raise Failed(Why.STATUS, address, str(answer.status))
        found = listing(answer)
    except Failed as failed:
        raise Barred(Reason(failed.why.value, words_of(failed.why, failed.detail))) from failed
    feeds = found.further if found.kind is Kind.PAGE else ()
    entries = found.entries or tuple(Entry(place) for place in found.further)
    return Preview(
        answer.address, found.kind.value, found.title, entries[:_SHOWN], len(entries), feeds[:_SHOWN]
    )


def add_feed(actor: Any, outlet: Outlet, address: str, now: datetime.datetime) -> Feed:
    """A feed of an outlet; it is looked at once more, so that nothing becomes a feed that is none. Raises as `preview` does."""
    found = preview(actor, address, now)
    try:
        with transaction.atomic():
            feed = Feed.objects.create(
                outlet=outlet,
                address=found.address,
                key=key_of(found.address),
                kind=found.kind,
                title=found.title[:200],
                next_at=now,
                added=now,
            )
            record(Event.FEED_ADDED, feed, actor, outlet=outlet.pk, address=feed.address)
    except IntegrityError as error:
        raise Barred(Reason("known", _("Alamat ini sudah dipantau."))) from error
    return feed


def stop_feed(actor: Any, feed: Feed) -> None:
    """Look at a feed no more; its pages stay. Raises `PermissionDenied`."""
    _permit(actor)
    with transaction.atomic():
        Feed.objects.filter(pk=feed.pk).update(active=False)
        record(Event.FEED_STOPPED, feed, actor, outlet=feed.outlet_id, address=feed.address)
