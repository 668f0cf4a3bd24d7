"""An objection and what follows from it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.models.request import Request
from lawang.site.service.terms import Ground, Ruling

__all__ = ["Objection"]


class Objection(models.Model):
    """To the PPID's superior, with one of the grounds of Pasal 35; the register's columns are its fields. `dispute` is the
    number under which the Komisi Informasi has the case, when there is one."""

    number = models.CharField(_("nomor keberatan"), max_length=20, unique=True)
    request = models.ForeignKey(Request, models.CASCADE, related_name="objections")
    ground = models.CharField(_("alasan"), max_length=1, choices=Ground.choices)
    position = models.TextField(_("kasus posisi"))
    received = models.DateTimeField(_("diterima"))
    due = models.DateField(_("tenggat"))
    ruling = models.CharField(_("putusan atasan"), max_length=8, choices=Ruling.choices, blank=True)
    decision = models.TextField(_("tanggapan atasan"), blank=True)
    order = models.TextField(_("perintah kepada PPID"), blank=True)
    decided = models.DateTimeField(_("diputus"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("atasan PPID")
    )
    dispute = models.CharField(_("nomor sengketa"), max_length=60, blank=True)
    disputed = models.DateField(_("sengketa diajukan"), null=True)

    class Meta:
        verbose_name = _("keberatan")
        verbose_name_plural = _("keberatan")
        ordering = ("due", "id")
        indexes = (
            models.Index(fields=("ruling", "due", "id"), name="service_objections"),
            models.Index(fields=("received",), name="service_objected"),
        )

    def __str__(self) -> str:
        return self.number
