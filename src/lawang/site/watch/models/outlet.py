"""Who publishes copies of our releases."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Outlet"]


class Outlet(models.Model):
    """A member's site, a newsroom or a media partner, with the fields of a media register (Pergub Kaltim 49/2024)."""

    class Kind(models.TextChoices):
        """What sort of outlet it is."""

        MEMBER = "member", _("situs anggota")
        NEWSROOM = "newsroom", _("redaksi")
        PARTNER = "partner", _("mitra media")

    class Grade(models.TextChoices):
        """How far its registration with the Dewan Pers has come."""

        FACTUAL = "factual", _("A, terverifikasi faktual")
        ADMINISTRATIVE = "administrative", _("B, terverifikasi administratif")
        ON_THE_WAY = "on_the_way", _("C, sedang berproses")

    name = models.CharField(_("nama"), max_length=120, unique=True)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind.choices, default=Kind.NEWSROOM)
    site = models.URLField(_("alamat situs"), max_length=300)
    email = models.EmailField(
        _("surel untuk permintaan ralat"),
        blank=True,
        help_text=_("Ke sinilah permintaan ralat dikirim. Tanpa surel, permintaan tidak dapat dikirim."),
    )
    phone = models.CharField(_("telepon"), max_length=30, blank=True)
    organisation = models.ForeignKey(
        "members.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outlets",
        verbose_name=_("instansi pemilik"),
        help_text=_("Isi bila ini situs anggota."),
    )
    company = models.CharField(_("badan hukum"), max_length=160, blank=True)
    approval = models.CharField(_("nomor pengesahan"), max_length=80, blank=True)
    tax_number = models.CharField(_("NPWP badan hukum"), max_length=30, blank=True)
    taxable = models.BooleanField(_("pengusaha kena pajak"), default=False)
    local_newsroom = models.BooleanField(_("punya kantor redaksi di daerah"), default=False)
    constituent = models.CharField(_("anggota konstituen Dewan Pers"), max_length=120, blank=True)
    active_since = models.PositiveSmallIntegerField(_("aktif sejak tahun"), null=True, blank=True)
    grade = models.CharField(_("tingkat verifikasi"), max_length=14, choices=Grade.choices, blank=True)
    active = models.BooleanField(_("dipantau"), default=True)
    added = models.DateTimeField(_("ditambahkan"))

    class Meta:
        verbose_name = _("media")
        verbose_name_plural = _("media")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
