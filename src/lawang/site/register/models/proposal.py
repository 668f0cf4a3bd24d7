"""What the reader proposes for the register."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.check.statements import State as Held
from lawang.check.statements import Statement
from lawang.site.register.states import Stage, State

__all__ = ["Proposal"]


class Proposal(models.Model):
    """A statement read by the machine from a release or a first source. It is in the register only when an editor confirmed it;
    then `value` is what it became."""

    version = models.ForeignKey("releases.Version", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("releases.Source", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="+", verbose_name=_("instansi")
    )
    topic = models.ForeignKey(
        "releases.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topik")
    )
    subject = models.CharField(_("tentang apa"), max_length=200)
    measure = models.CharField(_("ukuran"), max_length=60)
    amount = models.CharField(_("nilai dengan satuannya"), max_length=120)
    as_of = models.CharField(
        _("keadaan per"),
        max_length=60,
        help_text=_("Misalnya 31 Desember 2025, Maret 2026, triwulan II 2026."),
    )
    place = models.CharField(_("tempat"), max_length=120, blank=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=State.choices)
    due = models.DateField(_("dijanjikan untuk"), null=True, blank=True)
    passage = models.TextField(_("kalimatnya"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    doubt = models.CharField(max_length=60, blank=True)
    stage = models.CharField(_("tahap"), max_length=9, choices=Stage.choices, default=Stage.OPEN)
    value = models.OneToOneField("Value", models.PROTECT, null=True, related_name="proposal")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("usulan")
        verbose_name_plural = _("usulan")
        ordering = ("id",)
        indexes = (models.Index(fields=("stage", "agency"), name="register_waiting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "start", "end", "measure"), name="register_proposed_once"
            ),
            models.UniqueConstraint(
                fields=("source", "start", "end", "measure"), name="register_source_proposed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}: {self.amount}"

    @property
    def statement(self) -> Statement:
        """As the checker compares it."""
        return Statement(
            self.subject.strip(),
            self.measure.strip(),
            self.amount.strip(),
            self.as_of.strip(),
            self.place.strip(),
            Held(self.state),
        )
