"""Jobs of this app."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from lawang.site.members.models import Delegation, Invitation

__all__ = ["send_delegation", "send_invitation"]


@task()
def send_invitation(invitation_id: int) -> None:
    """Send the link of an invitation; nothing when it was taken up meanwhile."""
    invitation = Invitation.objects.select_related("organisation").get(pk=invitation_id)
    if invitation.accepted:
        return
    with override(settings.LANGUAGE_CODE):
        link = settings.WAGTAILADMIN_BASE_URL + reverse("members:accept", args=[invitation.token])
        words = {"invitation": invitation, "link": link, "house": settings.WAGTAIL_SITE_NAME}
        send_mail(
            _("Undangan ke %(house)s") % words,
            render_to_string("members/invitation.txt", words),
            None,
            [invitation.email],
        )


@task()
def send_delegation(delegation_id: int) -> None:
    """Tell an officer that they stand in for another; nothing when it was ended meanwhile."""
    delegation = Delegation.objects.select_related("officer", "to", "organisation").get(pk=delegation_id)
    if delegation.ended:
        return
    with override(settings.LANGUAGE_CODE):
        link = settings.WAGTAILADMIN_BASE_URL + reverse("releases:queue")
        words = {"delegation": delegation, "link": link}
        subject = _("Anda mewakili %(name)s di pintu") % {"name": delegation.officer}
        send_mail(subject, render_to_string("members/delegation.txt", words), None, [delegation.to.email])
