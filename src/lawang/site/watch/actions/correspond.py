"""Ask an outlet to correct, remind it, and tell the officer who asked when nothing happened."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.watch import officials
from lawang.site.watch.events import Event
from lawang.site.watch.models import Case, Copy, Outlet, Page, Request, Sighting
from lawang.site.watch.models.case import OPEN

__all__ = ["PATIENCE", "ask", "draft", "nudge", "send"]

PATIENCE = datetime.timedelta(days=3)
"""After so long without a correction the officer who asked is told. The right of reply is to be served at once, at the latest in the next
edition (UU 40/1999, art. 5; Dewan Pers' guide to the right of reply): three days leave room for a weekend."""
# Words of both sides that stand around the fact in the letter.
_AROUND = 300


def draft(case: Case, outlet: Outlet) -> tuple[str, str]:
    """Subject and text of the letter, in Indonesian: what stands there, what stands in the signed release, where both are."""
    original = officials.current(case.release_id) or case.original
    sightings = case.sightings.filter(copy__outlet=outlet, mended=None)
    rows = [
        {"page": sighting.copy.page, "theirs": _around(sighting), "words": sighting.found.words}
        for sighting in sightings.select_related("copy__page", "copy__capture", "found__judgement__capture")
    ]
    first = sightings.select_related("found__judgement__original").first()
    with override("id"):
        words = {
            "case": case,
            "outlet": outlet,
            "original": original,
            "rows": rows,
            "ours": _ours(first) if first else "",
            "signed": f"{original.permalink}bertanda-tangan.json",
            "house": settings.WAGTAIL_SITE_NAME,
            "again": case.requests.filter(outlet=outlet).order_by("number").first(),
        }
        subject = _("Permintaan ralat: %(headline)s") % {"headline": original.headline}
        return subject[:200], render_to_string("watch/letter.txt", words).strip() + "\n"


def _around(sighting: Sighting) -> str:
    found = sighting.found
    return _sentence(found.judgement.capture.text, found.start, found.end)


def _ours(sighting: Sighting) -> str:
    found = sighting.found
    if found.source_start is None or found.source_end is None:
        return ""
    return _sentence(found.judgement.original.text, found.source_start, found.source_end)


def _sentence(text: str, start: int, end: int) -> str:
    """The line around a place, cut to what a letter bears."""
    left = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    right = text.find("\n", end)
    right = min(right if right >= 0 else len(text), end + _AROUND)
    return " ".join(text[left:right].split())


def ask(actor: Any, case: Case, outlet: Outlet, subject: str, body: str, now: datetime.datetime) -> Request:
    """Send the first letter or, after it, a reminder. Raises `PermissionDenied` for who is no watcher, `Barred`."""
    if not members.holds(actor, Role.WATCHER):
        raise PermissionDenied
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        open_ = case.sightings.filter(copy__outlet=outlet, mended=None)
        reasons = []
        if case.state not in OPEN:
            reasons.append(Reason("closed", gettext_lazy("Penyimpangan ini sudah ditutup.")))
        if not open_.exists():
            reasons.append(Reason("right", gettext_lazy("Media ini tidak lagi memuat penyimpangan itu.")))
        if not outlet.email:
            reasons.append(
                Reason("email", gettext_lazy("Media ini belum punya surel. Isi dahulu pada data medianya."))
            )
        if not subject.strip() or not body.strip():
            reasons.append(Reason("empty", gettext_lazy("Perihal dan isi surat tidak boleh kosong.")))
        if reasons:
            raise Barred(*reasons)
        letter = Request.objects.create(
            case=case,
            outlet=outlet,
            number=case.requests.filter(outlet=outlet).count() + 1,
            email=outlet.email,
            subject=" ".join(subject.split())[:200],
            body=body.strip() + "\n",
            by=actor,
            at=now,
        )
        Case.objects.filter(pk=case.pk).update(state=Case.State.ASKED)
        copies = Copy.objects.filter(pk__in=open_.values("copy"))
        Page.objects.filter(pk__in=copies.values("page"), gone=None).exclude(address="").update(
            next_at=now + datetime.timedelta(hours=1)
        )
        record(Event.CORRECTION_ASKED, letter, actor, case=case.pk, outlet=outlet.pk, number=letter.number)
    return letter


def send(request_id: int, now: datetime.datetime) -> None:
    """Send a letter, once."""
    with transaction.atomic():
        letter = Request.objects.select_for_update().select_related("by").get(pk=request_id)
        if letter.sent:
            return
        Request.objects.filter(pk=letter.pk).update(sent=now)
        EmailMessage(
            subject=letter.subject,
            body=letter.body,
            to=[letter.email],
            reply_to=[letter.by.email],
        ).send()


def nudge(now: datetime.datetime) -> int:
    """Tell officers of requests that had no effect for `PATIENCE`, each once; gives how many."""
    waiting = Request.objects.filter(
        at__lte=now - PATIENCE, nudged=None, case__state=Case.State.ASKED, case__sightings__mended=None
    )
    count = 0
    for letter in waiting.select_related("by", "case", "outlet").distinct():
        still = letter.case.sightings.filter(copy__outlet=letter.outlet, mended=None).exists()
        with transaction.atomic(), override(settings.LANGUAGE_CODE):
            if not Request.objects.filter(pk=letter.pk, nudged=None).update(nudged=now) or not still:
                continue
            link = settings.WAGTAILADMIN_BASE_URL + reverse("watch:case", args=[letter.case_id])
            words = {"letter": letter, "link": link, "house": settings.WAGTAIL_SITE_NAME}
            subject = _("Belum diralat: %(outlet)s") % {"outlet": letter.outlet}
            send_mail(subject, render_to_string("watch/nudge.txt", words), None, [letter.by.email])
            count += 1
    return count
