"""What officers say to each other about a version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Comment"]


class Comment(models.Model):
    """A remark on a version, or on a `sentence` of it as it stood; never changed. `told` were sent it."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    at = models.DateTimeField(_("waktu"))
    text = models.TextField(_("komentar"))
    sentence = models.TextField(_("kalimat"), blank=True)
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)

    class Meta:
        verbose_name = _("komentar")
        verbose_name_plural = _("komentar")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
