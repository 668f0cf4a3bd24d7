"""Who may see which requests, objections and answers. Who asked is seen by an act that is logged: `actions/reveal.py`."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.service import searching
from lawang.site.service.models import Answer, Assignment, Breach, Decreed, Item, Objection, Remarks, Request
from lawang.site.service.terms import Visibility

__all__ = [
    "alike",
    "answers",
    "answers_near",
    "assignments",
    "bodies",
    "breaches",
    "decreed",
    "found",
    "items",
    "late",
    "late_items",
    "objections",
    "queue",
    "remarks",
    "to_publish",
    "visible",
]

OPEN = ("received", "routed")
# Two questions ask for the same from this share of common words on. Of 16 pairs of our own (tests/site/service/test_offers.py)
# those that do have 0.71 and more, those that do not 0.43 and less.
ALIKE = 0.6
# So many of the nearest requests are held against one.
_NEAR = 30
# Who works on what an agency was asked for.
AGENCY = (Role.PPID, Role.WRITER, Role.EDITOR, Role.HEAD)


def bodies() -> QuerySet:
    """Public bodies that one can ask: those with a PPID."""
    return members.served(Role.PPID)


def _at(officer: Any, *roles: Any) -> list[int]:
    return [place.pk for place in members.organisations(officer, *roles)]


def visible(officer: Any) -> QuerySet[Request]:
    """Requests of the bodies where this officer is PPID or the PPID's superior."""
    rows = Request.objects.filter(body__in=_at(officer, Role.PPID, Role.SUPERIOR))
    return rows.select_related("body")


def queue(officer: Any) -> QuerySet[Request]:
    """What waits for an answer where this officer is PPID, the next due first."""
    mine = Request.objects.filter(body__in=_at(officer, Role.PPID), status__in=OPEN)
    return mine.select_related("body").order_by("due", "id")


def found(officer: Any, words: str, most: int) -> list[Request]:
    """Requests by their number, or with all these words in what is asked, as far as this officer sees them."""
    rows = visible(officer)
    one = rows.filter(number=words.strip().upper()).first()
    if one is not None:
        return [one]
    order = searching.REQUESTS.search(words, most)
    by_id = rows.in_bulk(order)
    return [by_id[pk] for pk in order if pk in by_id]


def alike(request: Request) -> list[Request]:
    """Requests to the same body that ask for the same, the request itself among them."""
    mine = searching.telling(request.information)
    near = searching.REQUESTS.search(searching.core(request.information), _NEAR, every=False)
    rows = Request.objects.filter(body=request.body_id, pk__in=[*near, request.pk])
    return [row for row in rows if _share(mine, searching.telling(row.information)) >= ALIKE]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one else 0.0


def assignments(officer: Any) -> QuerySet[Assignment]:
    """What the agencies of this officer were asked for and have not given yet, the next due first."""
    waiting = Assignment.objects.filter(
        agency__in=_at(officer, *AGENCY), replied__isnull=True, request__status__in=OPEN
    )
    return waiting.select_related("request__body", "agency").order_by("due", "id")


def objections(officer: Any) -> QuerySet[Objection]:
    """Objections at the bodies where this officer is the superior or the PPID, undecided ones first."""
    rows = Objection.objects.filter(request__body__in=_at(officer, Role.SUPERIOR, Role.PPID))
    return rows.select_related("request__body").order_by("ruling", "due", "id")


def answers() -> QuerySet[Answer]:
    """Answers that everybody may read, the newest first."""
    shown = Answer.objects.filter(request__visibility=Visibility.PUBLIC)
    return shown.select_related("request__body").order_by("-request__closed", "-request_id")


def answers_near(question: str, most: int, *, every: bool = False) -> list[Answer]:
    """Published answers in which some (or all) of the words stand, the best first."""
    order = searching.ANSWERS.search(question, most, every=every)
    rows = {answer.request_id: answer for answer in answers().filter(request__in=order)}
    return [rows[pk] for pk in order if pk in rows]


def to_publish(officer: Any) -> QuerySet[Answer]:
    """Published answers of the bodies where this officer writes, from which a release may be made."""
    return answers().filter(request__body__in=_at(officer, Role.WRITER, Role.EDITOR))


def items() -> QuerySet[Item]:
    """The information list."""
    return Item.objects.select_related("holder")


def late(item: Item, today: datetime.date) -> bool:
    """Was periodic information not renewed within its rhythm?"""
    if not item.rhythm:
        return False
    months = item.renewed.year * 12 + item.renewed.month - 1 + item.rhythm
    return (today.year * 12 + today.month - 1, today.day) > (months, item.renewed.day)


def late_items(today: datetime.date) -> list[Item]:
    """What of the list is late."""
    return [item for item in items().filter(rhythm__isnull=False) if late(item, today)]


def remarks(year: int) -> dict[str, str]:
    """What the report of a year tells beside its figures, by field; empty where nobody wrote it."""
    row = Remarks.objects.filter(year=year).first() or Remarks()
    return {name: getattr(row, name) for name in ("staff", "budget", "facilities", "obstacles", "follow_up")}


def breaches(officer: Any) -> QuerySet[Breach]:
    """Breaches of personal data at the bodies where this officer is PPID or the PPID's superior, the newest first."""
    return Breach.objects.filter(body__in=_at(officer, Role.PPID, Role.SUPERIOR)).select_related("body")


def decreed() -> QuerySet[Decreed]:
    """The days that decrees changed."""
    return Decreed.objects.select_related("by")
