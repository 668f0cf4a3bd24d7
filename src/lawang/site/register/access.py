"""Who may see what of the register, and what it says: to officers, to the public, of a day in the past, of a text."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from lawang.check.statements import Period, Relation, period, relate, same
from lawang.check.statements import Proposal as Read
from lawang.check.statements.wording import place_names
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.register.actions.propose import read
from lawang.site.register.models import Case, Fact, Promise, Proposal, Value
from lawang.site.register.states import Kept, Stage
from lawang.site.releases import access as releases

__all__ = [
    "Against",
    "against",
    "cases",
    "disputed",
    "due_by_agency",
    "facts",
    "promises",
    "proposals",
    "shown",
    "spoken_for",
    "standing",
    "told_of",
    "topics",
    "unsettled",
]


# Of so many of the newest values the nearest are offered.
_LOOKED_AT = 200


@dataclass(frozen=True)
class Against:
    """What a text states, as read, and the value of the register that it contradicts, or, where that is `newer`, that has taken
    its place: the figure of the text has gone stale."""

    said: Read
    words: str
    value: Value
    newer: bool = False


def spoken_for(officer: Any) -> list[Any]:
    """Agencies for which an officer edits: their own, and all whose releases pass their door."""
    own = members.organisations(officer, Role.EDITOR)
    doors = {place.pk for place in own if place.is_door}
    known = {place.pk: place for place in own}
    if doors:
        every = list(members.every())
        by_region = {place.region: place.pk for place in every if place.is_door and place.active}
        for place in every:
            door = by_region.get(place.region) or by_region.get(place.region.partition(".")[0])
            if door in doors:
                known[place.pk] = place
    return list(known.values())


def proposals(officer: Any) -> QuerySet[Proposal]:
    """What waits for this editor, the oldest first."""
    mine = [place.pk for place in spoken_for(officer)]
    waiting = Proposal.objects.filter(stage=Stage.OPEN, agency__in=mine)
    return waiting.select_related("agency", "topic", "version__release", "source")


def facts() -> QuerySet[Fact]:
    """All facts: officers of every agency see what the others say."""
    return Fact.objects.select_related("agency", "topic")


def cases() -> QuerySet[Case]:
    """All cases, the open ones first: both agencies and the doors see them."""
    rows = Case.objects.select_related("first__fact__agency", "second__fact__agency", "lead")
    return rows.order_by("closed", "due", "id")


def disputed(at: datetime.datetime) -> frozenset[int]:
    """The values that were in a case at that time which nobody had decided."""
    waiting = Case.objects.filter(Q(decided__isnull=True) | Q(decided__gt=at), opened__lte=at).filter(
        Q(closed__isnull=True) | Q(closed__gt=at)
    )
    return frozenset(pk for pair in waiting.values_list("first", "second") for pk in pair)


def unsettled() -> QuerySet[Case]:
    """Cases that may have come to their end: decided, or one of the values fell by itself."""
    ready = Q(decided__isnull=False) | Q(first__ended__isnull=False) | Q(second__ended__isnull=False)
    return Case.objects.filter(ready, closed__isnull=True).select_related("first__fact", "second__fact")


def promises() -> QuerySet[Promise]:
    """All promises by their day."""
    return Promise.objects.select_related("value__fact__agency").prefetch_related("turns")


def due_by_agency(today: datetime.date) -> dict[Any, list[Promise]]:
    """Open promises that are overdue or fall due within `settings.REGISTER_REMIND_DAYS`, by agency."""
    soon = today + datetime.timedelta(days=settings.REGISTER_REMIND_DAYS)
    found: dict[Any, list[Promise]] = defaultdict(list)
    for promised in promises().filter(kept=Kept.OPEN, due__lte=soon):
        found[promised.value.fact.agency].append(promised)
    return dict(found)


def topics(now: datetime.datetime) -> list[Any]:
    """Topics of which the public register says something."""
    return list(releases.topics().filter(facts__values__in=shown(now)).distinct())


def shown(now: datetime.datetime) -> QuerySet[Value]:
    """Every value, ended ones too, whose origin the public may see: a release that is or was out and was not withdrawn, or
    a first source that is not confidential."""
    out = releases.addressable(now).filter(withdrawn__isnull=True).values("pk")
    origin = Q(version__in=out) | Q(source__in=releases.first_sources().values("pk"))
    rows = Value.objects.filter(origin, confirmed__lte=now)
    return rows.select_related("fact__agency", "fact__topic", "version__release", "source")


def standing(now: datetime.datetime, at: datetime.datetime | None = None) -> QuerySet[Value]:
    """What the register says, or said at a time in the past, of what the public may see now."""
    then = at or now
    return shown(now).filter(Q(ended__isnull=True) | Q(ended__gt=then), confirmed__lte=then)


def told_of(words: str, most: int, now: datetime.datetime) -> list[Value]:
    """What the public register says now of facts in which at least two of the words stand, most of the words first."""
    asked = words.split()
    some = Q(pk__in=[])
    for word in asked:
        some |= Q(fact__subject__icontains=word) | Q(fact__place__icontains=word)
    rows = standing(now).filter(some, fact__topic__isnull=False).order_by("-last", "-id")[:_LOOKED_AT]
    held = [(sum(word in str(row.fact).lower() for word in asked), row) for row in rows]
    near = sorted((pair for pair in held if pair[0] > 1), key=lambda pair: -pair[0])
    return [row for _count, row in near[:most]]


def against(
    text: str, issued: datetime.date, agency: Any, now: datetime.datetime, release: int | None = None
) -> list[Against]:
    """What a text states otherwise than the register, and what it states of days for which there are later values. `agency` is whose text it is, None when nobody knows; what was taken from
    the same `release` is left out, for its correction may say otherwise."""
    said = [(item, run) for item in read(text, issued, agency) if (run := period(item.statement.as_of))]
    if not said:
        return []
    near = standing(now).filter(last__gte=min(run.first for _, run in said)).order_by("last", "id")
    by_place: dict[Any, list[Value]] = defaultdict(list)
    for value in near:
        if value.version is None or value.version.release_id != release:
            by_place[place_names(value.fact.place)[:1]].append(value)
    return [found for item, run in said for found in _against(text, item, run, _near(item, by_place))]


def _near(item: Read, by_place: dict[Any, list[Value]]) -> list[Value]:
    """The values for the place of a statement; all of them where it names none."""
    place = place_names(item.statement.place)[:1]
    if not place:
        return [value for values in by_place.values() for value in values]
    return by_place.get(place, []) + by_place.get((), [])


def _against(text: str, item: Read, run: Period, known: list[Value]) -> list[Against]:
    """The values that a statement contradicts; otherwise the latest of the same for days after its own."""
    words = text[item.sentence[0] : item.sentence[1]]
    found, later = [], None
    for value in known:
        if relate(item.statement, value.statement) is Relation.CONTRADICT:
            found.append(Against(item, words, value))
        elif value.first > run.last and same(replace(item.statement, as_of=value.as_of), value.statement):
            later = value
    return found or ([Against(item, words, later, newer=True)] if later else [])
