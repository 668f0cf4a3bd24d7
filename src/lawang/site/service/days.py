"""The days of the law for what stands in our tables: which calendar, which version of the law, which time zone."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from lawang.deadlines import (
    Calendar,
    Clock,
    Decree,
    Due,
    Law,
    Line,
    calendar,
    explain,
    in_force,
    laws,
    reckon,
)
from lawang.site.service.models import Decreed

__all__ = ["almanac", "clock", "due", "law", "lines", "local_day", "taken", "zone_of"]

_DAY = datetime.timedelta(days=1)


@cache
def _zones() -> dict[str, str]:
    rows = tomllib.loads((files(__package__) / "zones.toml").read_text("utf-8"))
    return {code: zone for zone, codes in rows.items() for code in codes.split()}


def zone_of(body: Any) -> ZoneInfo:
    """The time zone of a body, by its province."""
    return ZoneInfo(_zones().get(body.region.partition(".")[0], settings.TIME_ZONE))


def local_day(when: datetime.datetime, body: Any) -> datetime.date:
    """The day that a moment was where the body is."""
    return when.astimezone(zone_of(body)).date()


def law(day: datetime.date) -> Law:
    """What applies to something received on a day: Lawang's table and those of the region."""
    return in_force(day, laws(*settings.SERVICE_LAWS))


def almanac(when: datetime.datetime, until: datetime.datetime | None = None) -> Calendar:
    """The calendar from the year before a moment to the second after (it, or `until`), with the decrees entered at the desk."""
    first, last = when.year - 1, (until or when).year + 2
    more = [
        Decree(row.day, row.off, row.name, row.decree, row.signed)
        for row in Decreed.objects.filter(day__year__range=(first, last))
    ]
    return calendar(first, last, more)


def clock(step: str, since: datetime.datetime, body: Any, extended: bool = False) -> Clock:
    """The clock of a step of the law that began at a moment at a body."""
    zone = zone_of(body)
    return Clock(law(since.astimezone(zone).date()).steps[step], since, (zone,), extended)


def due(step: str, since: datetime.datetime, body: Any, extended: bool = False) -> Due:
    """When a step is due."""
    return reckon(clock(step, since, body, extended), almanac(since))


def lines(step: str, since: datetime.datetime, body: Any, extended: bool = False) -> list[Line]:
    """The same day by day."""
    return explain(clock(step, since, body, extended), almanac(since))


def taken(since: datetime.datetime, until: datetime.datetime, body: Any) -> int:
    """Working days from one moment, whose day is day 0, to another."""
    first, last, days = local_day(since, body), local_day(until, body), almanac(since, until)
    span = (last - first).days
    return sum(not days.off(first + n * _DAY, generous=False) for n in range(1, span + 1))
