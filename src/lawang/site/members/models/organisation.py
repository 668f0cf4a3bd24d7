"""A body that takes part."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.members import regions

__all__ = ["Organisation"]


class Organisation(models.Model):
    """A province, regency or city, or one of the five kinds of members, at a place in the tree of its region."""

    class Kind(models.TextChoices):
        """What sort of body it is."""

        PROVINCE = "province", _("provinsi")
        REGENCY = "regency", _("kabupaten")
        CITY = "city", _("kota")
        AGENCY = "agency", _("perangkat daerah")
        VERTICAL = "vertical", _("instansi vertikal")
        UNIVERSITY = "university", _("perguruan tinggi")
        BUMN = "bumn", _("BUMN")
        BUMD = "bumd", _("BUMD")

    kind = models.CharField(_("jenis"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("nama"), max_length=200)
    short = models.CharField(_("nama singkat"), max_length=60)
    slug = models.SlugField(_("alamat pendek"), max_length=80, unique=True)
    region = models.CharField(
        _("kode wilayah"),
        max_length=5,
        validators=[regions.region_code],
        db_index=True,
        help_text=_("64 untuk provinsi, 64.72 untuk kabupaten atau kota."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("induk"),
    )
    is_door = models.BooleanField(
        _("pintu wilayah"),
        default=False,
        help_text=_("Instansi yang menyetujui siaran pers di wilayahnya, biasanya Diskominfo."),
    )
    email = models.EmailField(_("surel"), blank=True)
    phone = models.CharField(_("telepon"), max_length=30, blank=True)
    address = models.TextField(_("alamat"), blank=True)
    site = models.URLField(_("situs"), blank=True)
    active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ("region", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("region",), condition=models.Q(is_door=True), name="members_one_door_a_region"
            ),
        )

    def __str__(self) -> str:
        return self.name
