"""When a periodic job was last put into the queue."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Rhythm"]


class Rhythm(models.Model):
    """One row a job. Of several workers the one that moves `last` on puts the job into the queue."""

    job = models.CharField(_("pekerjaan"), max_length=120, unique=True)
    last = models.DateTimeField(_("terakhir"))

    class Meta:
        verbose_name = _("irama pekerjaan")
        verbose_name_plural = _("irama pekerjaan")

    def __str__(self) -> str:
        return self.job
