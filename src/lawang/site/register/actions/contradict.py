"""Find the facts that contradict one another, decide which holds, and see to what follows."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.check.statements import Relation, relate
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.reasons import Barred, Reason
from lawang.site.register.actions.confirm import may as may_speak
from lawang.site.register.actions.propose import read
from lawang.site.register.events import Event
from lawang.site.register.models import Case, Consequence, Proposal, Value
from lawang.site.register.states import Ruling, Stage
from lawang.site.releases import access as releases
from lawang.site.releases.actions.begin import correct as begin_correction

__all__ = ["ask_correction", "carrying", "compare", "decide", "end_version", "hand_over", "may", "settle"]


def may(officer: Any, case: Case) -> bool:
    """May this officer decide it? Editors of the agency in charge, and of its door."""
    return may_speak(officer, case.lead)


def compare(value_id: int, now: datetime.datetime) -> int:
    """Open a case for every standing value that the new one contradicts. Gives how many were opened; run twice, none."""
    value = Value.objects.select_related("fact__agency").filter(pk=value_id, ended__isnull=True).first()
    if value is None:
        return 0
    others = Value.objects.select_related("fact__agency", "version").filter(
        ended__isnull=True, first__lte=value.last, last__gte=value.first
    )
    opened = 0
    for other in others.exclude(pk=value.pk):
        if relate(other.statement, value.statement) is not Relation.CONTRADICT:
            continue
        if _of_one_release(other, value):
            _end(other, str(_("Diralat dalam siaran yang sama.")), now)
            continue
        first, second = sorted((other, value), key=lambda row: row.pk)
        with transaction.atomic():
            due = timezone.localtime(now).date() + datetime.timedelta(days=settings.REGISTER_CASE_DAYS)
            fresh = {"lead": first.fact.agency, "opened": now, "due": due}
            case, made = Case.objects.get_or_create(first=first, second=second, defaults=fresh)
            if made:
                opened += 1
                record(Event.CASE_OPENED, case, None, due=due.isoformat(), lead=case.lead_id)
    return opened


def hand_over(actor: Any, case: Case, lead: Any) -> None:
    """Give the decision to the other agency, or to the door. Raises `PermissionDenied`, `Barred`."""
    if not may(actor, case):
        raise PermissionDenied
    allowed = {case.first.fact.agency_id, case.second.fact.agency_id}
    door = members.door_of(case.lead)
    if lead.pk not in allowed | ({door.pk} if door else set()):
        words = _("Hanya instansi pemilik fakta atau pintunya yang dapat memutuskan.")
        raise Barred(Reason("lead", words))
    if case.ruling:
        raise Barred(Reason("decided", _("Kasus ini sudah diputuskan.")))
    with transaction.atomic():
        before, case.lead = case.lead_id, lead
        case.save(update_fields=["lead"])
        record(Event.CASE_HANDED, case, actor, before=before, after=lead.pk)


def decide(actor: Any, case: Case, ruling: str, reason: str, now: datetime.datetime) -> Case:
    """Say which value holds. The wrong one ends, every release that carries it needs a correction, and a draft of it is begun
    wherever this officer may begin one. Raises `PermissionDenied`, `Barred`."""
    if not may(actor, case):
        raise PermissionDenied
    reasons = []
    if ruling not in Ruling.values:
        reasons.append(Reason("ruling", _("Pilih fakta yang benar.")))
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis dasar keputusan ini.")))
    if case.ruling:
        reasons.append(Reason("decided", _("Kasus ini sudah diputuskan.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).select_related("first", "second").get(pk=case.pk)
        if row.ruling:
            raise Barred(Reason("decided", _("Kasus ini sudah diputuskan.")))
        row.ruling, row.reason, row.decided_by, row.decided = ruling, reason.strip(), actor, now
        row.save()
        record(Event.CASE_DECIDED, row, actor, ruling=ruling, reason=row.reason)
        if row.wrong is not None:
            _end(row.wrong, row.reason, now, actor)
            for version in _carrying(row, now):
                Consequence.objects.create(case=row, version=version)
    for consequence in row.consequences.all():
        if releases.may_correct(consequence.version, actor, now):
            ask_correction(actor, consequence, now)
    settle(row, now)
    return row


def ask_correction(actor: Any, consequence: Consequence, now: datetime.datetime) -> None:
    """Begin the correction of a release that carries the wrong value. Raises `PermissionDenied`, `Barred`."""
    with transaction.atomic():
        draft = begin_correction(actor, consequence.version, now)
        consequence.draft = draft
        consequence.save(update_fields=["draft"])
        record(
            Event.CORRECTION_ASKED, consequence.case, actor, version=consequence.version_id, draft=draft.pk
        )


def settle(case: Case, now: datetime.datetime) -> bool:
    """Close the case once neither a release that is out nor a copy that is watched says the wrong value any more. Gives whether it
    is closed."""
    if case.closed:
        return True
    if not case.ruling:
        if case.first.ended or case.second.ended:  # its agency has put it right by itself
            _close(case, now)
        return bool(case.closed)
    for consequence in case.consequences.filter(done__isnull=True).select_related("version__release"):
        if not _still_says(consequence, case, now):
            consequence.done = now
            consequence.save(update_fields=["done"])
    if case.consequences.filter(done__isnull=True).exists() or carrying(case):
        return False
    _close(case, now)
    return True


def _close(case: Case, now: datetime.datetime) -> None:
    with transaction.atomic():
        case.closed = now
        case.save(update_fields=["closed"])
        record(Event.CASE_CLOSED, case)


def carrying(case: Case) -> list[Any]:
    """The copies elsewhere that carry the wrong value, as far as anybody watches them."""
    from lawang.site import effects

    wrong = case.wrong
    if wrong is None:
        return []
    figure = _figure(wrong)
    versions = {wrong.version_id, *case.consequences.values_list("version", flat=True)} - {None}
    return [row for pk in sorted(versions) for row in effects.carrying(wrong.passage, pk, figure)]


def end_version(version_id: int, now: datetime.datetime) -> None:
    """A release was withdrawn: what the register took from any of its versions no longer stands."""
    values = Value.objects.filter(version__release__versions=version_id, ended__isnull=True)
    for value in values.select_related("fact"):
        with transaction.atomic():
            _end(value, str(_("Siaran persnya ditarik.")), now)


def _of_one_release(other: Value, value: Value) -> bool:
    """Is the new value the correction of the other, in a later version of its release?"""
    if other.version is None or value.version is None:
        return False
    return other.version.release_id == value.version.release_id and other.version_id < value.version_id


def _end(value: Value, why: str, now: datetime.datetime, actor: Any = None) -> None:
    value.ended, value.why_ended = now, why[:300]
    value.save(update_fields=["ended", "why_ended"])
    record(Event.ENDED, value, actor, reason=value.why_ended)


def _carrying(case: Case, now: datetime.datetime) -> list[Any]:
    """The releases that say the wrong value as they are out now: the one it was taken from, and every other of which the reader
    proposed the same, whatever an editor made of that."""
    wrong, right = case.wrong, case.right.statement
    read_ = Proposal.objects.filter(amount__contains=_figure(wrong), version__isnull=False)
    said = {
        row.version_id
        for row in read_.exclude(stage=Stage.OUTDATED)
        if relate(row.statement, wrong.statement) is Relation.AGREE
        and relate(row.statement, right) is Relation.CONTRADICT
    }
    return list(releases.public(now).filter(Q(pk__in=said) | Q(pk=wrong.version_id)))


def _figure(value: Value) -> str:
    """The figure of a value as it is written, for finding it in other texts."""
    return next((word for word in value.value.split() if any(map(str.isdigit, word))), value.value)


def _still_says(consequence: Consequence, case: Case, now: datetime.datetime) -> bool:
    """Does the newest version of that release that is out still contradict what was found right?"""
    out = releases.public(now).filter(release=consequence.version.release_id).first()
    if out is None:
        return False
    if out.pk == consequence.version_id:
        return True
    right = case.right.statement
    found = read(releases.text_of(out), out.dated or timezone.localtime(now).date(), out.release.owner)
    return any(relate(right, item.statement) is Relation.CONTRADICT for item in found)
