"""How somebody becomes an officer."""

from __future__ import annotations

import datetime
import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.members.roles import Role

__all__ = ["VALID_DAYS", "Invitation"]

# How long the link in an invitation works: long enough for a week of leave.
VALID_DAYS = 14


def _token() -> str:
    return secrets.token_urlsafe(32)


def _expiry() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=VALID_DAYS)


class Invitation(models.Model):
    """A link sent to one address; who follows it sets a password and takes up the role."""

    email = models.EmailField(_("surel"))
    name = models.CharField(_("nama"), max_length=150)
    organisation = models.ForeignKey(
        "Organisation", models.PROTECT, related_name="invitations", verbose_name=_("instansi")
    )
    role = models.CharField(_("peran"), max_length=14, choices=Role.choices)
    invited_by = models.ForeignKey(
        "Officer", models.PROTECT, null=True, related_name="invitations", verbose_name=_("diundang oleh")
    )
    token = models.CharField(max_length=60, unique=True, default=_token, editable=False)
    expires = models.DateTimeField(_("berlaku sampai"), default=_expiry)
    accepted = models.DateTimeField(_("diterima"), null=True, blank=True)

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.email}, {self.organisation}"
