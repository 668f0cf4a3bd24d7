"""An officer's role in an organisation."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.members.roles import Role

__all__ = ["Membership"]


class Membership(models.Model):
    """Held from `since` until `until`; a role that was taken away keeps its row, so the past can be told."""

    officer = models.ForeignKey(
        "Officer", models.PROTECT, related_name="memberships", verbose_name=_("pejabat")
    )
    organisation = models.ForeignKey(
        "Organisation", models.PROTECT, related_name="memberships", verbose_name=_("instansi")
    )
    role = models.CharField(_("peran"), max_length=14, choices=Role.choices)
    since = models.DateTimeField(_("sejak"), default=timezone.now)
    until = models.DateTimeField(_("sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("keanggotaan")
        verbose_name_plural = _("keanggotaan")
        ordering = ("organisation", "role", "officer")
        constraints = (
            models.UniqueConstraint(
                fields=("officer", "organisation", "role"),
                condition=models.Q(until__isnull=True),
                name="members_one_role_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.officer}: {self.get_role_display()}, {self.organisation}"
