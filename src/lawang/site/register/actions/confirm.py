"""Take a proposal into the register, mended where it needs it, or leave it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.check.statements import period, same
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.register.actions.follow import fulfil, promise
from lawang.site.register.events import Event
from lawang.site.register.models import Fact, Proposal, Value
from lawang.site.register.states import Stage, State
from lawang.site.releases import access as releases

__all__ = ["FIELDS", "confirm", "leave", "may"]

# What an editor may mend on confirming.
FIELDS = ("subject", "measure", "amount", "as_of", "place", "state", "due", "topic")


def may(officer: Any, agency: Any) -> bool:
    """May this officer speak for the agency in the register? Its editors, and those of its door."""
    return members.holds(officer, Role.EDITOR, at=agency) or members.edits_at_door_of(officer, agency)


def confirm(actor: Any, proposal: Proposal, now: datetime.datetime, **mended: Any) -> Value:
    """Put it into the register, with what was `mended` of `FIELDS`. Raises `PermissionDenied`, `Barred`."""
    if not may(actor, proposal.agency):
        raise PermissionDenied
    before = {name: str(getattr(proposal, name) or "") for name in FIELDS}
    for name in set(FIELDS).intersection(mended):
        setattr(proposal, name, mended[name])
    reasons = list(_reasons(proposal, now))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if stored.stage != Stage.OPEN:
            raise Barred(Reason("decided", _("Usulan ini sudah diputuskan.")))
        value = _enter(actor, proposal, now)
        proposal.stage, proposal.value, proposal.decided_by, proposal.decided = (
            Stage.CONFIRMED,
            value,
            actor,
            now,
        )
        proposal.save()
        changed = {name: old for name, old in before.items() if old != str(getattr(proposal, name) or "")}
        record(Event.CONFIRMED, value, actor, proposal=proposal.pk, mended=changed)
        if value.state == State.PLANNED and value.due:
            promise(actor, value)
        if value.state == State.DONE:
            fulfil(actor, value, now)
    return value


def leave(actor: Any, proposal: Proposal, now: datetime.datetime) -> None:
    """It does not belong into the register. Raises `PermissionDenied`, `Barred`."""
    if not may(actor, proposal.agency):
        raise PermissionDenied
    with transaction.atomic():
        stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if stored.stage != Stage.OPEN:
            raise Barred(Reason("decided", _("Usulan ini sudah diputuskan.")))
        stored.stage, stored.decided_by, stored.decided = Stage.LEFT, actor, now
        stored.save()
        record(Event.LEFT, stored, actor)


def _reasons(proposal: Proposal, now: datetime.datetime) -> Any:
    for name, words in (
        ("subject", _("Tulis tentang apa angka ini.")),
        ("measure", _("Tulis apa yang diukur, misalnya jumlah atau panjang.")),
        ("amount", _("Tulis nilainya dengan satuannya, misalnya 500 unit.")),
    ):
        if not str(getattr(proposal, name) or "").strip():
            yield Reason(name, words)
    if period(proposal.as_of) is None:
        words = _("“%(day)s” tidak terbaca sebagai waktu. Tulis misalnya 31 Desember 2025 atau Maret 2026.")
        yield Reason("as_of", words % {"day": proposal.as_of})
    if proposal.version_id and not releases.public(now).filter(pk=proposal.version_id).exists():
        yield Reason("gone", _("Siaran ini sudah ditarik atau diganti. Lewati usulan ini."))


def _enter(actor: Any, proposal: Proposal, now: datetime.datetime) -> Value:
    days = period(proposal.as_of)
    assert days is not None  # `_reasons` asked
    fact = _thread(proposal)
    return Value.objects.create(
        fact=fact,
        value=proposal.amount.strip(),
        as_of=proposal.as_of.strip(),
        first=days.first,
        last=days.last,
        state=proposal.state,
        due=proposal.due if proposal.state == State.PLANNED else None,
        version_id=proposal.version_id,
        source_id=proposal.source_id,
        passage=proposal.passage,
        start=proposal.start,
        end=proposal.end,
        proven=proposal.source_id is not None or not releases.only_secondary(proposal.version),
        confirmed_by=actor,
        confirmed=now,
    )


def _thread(proposal: Proposal) -> Fact:
    """The fact that this is another value of, however its subject is worded; otherwise a new one."""
    mine = proposal.statement
    values = Value.objects.filter(fact__agency=proposal.agency).select_related("fact").order_by("last", "id")
    for latest in {value.fact_id: value for value in values}.values():
        if same(mine, replace(latest.statement, as_of=mine.as_of, state=mine.state)):
            fact = latest.fact
            if proposal.topic_id and not fact.topic_id:
                fact.topic_id = proposal.topic_id
                fact.save(update_fields=["topic"])
            return fact
    return Fact.objects.create(
        subject=mine.subject,
        measure=mine.measure,
        place=mine.place,
        agency=proposal.agency,
        topic=proposal.topic,
    )
