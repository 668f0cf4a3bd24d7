"""That a worker lives."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Beat"]


class Beat(models.Model):
    """Written by each worker as it goes round; one that stopped writing is dead, and its job is taken up again."""

    worker = models.CharField(_("pekerja"), max_length=64, unique=True)
    at = models.DateTimeField(_("terakhir hidup"))

    class Meta:
        verbose_name = _("denyut pekerja")
        verbose_name_plural = _("denyut pekerja")

    def __str__(self) -> str:
        return self.worker
