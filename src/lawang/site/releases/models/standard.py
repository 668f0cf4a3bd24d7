"""How soon a door reads what is handed in."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Standard"]


class Standard(models.Model):
    """A door's service standard; without a row `settings.DOOR_HOURS` counts."""

    door = models.OneToOneField(
        "members.Organisation", models.PROTECT, related_name="+", verbose_name=_("pintu")
    )
    hours = models.PositiveSmallIntegerField(
        _("jam sampai selesai diperiksa"), validators=[MinValueValidator(1), MaxValueValidator(720)]
    )

    class Meta:
        verbose_name = _("standar layanan pintu")
        verbose_name_plural = _("standar layanan pintu")

    def __str__(self) -> str:
        return f"{self.door_id}: {self.hours}"
