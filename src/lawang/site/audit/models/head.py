"""Where the chain ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Head"]


class Head(models.Model):
    """The one row that tells the last entry's number and digest. Locked while an entry is added, so that the chain never
    forks; with it, entries cut off at the end are noticed."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(_("nomor"), default=0)
    digest = models.CharField(_("sidik"), max_length=64, default="", blank=True)

    class Meta:
        verbose_name = _("ujung rantai")
        verbose_name_plural = _("ujung rantai")
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head"),)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"
