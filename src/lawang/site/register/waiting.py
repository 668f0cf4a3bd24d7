"""What of the register waits for an officer: proposals, cases to decide, promises that want word."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.piles import MOST, Item, Pile
from lawang.site.register import access
from lawang.site.register.actions import follow
from lawang.site.register.actions.contradict import may
from lawang.site.register.states import Kept

__all__ = ["piles"]


def piles(officer: Any, now: datetime.datetime) -> list[Pile]:
    """The piles of this app, what is most urgent first."""
    return [
        Pile(
            _("Fakta bertentangan yang menunggu keputusan Anda"),
            _cases(officer, now),
            reverse("register:cases"),
        ),
        Pile(_("Janji yang perlu kabar"), _promises(officer, now), reverse("register:promises")),
        Pile(_("Usulan fakta"), _proposals(officer), reverse("register:proposals")),
    ]


def _cases(officer: Any, now: datetime.datetime) -> list[Item]:
    rows = [case for case in access.cases().filter(ruling="", closed__isnull=True) if may(officer, case)]
    return [
        Item(
            f"{case.first.fact}: {case.first.value} ≠ {case.second.value}",
            reverse("register:case", args=[case.pk]),
            "",
            _end_of(case.due),
            _end_of(case.due) < now,
        )
        for case in rows
    ]


def _promises(officer: Any, now: datetime.datetime) -> list[Item]:
    soon = timezone.localtime(now).date() + datetime.timedelta(days=settings.REGISTER_REMIND_DAYS)
    rows = access.promises().filter(kept=Kept.OPEN, due__lte=soon)
    return [
        Item(
            f"{row.value.fact.subject}: {row.value.value}",
            reverse("register:promise", args=[row.pk]),
            str(row.value.fact.agency),
            _end_of(row.due),
            _end_of(row.due) < now,
        )
        for row in rows
        if follow.may(officer, row)
    ]


def _proposals(officer: Any) -> list[Item]:
    rows, url = access.proposals(officer), reverse("register:proposals")
    first = [Item(f"{row.subject}: {row.amount}", url, row.agency.short) for row in rows[:MOST]]
    return first + [Item("", url)] * (rows.count() - len(first))


def _end_of(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59)))
