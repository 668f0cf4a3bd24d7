"""An agency is asked for a source that a version lacks."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.releases.asking import STATUS_WORDS, Status

__all__ = ["Ask"]


class Ask(models.Model):
    """What is asked of which agency, for which version, until when, and what became of it. The agency sees this row and the
    headline, nothing else of the draft. `status` is written by `asking.take` alone."""

    version = models.ForeignKey(
        "Version", models.CASCADE, related_name="asks", verbose_name=_("siaran pers"), editable=False
    )
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="asks", verbose_name=_("instansi yang diminta")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("pejabat yang diminta"),
    )
    what = models.TextField(_("yang diminta"))
    words = models.TextField(_("kalimat di naskah"), blank=True)
    key = models.CharField(max_length=64, blank=True)
    due = models.DateTimeField(_("tenggat"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh")
    )
    asked = models.DateTimeField(_("diminta"))

    status = models.CharField(
        _("keadaan"), max_length=9, choices=STATUS_WORDS, default=Status.OPEN.value, db_index=True
    )
    source = models.ForeignKey("Source", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("alasan"), blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed = models.DateTimeField(_("selesai"), null=True)

    class Meta:
        verbose_name = _("permintaan sumber")
        verbose_name_plural = _("permintaan sumber")
        ordering = ("due", "id")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.what[:60]}"

    def overdue(self, now: datetime.datetime) -> bool:
        """Is it unanswered after its time?"""
        return self.status == Status.OPEN and self.due <= now
