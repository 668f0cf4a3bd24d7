"""A request passed on to the agency that holds the information."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.models.request import Request

__all__ = ["Assignment"]


class Assignment(models.Model):
    """What an agency is asked for, by when, and what it gave. It sees the question, never who asked."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="assignments")
    agency = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="assignments", verbose_name=_("instansi")
    )
    note = models.TextField(_("catatan"), blank=True)
    asked = models.DateTimeField(_("diteruskan"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due = models.DateField(_("tenggat instansi"))
    reply = models.TextField(_("bahan dari instansi"), blank=True)
    replied = models.DateTimeField(_("dibalas"), null=True)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("penerusan")
        verbose_name_plural = _("penerusan")
        ordering = ("due", "id")
        indexes = (models.Index(fields=("agency", "replied", "due"), name="service_assigned"),)

    def __str__(self) -> str:
        return f"{self.request}: {self.agency}"
