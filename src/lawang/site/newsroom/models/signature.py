"""What was signed: the document of each published version as it went out, with its signature."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Signature"]


class Signature(models.Model):
    """A signed document. It is never changed: what others hold stays genuine, whatever becomes of names and addresses here."""

    uri = models.CharField(max_length=500)
    version = models.PositiveIntegerField()
    document = models.TextField()
    signature = models.TextField()
    made = models.DateTimeField(_("ditandatangani"))

    class Meta:
        verbose_name = _("tanda tangan")
        verbose_name_plural = _("tanda tangan")
        constraints = (models.UniqueConstraint(fields=("uri", "version"), name="newsroom_signed_once"),)

    def __str__(self) -> str:
        return f"{self.uri} v{self.version}"
