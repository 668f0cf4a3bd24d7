"""The service report (UU 14/2008 Pasal 12, Perki KI 1/2021): counts, days, what was granted and refused and why, objections and
disputes, for a year or so far. Everything is counted from the tables at the time of asking."""

from __future__ import annotations

import datetime
from collections import Counter as Tally
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Avg, Count, F, Q, Sum

from lawang.site.members import access as members
from lawang.site.service.models import Answer, Assignment, Counter, Objection, Request
from lawang.site.service.terms import Channel, Ground, Grounds17, Outcome, Ruling, Status

__all__ = ["Bar", "Report", "Share", "answered_already", "report"]

# Registers of what needed no request because something published answered it already.
ANSWERED_ALREADY = "TJ"
_BAR = 100
_DAY = 24 * 3600


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: words, count, and its length out of a hundred."""

    words: Any
    count: int
    length: float


@dataclass(frozen=True)
class Share:
    """How a body or an agency keeps its time."""

    name: str
    count: int
    late: int
    days: float | None

    @property
    def in_time(self) -> int:
        """Per cent of what was answered that was in time."""
        return round(100 * (self.count - self.late) / self.count) if self.count else 0


@dataclass
class Report:
    """The figures of a year. `late` counts answers after the due day and what is open past it; `days` are working days, mean."""

    year: int
    total: int = 0
    open: int = 0
    answered: int = 0
    withdrawn: int = 0
    late: int = 0
    extended: int = 0
    days: float | None = None
    already: int = 0
    objections: int = 0
    disputes: int = 0
    outcomes: list[Bar] = field(default_factory=list)
    channels: list[Bar] = field(default_factory=list)
    months: list[Bar] = field(default_factory=list)
    refusals: list[Bar] = field(default_factory=list)
    grounds: list[Bar] = field(default_factory=list)
    rulings: list[Bar] = field(default_factory=list)
    bodies: list[Share] = field(default_factory=list)
    agencies: list[Share] = field(default_factory=list)

    @property
    def in_time(self) -> int:
        """Per cent of answers that were in time."""
        done = self.answered
        return round(100 * (done - self.late_answers) / done) if done else 0

    @property
    def from_published(self) -> int:
        """Per cent of questions that what is published answered."""
        asked = self.already + self.total
        return round(100 * self.already / asked) if asked else 0

    late_answers: int = 0


def answered_already(year: int) -> None:
    """Count that somebody found the answer among what is published and needed no request."""
    from django.db.models import F

    Counter.objects.get_or_create(kind=ANSWERED_ALREADY, year=year)
    Counter.objects.filter(kind=ANSWERED_ALREADY, year=year).update(last=F("last") + 1)


def report(year: int, today: datetime.date) -> Report:
    """The figures of `year` as they are `today`."""
    zone = ZoneInfo(settings.TIME_ZONE)
    first, last = (datetime.datetime(y, 1, 1, tzinfo=zone) for y in (year, year + 1))
    made = Report(year)
    rows = Request.objects.filter(received__gte=first, received__lt=last)
    _requests(made, rows, today)
    made.months = _months(year, zone)
    reasons = Answer.objects.filter(ground__gt="", request__received__gte=first, request__received__lt=last)
    made.refusals = _bars(
        Grounds17.choices, dict(reasons.values_list("ground").annotate(n=Count("pk")).order_by())
    )
    contested = Objection.objects.filter(received__gte=first, received__lt=last)
    tally: Tally[str] = Tally()
    ruled: Tally[str] = Tally()
    for ground, ruling, count, disputes in contested.values_list("ground", "ruling").annotate(
        n=Count("pk"), d=Count("pk", filter=~Q(dispute=""))
    ):
        tally[ground] += count
        ruled[ruling] += count
        made.disputes += disputes
    made.objections = tally.total()
    made.grounds, made.rulings = _bars(Ground.choices, tally), _bars(Ruling.choices, ruled)
    already = Counter.objects.filter(kind=ANSWERED_ALREADY, year=year).first()
    made.already = already.last if already else 0
    asked = Assignment.objects.filter(asked__gte=first, asked__lt=last, replied__isnull=False)
    by_agency = asked.values_list("agency__name").annotate(
        n=Count("pk"), late=Count("pk", filter=Q(request__late=True)), spent=Avg(F("replied") - F("asked"))
    )
    made.agencies = [
        Share(name, count, late, spent.total_seconds() / _DAY)
        for name, count, late, spent in by_agency.order_by("agency__name")
    ]
    return made


def _requests(made: Report, rows: Any, today: datetime.date) -> None:
    """One grouped query over all requests of the year."""
    outcomes: Tally[str] = Tally()
    channels: Tally[str] = Tally()
    bodies: dict[int, list[int]] = {}
    spent = counted = 0
    groups = rows.order_by().values_list("status", "outcome", "channel", "late", "body_id")
    for status, outcome, channel, late, body, count, days, extended, overdue in groups.annotate(
        n=Count("pk"),
        days=Sum("taken"),
        more=Count("extended"),
        over=Count("pk", filter=Q(closed__isnull=True, due__lt=today)),
    ):
        made.total += count
        made.extended += extended
        made.late += overdue + (count if late else 0)
        channels[channel] += count
        if status == Status.ANSWERED:
            made.answered += count
            made.late_answers += count if late else 0
            outcomes[outcome] += count
            spent, counted = spent + (days or 0), counted + count
            share = bodies.setdefault(body, [0, 0, 0])
            share[0], share[1], share[2] = share[0] + count, share[1] + late * count, share[2] + (days or 0)
        elif status == Status.WITHDRAWN:
            made.withdrawn += count
        else:
            made.open += count
    made.days = spent / counted if counted else None
    made.outcomes, made.channels = _bars(Outcome.choices, outcomes), _bars(Channel.choices, channels)
    names = members.every().in_bulk(list(bodies))
    made.bodies = [
        Share(str(names[body]), count, late, days / count) for body, (count, late, days) in bodies.items()
    ]
    made.bodies.sort(key=lambda share: share.name)


def _months(year: int, zone: ZoneInfo) -> list[Bar]:
    starts = [datetime.datetime(year, month, 1, tzinfo=zone) for month in range(1, 13)]
    starts.append(datetime.datetime(year + 1, 1, 1, tzinfo=zone))
    rows = Request.objects.order_by()
    counts = [rows.filter(received__gte=starts[n], received__lt=starts[n + 1]).count() for n in range(12)]
    most = max(counts) or 1
    return [Bar(starts[n], count, _BAR * count / most) for n, count in enumerate(counts)]


def _bars(choices: Any, tally: Any) -> list[Bar]:
    """A bar for each word of a closed list."""
    most = max(tally.values(), default=0) or 1
    return [Bar(words, tally.get(key, 0), _BAR * tally.get(key, 0) / most) for key, words in choices]
