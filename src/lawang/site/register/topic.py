"""The page of a topic as data: what is done, going on and to come, figures in time, what changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from django.utils import timezone

from lawang.check.statements import figure
from lawang.facts.model import Quantity
from lawang.site.register import access
from lawang.site.register.charts import Chart, Point, chart
from lawang.site.register.models import Promise, Turn, Value
from lawang.site.register.states import State

__all__ = ["Line", "Page", "page"]

# What counts as new on the page.
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """One fact on the page: its latest value, the earlier ones, and what was promised of it. `disputed`: another agency says
    otherwise, and nobody has decided yet."""

    latest: Value
    earlier: tuple[Value, ...] = ()
    promise: Promise | None = None
    turns: tuple[Turn, ...] = ()
    overdue: bool = False
    disputed: bool = False

    @property
    def kept(self) -> bool:
        """Was the promise kept?"""
        return any(turn.kind == Turn.Kind.KEPT for turn in self.turns)

    @property
    def due(self) -> datetime.date | None:
        """The day promised, as of the page."""
        return self.turns[-1].after or self.turns[-1].before if self.turns else self.latest.due


@dataclass(frozen=True)
class Page:
    """A topic as of a moment: `at` is its end of day, or now."""

    topic: Any
    at: datetime.datetime
    done: list[Line] = field(default_factory=list)
    ongoing: list[Line] = field(default_factory=list)
    planned: list[Line] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    changed: list[Value] = field(default_factory=list)
    ended: list[Value] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[Any, list[Line]]]:
        """The three parts of the timeline, by the state that names each."""
        return [
            (State.DONE, self.done),
            (State.ONGOING, self.ongoing),
            (State.PLANNED, self.planned),
        ]


def page(topic: Any, now: datetime.datetime, day: datetime.date | None = None) -> Page:
    """The page of `topic` as it stood at the end of `day`; without one, now."""
    at = min(now, _end_of(day)) if day else now
    values = list(access.standing(now, at).filter(fact__topic=topic).order_by("last", "id"))
    by_fact: dict[int, list[Value]] = {}
    for value in values:
        by_fact.setdefault(value.fact_id, []).append(value)
    turns, disputed = _turns(values, at), access.disputed(at)
    found = Page(topic, at)
    for rows in by_fact.values():
        for line in _lines(rows, turns, at):
            _place_of(found, line).append(replace(line, disputed=line.latest.pk in disputed))
        if drawn := _chart(rows):
            found.charts.append(drawn)
    found.done.sort(key=lambda line: line.latest.last, reverse=True)
    found.ongoing.sort(key=lambda line: line.latest.last, reverse=True)
    found.planned.sort(key=lambda line: (line.due or line.latest.last, line.latest.pk))
    found.changed.extend(
        sorted((v for v in values if v.confirmed > at - WEEK), key=lambda v: v.confirmed, reverse=True)
    )
    gone = access.shown(now).filter(fact__topic=topic, ended__lte=at, ended__gt=at - WEEK)
    found.ended.extend(gone.order_by("-ended"))
    return found


def _end_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))


def _lines(
    rows: list[Value], turns: dict[int, tuple[Promise, list[Turn]]], at: datetime.datetime
) -> list[Line]:
    """The latest of what was said to be so, and the latest of what is to come, unless that was dropped or came true."""
    found = []
    for planned in (False, True):
        kept = [value for value in rows if (value.state == State.PLANNED) is planned]
        if not kept:
            continue
        latest = kept[-1]
        promise, happened = turns.get(latest.pk, (None, []))
        if planned and any(turn.kind == Turn.Kind.KEPT for turn in happened) and len(rows) > len(kept):
            continue
        closed = any(turn.kind != Turn.Kind.MOVED for turn in happened)
        line = Line(latest, tuple(kept[:-1]), promise, tuple(happened))
        late = line.due is not None and line.due < timezone.localtime(at).date()
        found.append(replace(line, overdue=promise is not None and not closed and late))
    return found


def _place_of(found: Page, line: Line) -> list[Line]:
    if line.latest.state == State.PLANNED and not line.kept:
        return found.planned
    return found.done if line.latest.state == State.DONE or line.kept else found.ongoing


def _turns(values: list[Value], at: datetime.datetime) -> dict[int, tuple[Promise, list[Turn]]]:
    """What had become of the promises by then, by their value."""
    promised = Promise.objects.filter(value__in=[value.pk for value in values]).prefetch_related("turns")
    return {row.value_id: (row, [turn for turn in row.turns.all() if turn.at <= at]) for row in promised}


def _chart(rows: list[Value]) -> Chart | None:
    """A figure over time, drawn from two values on: measured and planned ones told apart."""
    points = []
    for value in rows:
        read = figure(value.value)
        if isinstance(read, Quantity):
            points.append(
                Point(value.last, Fraction(read.low), value.value, value.as_of, value.state == State.PLANNED)
            )
    if len({point.day for point in points}) < 2:
        return None
    return chart(rows[-1].fact, points)
