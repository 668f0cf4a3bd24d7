"""What becomes of a promise: kept, moved with the old day standing, or dropped with a reason."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.check.statements import State as Held
from lawang.check.statements import Statement, figure
from lawang.check.statements.wording import left_over, place_names, telling
from lawang.facts.compare import factors, same_measure
from lawang.facts.model import Quantity
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.register.events import Event
from lawang.site.register.models import Promise, Turn, Value
from lawang.site.register.states import Kept

__all__ = ["drop", "fulfil", "keep", "may", "move", "promise"]


def may(officer: Any, promised: Promise) -> bool:
    """May this officer say what became of it? Writers and editors of its agency, and the editors of its door."""
    agency = promised.value.fact.agency
    return members.holds(officer, Role.WRITER, Role.EDITOR, at=agency) or members.edits_at_door_of(
        officer, agency
    )


def promise(actor: Any, value: Value) -> Promise:
    """Open the follow-up of a value that is to come and has a day. Called in the transaction that confirms it."""
    made = Promise.objects.create(value=value, due=value.due)
    record(Event.PROMISED, made, actor, due=value.due.isoformat() if value.due else "")
    return made


def fulfil(actor: Any, value: Value, now: datetime.datetime) -> None:
    """What was confirmed as done is the proof of the agency's open promise of the same, when it came after the promise and reaches
    what was promised; of anything less a person has to say what it means. Called as it is confirmed."""
    waiting = Promise.objects.filter(kept=Kept.OPEN, value__fact__agency=value.fact.agency_id)
    for promised in waiting.select_related("value__fact", "value__version", "value__source"):
        if _reached(promised.value, value) and _same_thing(promised.value, value):
            reason = str(_("Tercatat telah dilaksanakan."))
            _turn(actor, promised, Turn.Kind.KEPT, reason, now, proof=value)


def keep(actor: Any, promised: Promise, reason: str, now: datetime.datetime) -> None:
    """It was kept; `reason` says by what that is seen. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, promised, reason, _("Tulis apa buktinya: berita acara, foto, atau siaran pers."))
    _turn(actor, promised, Turn.Kind.KEPT, reason, now)


def move(actor: Any, promised: Promise, due: datetime.date, reason: str, now: datetime.datetime) -> None:
    """It gets another day; the old one stays to be read. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, promised, reason, _("Tulis mengapa waktunya berpindah."))
    if due == promised.due:
        raise Barred(Reason("same", _("Ini tanggal yang sama. Isi tanggal yang baru.")))
    if due < timezone.localtime(now).date():
        raise Barred(Reason("past", _("Tanggal baru sudah lewat. Isi tanggal yang akan datang.")))
    _turn(actor, promised, Turn.Kind.MOVED, reason, now, due=due)


def drop(actor: Any, promised: Promise, reason: str, now: datetime.datetime) -> None:
    """It will not be kept. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, promised, reason, _("Tulis mengapa rencana ini dibatalkan."))
    _turn(actor, promised, Turn.Kind.DROPPED, reason, now)


def _reached(promised: Value, done: Value) -> bool:
    """Is what was done no less than what was promised, and no older than the promise?"""
    said = promised.version.dated if promised.version else promised.source.obtained
    if said and done.last < said:
        return False
    x, y = figure(promised.value), figure(done.value)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return same_measure(x, y) and y.high * factors(x, y)[1] >= x.low * factors(x, y)[0]
    return True  # a day was promised, and it is done


def _same_thing(promised: Value, done: Value) -> bool:
    """Do both speak of one subject and place? Value and day may have come out otherwise than planned."""
    a, b = promised.statement, done.statement
    places = (*place_names(a.place), *place_names(b.place))
    if place_names(a.place)[:1] != place_names(b.place)[:1]:
        return False
    mine, theirs = (_telling(statement, places) for statement in (a, b))
    return bool(mine & theirs) and not left_over(mine, theirs, frozenset()) | left_over(
        theirs, mine, frozenset()
    )


def _telling(statement: Statement, places: Any) -> frozenset[str]:
    plain = replace(statement, state=Held.DONE)
    return telling(plain.subject, places) - telling(plain.measure, ())


def _permit(actor: Any, promised: Promise, reason: str, words: Any) -> None:
    if not may(actor, promised):
        raise PermissionDenied
    reasons = []
    if promised.kept != Kept.OPEN:
        reasons.append(Reason("closed", _("Janji ini sudah selesai.")))
    if not reason.strip():
        reasons.append(Reason("reason", words))
    if reasons:
        raise Barred(*reasons)


_KEPT = {Turn.Kind.KEPT: Kept.DONE, Turn.Kind.DROPPED: Kept.DROPPED, Turn.Kind.MOVED: Kept.OPEN}
_EVENTS = {
    Turn.Kind.KEPT: Event.PROMISE_KEPT,
    Turn.Kind.DROPPED: Event.PROMISE_DROPPED,
    Turn.Kind.MOVED: Event.PROMISE_MOVED,
}


def _turn(
    actor: Any,
    promised: Promise,
    kind: Any,
    reason: str,
    now: datetime.datetime,
    due: datetime.date | None = None,
    proof: Value | None = None,
) -> None:
    with transaction.atomic():
        row = Promise.objects.select_for_update().get(pk=promised.pk)
        if row.kept != Kept.OPEN:
            raise Barred(Reason("closed", _("Janji ini sudah selesai.")))
        Turn.objects.create(
            promise=row, kind=kind, before=row.due, after=due, reason=reason.strip(), by=actor, at=now
        )
        row.kept, row.due, row.proof = _KEPT[kind], due or row.due, proof
        row.save()
        record(_EVENTS[kind], row, actor, reason=reason.strip())
    promised.refresh_from_db()
