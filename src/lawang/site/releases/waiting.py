"""What of the releases waits for an officer: what came back, what stands at their door, what wants a witness, what is asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.piles import Item, Pile
from lawang.site.releases import access
from lawang.site.releases.asking import Status
from lawang.site.releases.events import Event
from lawang.site.releases.models import Decision, Version
from lawang.site.releases.states import EDITABLE, Act, State

__all__ = ["last_steps", "piles", "to_second"]

_STEPS = (Event.SUBMITTED, Event.RECALLED, Event.CLAIMED, Event.SENT_BACK, Event.APPROVED)


def piles(officer: Any, now: datetime.datetime) -> list[Pile]:
    """The piles of this app, what is most urgent first."""
    own, queue = list(access.drafts(officer)), list(access.queue(officer))
    steps = last_steps([*own, *queue])
    drafts = [version for version in own if version.state == State.DRAFT]
    came_back = [v for v in drafts if v.pk in steps and steps[v.pk].event == Event.SENT_BACK]
    door, desk = reverse("releases:queue"), reverse("releases:drafts")
    scheduled = {v.pk: v for v in [*own, *_scheduled(officer)] if v.state == State.SCHEDULED}
    return [
        Pile(_("Dikembalikan untuk diperbaiki"), _items(came_back, steps), desk),
        Pile(
            _("Sumber yang diminta dari instansi Anda"), list(_asked(officer, now)), reverse("releases:asks")
        ),
        Pile(
            _("Menunggu diperiksa di pintu Anda"),
            _owed(_in(queue, State.SUBMITTED), steps, officer, now),
            door,
        ),
        Pile(
            _("Sedang diperiksa, menunggu disetujui"),
            _owed(_in(queue, State.IN_REVIEW), steps, officer, now),
            door,
        ),
        Pile(_("Temuan yang menunggu saksi"), list(to_second(officer)), door),
        Pile(_("Disetujui, tinggal diterbitkan"), _items(_in(queue, State.APPROVED), steps), door),
        Pile(_("Terjadwal, belum boleh tersiar"), list(_timed(scheduled.values())), desk),
        Pile(_("Naskah yang sedang ditulis"), _items([v for v in drafts if v not in came_back], {}), desk),
    ]


def last_steps(versions: Iterable[Version]) -> dict[int, Any]:
    """The entry of the log with which each version came where it stands now, by the version's id."""
    rows = audit.of_kind(Version).filter(subject_id__in=[version.pk for version in versions])
    return {entry.subject_id: entry for entry in rows.filter(event__in=[step.value for step in _STEPS])}


def to_second(officer: Any) -> Iterator[Item]:
    """Dismissals by others at this officer's doors that count only with a witness."""
    doors = [place.pk for place in members.organisations(officer, Role.EDITOR)]
    open_ = {
        version.release_id: version for version in access.visible(officer).filter(state__in=list(EDITABLE))
    }
    rows = Decision.objects.filter(release__door__in=doors, release__in=open_).select_related("by")
    latest = {(row.release_id, row.key): row for row in rows.order_by("id")}
    for row in latest.values():
        if row.act == Act.DISMISS and row.second_id is None and row.by_id != officer.pk:
            version = open_[row.release_id]
            words = _("“%(words)s” dalam %(headline)s") % {"words": row.words, "headline": version.headline}
            note = _("%(name)s menyatakan temuan ini keliru: %(reason)s")
            yield Item(words, _page(version), note % {"name": row.by, "reason": row.reason})


def _in(queue: list[Version], state: State) -> list[Version]:
    return [version for version in queue if version.state == state]


def _items(versions: Iterable[Version], steps: dict[int, Any]) -> list[Item]:
    return [Item(v.headline, _page(v), _note(v, steps.get(v.pk))) for v in versions]


def _owed(
    versions: Iterable[Version], steps: dict[int, Any], officer: Any, now: datetime.datetime
) -> list[Item]:
    """What the door has to read by its due time, and who has taken it."""
    found = []
    for version in versions:
        note = _note(version, steps.get(version.pk))
        if version.claimed_by_id:
            note += _("; diperiksa %(name)s") % {"name": version.claimed_by}
        if version.state == State.IN_REVIEW and officer.pk in (version.written_by_id, version.edited_by_id):
            note += _(". Anda ikut menulisnya, jadi penyunting lain yang menyetujui.")
        found.append(Item(version.headline, _page(version), note, version.due, version.overdue(now)))
    return found


def _note(version: Version, step: Any) -> str:
    """Whose it is, and who did what last."""
    owner = version.release.owner
    if step is None:
        words = _("%(owner)s, disunting %(name)s, %(time)s")
        return words % {"owner": owner, "name": version.edited_by, "time": _time(version.edited)}
    if step.event == Event.SENT_BACK:
        words = _("%(name)s, %(time)s: %(reason)s")
        reason = step.details.get("reason", "")
        return words % {"name": step.actor, "time": _time(step.at), "reason": reason}
    return _("%(owner)s, sejak %(time)s") % {"owner": owner, "time": _time(step.at)}


def _scheduled(officer: Any) -> Iterable[Version]:
    doors = [place.pk for place in members.organisations(officer, Role.EDITOR)]
    return access.visible(officer).filter(release__door__in=doors, state=State.SCHEDULED.value)


def _timed(versions: Iterable[Version]) -> Iterator[Item]:
    for version in sorted(versions, key=lambda one: one.public_from):
        words = _("%(owner)s, terbit %(time)s")
        note = words % {"owner": version.release.owner, "time": _time(version.public_from)}
        yield Item(version.headline, _page(version), note)


def _asked(officer: Any, now: datetime.datetime) -> Iterator[Item]:
    for ask in access.asks_of(officer).filter(status=Status.OPEN.value):
        url = reverse("releases:ask_show", args=[ask.pk])
        note = _("diminta %(name)s, %(owner)s") % {"name": ask.asked_by, "owner": ask.version.release.owner}
        yield Item(ask.what, url, note, ask.due, ask.overdue(now))


def _page(version: Version) -> str:
    return reverse("releases:show", args=[version.pk])


def _time(at: datetime.datetime) -> str:
    return date_format(localtime(at), "j M Y H.i")
