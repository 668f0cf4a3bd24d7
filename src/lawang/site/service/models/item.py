"""The information list (Daftar Informasi Publik) and what a decree did to the calendar."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.terms import Class, Grounds17

__all__ = ["Decreed", "Item", "Remarks"]


class Item(models.Model):
    """One row of the list: what there is, of which class, who holds it, in what form, how long it is kept. Periodic information
    has a rhythm in months and is late when `renewed` is longer ago than that."""

    holder = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="items", verbose_name=_("penguasa informasi")
    )
    title = models.CharField(_("judul"), max_length=200)
    summary = models.TextField(_("ringkasan"), blank=True)
    kind = models.CharField(_("golongan"), max_length=9, choices=Class.choices)
    ground = models.CharField(_("dasar pengecualian"), max_length=1, choices=Grounds17.choices, blank=True)
    form = models.CharField(_("bentuk"), max_length=120, help_text=_("Misalnya: PDF, cetak, basis data."))
    retention = models.CharField(_("masa simpan"), max_length=120)
    address = models.URLField(_("alamat di web"), blank=True)
    rhythm = models.PositiveSmallIntegerField(_("diperbarui setiap (bulan)"), null=True, blank=True)
    renewed = models.DateField(_("terakhir diperbarui"))

    class Meta:
        verbose_name = _("informasi publik")
        verbose_name_plural = _("daftar informasi publik")
        ordering = ("kind", "title", "id")

    def __str__(self) -> str:
        return self.title


class Remarks(models.Model):
    """What the report of a year tells beside its figures: officers, budget, facilities, obstacles, what follows (Perki KI 1/2021)."""

    year = models.PositiveSmallIntegerField(_("tahun"), unique=True)
    staff = models.TextField(_("petugas"), blank=True)
    budget = models.TextField(_("anggaran dan penggunaannya"), blank=True)
    facilities = models.TextField(_("sarana dan prasarana"), blank=True)
    obstacles = models.TextField(_("kendala"), blank=True)
    follow_up = models.TextField(_("rekomendasi dan tindak lanjut"), blank=True)

    class Meta:
        verbose_name = _("keterangan laporan")
        verbose_name_plural = _("keterangan laporan")

    def __str__(self) -> str:
        return str(self.year)


class Decreed(models.Model):
    """A day that a decree made free or took back, over the holidays that Lawang knows."""

    day = models.DateField(_("tanggal"))
    off = models.BooleanField(_("libur"), default=True)
    name = models.CharField(_("keterangan"), max_length=120)
    decree = models.CharField(_("keputusan"), max_length=120)
    signed = models.DateField(_("ditetapkan"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("dicatat"))
    # the numbers whose deadline it moved, with the day before and after
    moved = models.JSONField(_("yang bergeser"), default=list)

    class Meta:
        verbose_name = _("hari libur menurut keputusan")
        verbose_name_plural = _("hari libur menurut keputusan")
        ordering = ("-day", "-id")

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"
