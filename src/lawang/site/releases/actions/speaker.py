"""The speaker's link: sent and revoked by officers, answered by the speaker, whose link is the permission."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import door
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import ALLOWED
from lawang.site.releases.events import Event
from lawang.site.releases.models import Answer, Decision, Point, SpeakerLink, Version
from lawang.site.releases.speaking import ended, sayings
from lawang.site.releases.states import OPEN, Act, Who

__all__ = ["MOST_DAYS", "answer_point", "revoke_link", "send_link", "set_aside", "submit_answers"]

# A link lives no longer: a release that waits two weeks for its speaker is written anew.
MOST_DAYS = 14


def send_link(
    actor: Any,
    version: Version,
    name: str,
    email: str,
    codes: Collection[str],
    days: int,
    now: datetime.datetime,
    position: str = "",
) -> SpeakerLink:
    """Ask a speaker about the quotes and figures of these codes (`speaking.Saying`). Raises `PermissionDenied`, `Barred`."""
    if not door.parts(version, actor) & {Who.WRITER, Who.DOOR}:
        raise PermissionDenied
    checked = current(version)
    chosen = [saying for saying in sayings(checked.text) if saying.code in codes]
    reasons = []
    if version.state not in OPEN:
        reasons.append(Reason("state", _("Naskah ini sudah disetujui; pembicara ditanya sebelum itu.")))
    if email.strip().lower() == actor.email:
        words = _("Tautan ini untuk pembicara. Tulis surelnya, bukan surel Anda sendiri.")
        reasons.append(Reason("own", words))
    if not chosen:
        reasons.append(Reason("nothing", _("Pilih kutipan atau angka yang ditanyakan.")))
    if not 1 <= days <= MOST_DAYS:
        words = _("Tautan berlaku 1 sampai %(most)s hari.") % {"most": MOST_DAYS}
        reasons.append(Reason("days", words))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        link = SpeakerLink.objects.create(
            version=version,
            digest=version.digest,
            name=name.strip(),
            position=position.strip(),
            email=email.strip().lower(),
            sent_by=actor,
            sent=now,
            expires=now + datetime.timedelta(days=days),
        )
        Point.objects.bulk_create(
            Point(
                link=link,
                number=number,
                quote=saying.quote,
                start=saying.start,
                end=saying.end,
                context=saying.sentence,
                context_start=saying.context.start,
            )
            for number, saying in enumerate(chosen, start=1)
        )
        details = {"version": version.pk, "name": link.name, "email": link.email, "points": len(chosen)}
        record(Event.SPEAKER_ASKED, link, actor, **details)
    return link


def revoke_link(actor: Any, link: SpeakerLink, now: datetime.datetime) -> None:
    """End a link that was not answered. Raises `PermissionDenied`, `Barred`."""
    if not door.parts(link.version, actor) & {Who.WRITER, Who.DOOR}:
        raise PermissionDenied
    with transaction.atomic():
        row = SpeakerLink.objects.select_for_update().get(pk=link.pk)
        if row.submitted or row.revoked:
            raise Barred(Reason("closed", _("Tautan ini sudah dijawab atau dicabut.")))
        row.revoked = now
        row.save(update_fields=["revoked"])
        record(Event.SPEAKER_REVOKED, row, actor, version=row.version_id)


def answer_point(
    link: SpeakerLink, number: int, said: str, wording: str, remark: str, now: datetime.datetime
) -> Point:
    """Keep the speaker's answer to one point; until all are submitted it may be given anew. Raises `Barred`."""
    with transaction.atomic():
        row = _live(link, now)
        point = row.points.select_for_update().get(number=number)
        reasons = []
        if said not in list(Answer):
            reasons.append(Reason("answer", _("Pilih Benar atau Ubah.")))
        if said == Answer.CHANGE and not wording.strip():
            reasons.append(Reason("wording", _("Tulis kata-kata atau angka yang benar.")))
        if reasons:
            raise Barred(*reasons)
        point.answer, point.remark, point.answered = said, remark.strip(), now
        point.wording = wording.strip() if said == Answer.CHANGE else ""
        point.save(update_fields=["answer", "wording", "remark", "answered"])
    return point


def submit_answers(link: SpeakerLink, now: datetime.datetime) -> SpeakerLink:
    """Hand all answers over, for good. What the speaker says is right confirms the unsupported and undetermined findings on it,
    never a contradicted one. Raises `Barred`."""
    with transaction.atomic():
        version = Version.objects.select_for_update(of=("self",)).get(pk=link.version_id)
        row = _live(link, now)
        points = list(row.points.all())
        if not all(point.answer for point in points):
            raise Barred(Reason("open", _("Masih ada yang belum Anda jawab.")))
        row.submitted = now
        row.save(update_fields=["submitted"])
        record(Event.SPEAKER_ANSWERED, row, row.person, version=version.pk)
        for point in points:
            if point.answer == Answer.TRUE:
                _confirm(version, point, row, now)
    return row


def _confirm(version: Version, point: Point, link: SpeakerLink, now: datetime.datetime) -> None:
    for item in judged(current(version)):
        if (
            item.settled
            or item.found.verdict not in ALLOWED[Act.CONFIRM][0]
            or not point.covers(item.found, item.words)
        ):
            continue
        Decision.objects.create(
            release=version.release,
            key=item.found.key,
            act=Act.CONFIRM.value,
            words=item.words,
            verdict=item.found.verdict,
            kind=item.found.kind,
            reason=point.remark,
            point=point,
            at=now,
        )
        details = {"key": item.found.key, "words": item.words, "link": link.pk}
        record(Event.SPEAKER_CONFIRMED, version, link.person, **details)


def set_aside(actor: Any, point: Point, reason: str) -> Point:
    """An editor of the door leaves the text as it is against a speaker's wish. Raises `PermissionDenied`, `Barred`."""
    version = point.link.version
    if Who.DOOR not in door.parts(version, actor):
        raise PermissionDenied
    reasons = []
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis mengapa permintaan pembicara tidak diikuti.")))
    if point.aside_by_id or point.answer != Answer.CHANGE or not point.link.submitted:
        reasons.append(Reason("closed", _("Tidak ada perubahan dari pembicara yang menunggu di sini.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        point.aside_by, point.aside = actor, reason.strip()
        point.save(update_fields=["aside_by", "aside"])
        record(Event.SPEAKER_SET_ASIDE, version, actor, words=point.words, reason=point.aside)
    return point


def _live(link: SpeakerLink, now: datetime.datetime) -> SpeakerLink:
    """The row, held; raises `Barred` when nobody may answer by it any more."""
    row = SpeakerLink.objects.select_for_update().get(pk=link.pk)
    over = ended(row, now)
    if over is None and row.submitted:
        over = Reason("submitted", _("Jawaban Anda sudah diterima."))
    if over is not None:
        raise Barred(over)
    return row
