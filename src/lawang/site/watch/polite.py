"""Asking a host: one thing at a time whichever worker asks, as its robots.txt wishes, and not while it rests after failures."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from lawang.intake.web import pace
from lawang.intake.web.addresses import host_key
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.fetching import Answer, Limits, fetch
from lawang.intake.web.robots import MOST_BYTES, Robots, from_answer
from lawang.site.watch.models import Host

__all__ = ["get", "robots_of", "turn"]

_ROBOTS_KEPT = datetime.timedelta(hours=24)  # RFC 9309, 2.4
_CLOSED_KEPT = datetime.timedelta(hours=1)
# Failures of the host, after which it rests; the others are the page's own.
_OF_HOST = frozenset({Why.NAME, Why.CONNECT, Why.SLOW})


def turn(address: str, now: datetime.datetime) -> datetime.datetime:
    """When the host may be asked for this address: now or later. The turn is kept for the caller and given to nobody else.
    Raises `Failed` (address)."""
    name = host_key(address)[:260]
    with transaction.atomic():
        host = Host.objects.select_for_update().filter(name=name).first()
        if host is None:
            Host.objects.get_or_create(name=name, defaults={"next_at": now})
            host = Host.objects.select_for_update().get(name=name)
        at = max(now, host.next_at, host.rest_until or now)
        Host.objects.filter(pk=host.pk).update(next_at=at + _between(host))
    return at


def resting(address: str, now: datetime.datetime) -> bool:
    """Does the host rest?"""
    return Host.objects.filter(name=host_key(address)[:260], rest_until__gt=now).exists()


def get(address: str, now: datetime.datetime, **options: Any) -> Answer:
    """The answer of an address, whose turn has come. Raises `Failed`; a host that fails rests, longer each time."""
    try:
        answer = fetch(
            address,
            agent=_agent(),
            allowed=tuple(settings.WATCH_ALLOWED),
            permitted=lambda hop: robots_of(hop, now).permits(hop),
            **options,
        )
    except Failed as failed:
        if failed.why in _OF_HOST:
            _rest(failed.address, now, failed.why)
        raise
    if answer.status >= 500 or answer.status == 429:
        _rest(address, now, Why.STATUS, pace.told_to_wait(answer.wait, now))
    else:
        Host.objects.filter(name=host_key(address)[:260], failures__gt=0).update(
            failures=0, rest_until=None, why=""
        )
    return answer


def robots_of(address: str, now: datetime.datetime) -> Robots:
    """What the host of an address asks of us; fetched at most once a day. Raises `Failed` when it cannot be asked."""
    name = host_key(address)[:260]
    host, _ = Host.objects.get_or_create(name=name, defaults={"next_at": now})
    if host.robots is not None and host.robots_at is not None:
        lasts = _CLOSED_KEPT if host.robots == Robots.CLOSED else _ROBOTS_KEPT
        if host.robots_at > now - lasts:
            return Robots(host.robots)
    scheme = address.partition(":")[0]
    answer = fetch(
        f"{scheme}://{name}/robots.txt",
        agent=_agent(),
        allowed=tuple(settings.WATCH_ALLOWED),
        limits=Limits(seconds=10, size=4 * MOST_BYTES),
    )
    robots = from_answer(answer)
    Host.objects.filter(pk=host.pk).update(robots=robots.text, robots_at=now)
    return robots


def _agent() -> str:
    """How we call ourselves, with where to read who we are."""
    return f"Lawang/1 (+{settings.WAGTAILADMIN_BASE_URL}/cara-kami-memeriksa/)"


def _between(host: Host) -> datetime.timedelta:
    asked = Robots(host.robots).delay if host.robots else 0.0
    return datetime.timedelta(seconds=max(float(settings.WATCH_BETWEEN), asked))


def _rest(
    address: str, now: datetime.datetime, why: Why, told: datetime.timedelta = datetime.timedelta(0)
) -> None:
    with transaction.atomic():
        host = Host.objects.select_for_update().filter(name=host_key(address)[:260]).first()
        if host is None:
            return
        until = now + max(pace.rest(host.failures + 1), told)
        Host.objects.filter(pk=host.pk).update(failures=F("failures") + 1, rest_until=until, why=why.value)
