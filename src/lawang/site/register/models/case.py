"""Two facts that cannot both hold, and what follows from the decision which does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.register.states import Ruling

__all__ = ["Case", "Consequence"]


class Case(models.Model):
    """A contradiction: `first` stood in the register, `second` came after it. `lead` is the agency that has to decide by `due`.
    It is closed when every release that carries the wrong value was corrected."""

    first = models.ForeignKey("Value", models.PROTECT, related_name="+")
    second = models.ForeignKey("Value", models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="+", verbose_name=_("instansi yang memutuskan")
    )
    opened = models.DateTimeField(_("ditemukan"))
    due = models.DateField(_("putus sebelum"))
    ruling = models.CharField(_("keputusan"), max_length=6, choices=Ruling.choices, blank=True)
    reason = models.TextField(_("alasan"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    decided = models.DateTimeField(_("diputuskan"), null=True)
    closed = models.DateTimeField(_("selesai"), null=True)

    class Meta:
        verbose_name = _("fakta yang bertentangan")
        verbose_name_plural = _("fakta yang bertentangan")
        ordering = ("due", "id")
        constraints = (models.UniqueConstraint(fields=("first", "second"), name="register_case_once"),)

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"

    @property
    def wrong(self) -> Any:
        """The value that was found wrong; None while both may hold."""
        return {Ruling.FIRST: self.second, Ruling.SECOND: self.first}.get(self.ruling)

    @property
    def right(self) -> Any:
        """The value that holds; None while both may."""
        return {Ruling.FIRST: self.first, Ruling.SECOND: self.second}.get(self.ruling)


class Consequence(models.Model):
    """A release that carries the wrong value: `draft` is its correction once somebody began one, `done` when what is out no
    longer says it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="consequences")
    version = models.ForeignKey("releases.Version", models.PROTECT, related_name="+")
    draft = models.ForeignKey("releases.Version", models.PROTECT, null=True, related_name="+")
    done = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("akibat")
        verbose_name_plural = _("akibat")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("case", "version"), name="register_consequence_once"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.version_id}"
