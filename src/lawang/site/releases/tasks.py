"""Jobs of this app."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from lawang.site.members import access as members
from lawang.site.releases import speaking
from lawang.site.releases.actions.publish import tidy
from lawang.site.releases.asking import ANSWERERS
from lawang.site.releases.models import Answer, Ask, Comment, SpeakerLink

__all__ = [
    "send_answer",
    "send_answers",
    "send_ask",
    "send_ask_to",
    "send_comment",
    "send_comment_to",
    "send_speaker_link",
    "tidy_schedule",
]


@task()
def tidy_schedule() -> None:
    """Every minute: write down which scheduled releases are out."""
    tidy(timezone.now())


@task()
def send_ask(ask_id: int) -> None:
    """Queue a letter to the agency that is asked: to its officer, or to all who speak for it and its own address."""
    ask = Ask.objects.select_related("organisation", "officer").get(pk=ask_id)
    everybody = {officer.email for officer in members.with_roles(*ANSWERERS, at=ask.organisation)}
    for address in (
        [ask.officer.email] if ask.officer else sorted({*everybody, ask.organisation.email} - {""})
    ):
        send_ask_to.enqueue(ask_id, address)


@task()
def send_ask_to(ask_id: int, address: str) -> None:
    """One letter: what is asked, or that it was taken back."""
    ask = Ask.objects.select_related("version__release__owner", "organisation", "asked_by").get(pk=ask_id)
    with override(settings.LANGUAGE_CODE):
        _send("ask", _("Permintaan sumber dari %(name)s") % {"name": ask.asked_by}, ask, address)


@task()
def send_answer(ask_id: int) -> None:
    """Tell who asked what the agency answered."""
    ask = Ask.objects.select_related("version", "organisation", "source", "asked_by").get(pk=ask_id)
    with override(settings.LANGUAGE_CODE):
        subject = _("Jawaban %(name)s") % {"name": ask.organisation.short}
        _send("answer", subject, ask, ask.asked_by.email)


@task()
def send_speaker_link(link_id: int) -> None:
    """Send a speaker their link; nothing when it was revoked meanwhile. The draft is not in the letter."""
    link = SpeakerLink.objects.select_related("version__release__owner", "sent_by").get(pk=link_id)
    if link.revoked:
        return
    with override(settings.LANGUAGE_CODE):
        path = reverse("speaker", args=[speaking.token(link)])
        words = {"link": link, "count": link.points.count(), "address": settings.WAGTAILADMIN_BASE_URL + path}
        subject = _("Mohon pastikan kutipan Anda sebelum disiarkan")
        send_mail(subject, render_to_string("releases/mail/speaker.txt", words), None, [link.email])


@task()
def send_answers(link_id: int) -> None:
    """Tell who asked that the speaker has answered."""
    link = SpeakerLink.objects.select_related("version", "sent_by").get(pk=link_id)
    with override(settings.LANGUAGE_CODE):
        path = reverse("releases:show", args=[link.version_id])
        changes = link.points.filter(answer=Answer.CHANGE).count()
        words = {"link": link, "changes": changes, "address": settings.WAGTAILADMIN_BASE_URL + path}
        subject = _("Jawaban %(name)s") % {"name": link.name}
        send_mail(subject, render_to_string("releases/mail/spoken.txt", words), None, [link.sent_by.email])


@task()
def send_comment(comment_id: int) -> None:
    """Queue a letter to each who is told of a comment."""
    for who in Comment.objects.get(pk=comment_id).told.all():
        send_comment_to.enqueue(comment_id, who.email)


@task()
def send_comment_to(comment_id: int, address: str) -> None:
    """One letter with the comment; the draft is not in it."""
    comment = Comment.objects.select_related("version", "by").get(pk=comment_id)
    with override(settings.LANGUAGE_CODE):
        path = reverse("releases:show", args=[comment.version_id])
        words = {"comment": comment, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}#komentar"}
        blanks = {"name": comment.by, "headline": comment.version.headline}
        subject = _("%(name)s berkomentar tentang “%(headline)s”") % blanks
        send_mail(subject, render_to_string("releases/mail/comment.txt", words), None, [address])


def _send(template: str, subject: str, ask: Ask, address: str) -> None:
    words = {"ask": ask, "link": settings.WAGTAILADMIN_BASE_URL + reverse("releases:ask_show", args=[ask.pk])}
    send_mail(subject, render_to_string(f"releases/mail/{template}.txt", words), None, [address])
