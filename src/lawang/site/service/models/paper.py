"""Files of a request."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.models.request import Request
from lawang.site.service.models.sealed import SealedField
from lawang.site.service.terms import PaperKind

__all__ = ["Paper"]


class Paper(models.Model):
    """A sealed file: an identity card and a power of attorney are for the desk alone, a file of the answer for the requester as
    well. `stored` is its name in the vault; nothing of it is ever served by a web server."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="papers")
    kind = models.CharField(_("jenis"), max_length=8, choices=PaperKind.choices)
    filename = SealedField(_("nama berkas"))
    stored = models.CharField(max_length=40, unique=True)
    size = models.PositiveIntegerField(_("ukuran"))
    # what the checker reads of an answer's file
    text = SealedField(blank=True)

    class Meta:
        verbose_name = _("berkas")
        verbose_name_plural = _("berkas")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"#{self.pk}"
