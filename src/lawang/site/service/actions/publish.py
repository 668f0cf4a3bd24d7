"""Let everybody read an answer, or no longer; make a release of one."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.releases.actions.begin import begin
from lawang.site.releases.actions.edit import editing
from lawang.site.service import personal, searching
from lawang.site.service.actions.permit import ppid
from lawang.site.service.events import Event
from lawang.site.service.models import Answer, Request
from lawang.site.service.terms import Outcome, Status, Visibility

__all__ = ["draft_release", "publish", "unpublish"]

# A headline of a release ends here.
_HEADLINE = 160


def publish(actor: Any, request: Request, question: str, text: str) -> Answer:
    """Publish question and answer in words without personal data. Raises `PermissionDenied`, `Barred` with every place where
    the finder sees some, or where the requester's own words stand."""
    ppid(actor, request)
    answer = Answer.objects.filter(request=request).first()
    reasons = []
    if answer is None or request.status != Status.ANSWERED or request.outcome == Outcome.REFUSED:
        reasons.append(Reason("state", _("Hanya jawaban yang memuat informasi dapat diterbitkan.")))
    if not question.strip() or not text.strip():
        reasons.append(Reason("empty", _("Isi pertanyaan dan jawabannya.")))
    words = _("“%(part)s” tampak seperti data pribadi: hapus dahulu.")
    for written in (question, text):
        for found in personal.find(written):
            part = written[found.start : found.end]
            reasons.append(Reason("personal", words % {"part": part}, {"kind": found.kind}))
    for name in ("name", "proxy"):
        value = getattr(getattr(request, "requester", None), name, "")
        if value and value.casefold() in f"{question} {text}".casefold():
            reasons.append(Reason("personal", words % {"part": value}, {"kind": "name"}))
    if reasons or answer is None:
        raise Barred(*reasons)
    with transaction.atomic():
        answer.question, answer.published_text = question.strip(), text.strip()
        answer.save(update_fields=["question", "published_text"])
        Request.objects.filter(pk=request.pk).update(visibility=Visibility.PUBLIC)
        searching.ANSWERS.put(request.pk, answer.question, answer.published_text)
        record(Event.PUBLISHED, request, actor)
    return answer


def unpublish(actor: Any, request: Request) -> None:
    """Take it out of sight again. Raises `PermissionDenied`."""
    ppid(actor, request)
    with transaction.atomic():
        Request.objects.filter(pk=request.pk).update(visibility=Visibility.PRIVATE)
        searching.ANSWERS.forget([request.pk])
        record(Event.UNPUBLISHED, request, actor)


def draft_release(actor: Any, answer: Answer, now: datetime.datetime) -> Any:
    """A draft of a release with the published answer as its text; it goes through the door like any other. Raises
    `PermissionDenied` for who does not write there, `Barred` for an answer that is not published."""
    body = answer.request.body
    if not members.holds(actor, Role.WRITER, Role.EDITOR, at=body):
        raise PermissionDenied
    if answer.request.visibility != Visibility.PUBLIC:
        raise Barred(Reason("private", _("Terbitkan dahulu jawabannya.")))
    lead, *rest = [line.strip() for line in answer.published_text.splitlines() if line.strip()]
    with transaction.atomic():
        version = begin(actor, body, answer.question[:_HEADLINE], now)
        with editing(version, actor, now):
            version.lead = lead
            version.body = type(version).body.field.to_python(
                [{"type": "paragraph", "value": f"<p>{escape(line)}</p>"} for line in rest]
            )
            version.save()
        record(Event.DRAFTED, answer.request, actor, version=version.pk)
    return version
