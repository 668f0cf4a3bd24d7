"""What the information service lays on an officer's desk."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.piles import MOST, Item, Pile
from lawang.site.service import access, days

__all__ = ["piles"]


def piles(officer: Any, now: datetime.datetime) -> list[Pile]:
    """Requests and objections to answer, and material that an agency was asked for; the next due first."""
    today = timezone.localdate(now)
    pending = access.objections(officer).filter(ruling="")
    rows = (
        (_("Permohonan informasi"), access.queue(officer), "show", "queue"),
        (_("Keberatan"), pending, "objection", "objections"),
    )
    found = [
        Pile(
            title,
            [
                Item(str(row), reverse(f"service:{view}", args=[row.pk]), due=_end(row), late=row.due < today)
                for row in some[: MOST + 1]
            ],
            reverse(f"service:{everything}"),
        )
        for title, some, view, everything in rows
    ]
    asked = reverse("service:asked")
    material = [
        Item(str(row.request), asked, row.agency.short, _end(row), row.due < today)
        for row in access.assignments(officer)[: MOST + 1]
    ]
    stale = [
        Item(item.title, reverse("service:keep_items"), item.holder.short, late=True)
        for item in access.late_items(today)
        if members.holds(officer, Role.PPID)
    ]
    leaks = [
        Item(str(row), reverse("service:breaches"), due=row.due, late=row.due < now)
        for row in access.breaches(officer)[: MOST + 1]
        if row.open and members.holds(officer, Role.PPID)
    ]
    found.append(Pile(_("Kebocoran data yang belum diberitahukan"), leaks, reverse("service:breaches")))
    found.append(Pile(_("Informasi berkala yang terlambat"), stale, reverse("service:keep_items")))
    return [*found, Pile(_("Bahan yang diminta"), material, asked)]


def _end(row: Any) -> datetime.datetime:
    """The last second of the due day where the body is."""
    body = getattr(row, "agency", None) or getattr(row, "body", None) or row.request.body
    return datetime.datetime.combine(row.due, datetime.time(23, 59, 59), days.zone_of(body))
