"""Jobs of this app: what goes out by e-mail, the digest of what is due, and what is forgotten. Each may run twice and late."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.service import access, notices, paper
from lawang.site.service.actions.reveal import forget
from lawang.site.service.models import Objection, Request

__all__ = [
    "send_answer",
    "send_decision",
    "send_digests",
    "send_extension",
    "send_objection",
    "send_receipt",
    "tell_agencies",
    "tend_service",
]

# A digest speaks of what is due within so many days: a week's work.
_AHEAD = datetime.timedelta(days=7)


def _send(request: Request, make: Callable[[], notices.Notice]) -> None:
    """Send a notice to the requester in their language, when there is an address."""
    address = request.requester.email
    if not address:
        return
    with override(request.language):
        told = make()
        words = {"notice": told, "house": settings.WAGTAIL_SITE_NAME}
        subject = f"{told.title} {told.number}"
        mail = EmailMessage(subject, render_to_string("service/mail.txt", words), None, [address])
        mail.attach(f"{told.number}.pdf", paper.notice(told), paper.MEDIA_TYPE)
        mail.send()


def _request(request_id: int) -> Request:
    found: Request = Request.objects.select_related("body", "requester").get(pk=request_id)
    return found


@task()
def send_receipt(request_id: int) -> None:
    """The registration number and the secret."""
    request = _request(request_id)
    _send(request, lambda: notices.receipt(request))


@task()
def send_extension(request_id: int) -> None:
    """The new day and the reason."""
    request = _request(request_id)
    _send(request, lambda: notices.extension(request))


@task()
def send_answer(request_id: int) -> None:
    """The written notice. Files are on the page of the request, not in the mail."""
    request = _request(request_id)
    _send(request, lambda: notices.answer(request))


@task()
def send_objection(objection_id: int) -> None:
    """The number of the objection; and word to the superiors that there is one."""
    row = Objection.objects.select_related("request__body", "request__requester").get(pk=objection_id)
    _send(row.request, lambda: notices.objection(row))
    _tell(
        members.with_roles(Role.SUPERIOR, at=row.request.body),
        _("Keberatan baru"),
        [(row.number, row.due)],
        "objections",
    )


@task()
def send_decision(objection_id: int) -> None:
    """The superior's reply."""
    row = Objection.objects.select_related("request__body", "request__requester").get(pk=objection_id)
    _send(row.request, lambda: notices.decision(row))


@task()
def tell_agencies(request_id: int) -> None:
    """Word to the agency that was asked last."""
    row = _request(request_id).assignments.select_related("agency").order_by("-id").first()
    if row is not None and not row.replied:
        officers = members.members(row.agency)
        _tell(officers, _("Bahan untuk permohonan informasi"), [(str(row.request), row.due)], "asked")


@task()
def send_digests() -> None:
    """Once a day: to each PPID and superior one message with all that is due within a week or late; none when nothing is."""
    limit = timezone.localdate() + _AHEAD
    for officer in members.with_roles(Role.PPID, Role.SUPERIOR, Role.WRITER):
        rows = [(row.number, row.due) for row in access.queue(officer).filter(due__lte=limit)]
        pending = access.objections(officer).filter(ruling="", due__lte=limit)
        rows += [(row.number, row.due) for row in pending]
        rows += [(str(row.request), row.due) for row in access.assignments(officer).filter(due__lte=limit)]
        if rows:
            _tell([officer], _("Tenggat layanan informasi"), sorted(rows, key=lambda row: row[1]), "queue")


@task()
def tend_service() -> None:
    """Once a day: digests, and what has been kept long enough is erased."""
    send_digests.enqueue()
    forget(timezone.now())


def _tell(officers: Any, subject: str, rows: list[tuple[str, datetime.date]], view: str) -> None:
    """A message to officers: numbers and days, and where to look; nothing of who asked what."""
    with override(settings.LANGUAGE_CODE):
        link = settings.WAGTAILADMIN_BASE_URL + reverse(f"service:{view}")
        dated = [(number, notices.day(due)) for number, due in rows]
        for officer in officers:
            words = {"rows": dated, "link": link, "house": settings.WAGTAIL_SITE_NAME}
            send_mail(subject, render_to_string("service/digest.txt", words), None, [officer.email])
