"""Which sources a version rests on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Use"]


class Use(models.Model):
    """A source attached to a version."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="uses")
    source = models.ForeignKey("Source", models.PROTECT, related_name="uses", verbose_name=_("sumber"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lampiran sumber")
        verbose_name_plural = _("lampiran sumber")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("version", "source"), name="releases_source_once"),)

    def __str__(self) -> str:
        return f"{self.version_id}: {self.source_id}"
