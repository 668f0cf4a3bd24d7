"""What a judgement means for the cases: opened, carried on, or closed by itself because every copy is right."""

from __future__ import annotations

import datetime

from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.watch.events import Event
from lawang.site.watch.models import Case, Copy, Found, Judgement, Sighting
from lawang.site.watch.models.case import OPEN

__all__ = ["settle", "settle_removed"]


def settle(copy: Copy, judgement: Judgement, now: datetime.datetime) -> None:
    """Tie the drifts of a judgement to their cases, and end what the copy no longer says. Call it in the judgement's transaction."""
    drifts = {found.key: found for found in judgement.findings.filter(drifts=True)}
    for found in drifts.values():
        _sighted(copy, judgement, found)
    ended = copy.sightings.filter(mended=None).exclude(case__key__in=list(drifts))
    _end(list(ended.select_related("case")), judgement.capture.at, removed=False, now=now)


def settle_removed(copy: Copy, now: datetime.datetime) -> None:
    """The copy was taken away: nobody reads it any more."""
    with transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(removed=now)
        open_ = copy.sightings.filter(mended=None).select_related("case")
        _end(list(open_), now, removed=True, now=now)


def _sighted(copy: Copy, judgement: Judgement, found: Found) -> None:
    at = judgement.capture.at
    case, new = Case.objects.get_or_create(
        release_id=copy.release_id,
        key=found.key,
        defaults={
            "original": judgement.original,
            "kind": found.kind,
            "severity": found.severity,
            "verdict": found.verdict,
            "words": found.words,
            "source_words": found.source_words,
            "first_seen": at,
        },
    )
    if new:
        record(Event.CASE_OPENED, case, outlet=copy.outlet_id, words=found.words[:200])
    case = Case.objects.select_for_update().get(pk=case.pk)
    sighting, fresh = Sighting.objects.get_or_create(
        case=case, copy=copy, defaults={"found": found, "first_seen": at}
    )
    if not fresh:
        Sighting.objects.filter(pk=sighting.pk).update(found=found, mended=None, removed=False)
    if case.state == Case.State.MENDED:
        state = Case.State.ASKED if case.requests.exists() else Case.State.NEW
        Case.objects.filter(pk=case.pk).update(state=state, closed=None)
        record(Event.CASE_REOPENED, case, outlet=copy.outlet_id)


def _end(sightings: list[Sighting], at: datetime.datetime, *, removed: bool, now: datetime.datetime) -> None:
    for sighting in sightings:
        Sighting.objects.filter(pk=sighting.pk).update(mended=at, removed=removed)
        case = Case.objects.select_for_update().get(pk=sighting.case_id)
        if case.state in OPEN and not case.sightings.filter(mended=None).exists():
            Case.objects.filter(pk=case.pk).update(state=Case.State.MENDED, closed=at)
            record(Event.CASE_CLOSED, case, copies=case.sightings.count())
