"""A fact of the register and its values in time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.check.statements import State as Held
from lawang.check.statements import Statement
from lawang.site.register.states import State

__all__ = ["Fact", "Value"]


class Fact(models.Model):
    """What is told of: one subject and measure, at one place, by one agency. Its values follow each other in time."""

    subject = models.CharField(_("tentang apa"), max_length=200)
    measure = models.CharField(_("ukuran"), max_length=60)
    place = models.CharField(_("tempat"), max_length=120, blank=True)
    agency = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="facts", verbose_name=_("instansi")
    )
    topic = models.ForeignKey(
        "releases.Topic", models.PROTECT, null=True, blank=True, related_name="facts", verbose_name=_("topik")
    )

    class Meta:
        verbose_name = _("fakta")
        verbose_name_plural = _("fakta")
        ordering = ("subject", "id")

    def __str__(self) -> str:
        return f"{self.subject}, {self.place}" if self.place else self.subject


class Value(models.Model):
    """What an agency said of a fact for some days (`first` to `last`, in words `as_of`), and where. It is never changed; one that
    turned out wrong, or whose release was withdrawn, gets an `ended`, and a reason.

    It comes from a release (`version`) or from a first source (`source`), never from both; `start`, `end` are the place of the
    sentence in that text.
    """

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="values", verbose_name=_("fakta"))
    value = models.CharField(_("nilai"), max_length=120)
    as_of = models.CharField(_("keadaan per"), max_length=60)
    first = models.DateField(_("dari"))
    last = models.DateField(_("sampai"))
    state = models.CharField(_("keadaan"), max_length=8, choices=State.choices)
    due = models.DateField(_("dijanjikan untuk"), null=True, blank=True)
    version = models.ForeignKey("releases.Version", models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey("releases.Source", models.PROTECT, null=True, related_name="+")
    passage = models.TextField(_("kalimatnya"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    proven = models.BooleanField(_("ada bukti"), default=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dipastikan oleh")
    )
    confirmed = models.DateTimeField(_("masuk daftar"))
    ended = models.DateTimeField(_("tidak berlaku sejak"), null=True)
    why_ended = models.CharField(_("alasan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("nilai")
        verbose_name_plural = _("nilai")
        ordering = ("last", "id")
        indexes = (
            models.Index(fields=("first", "last"), name="register_days"),
            models.Index(fields=("-confirmed",), name="register_confirmed"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(version__isnull=False, source__isnull=True)
                | models.Q(version__isnull=True, source__isnull=False),
                name="register_one_origin",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fact}: {self.value} ({self.as_of})"

    @property
    def statement(self) -> Statement:
        """As the checker compares it."""
        fact = self.fact
        return Statement(fact.subject, fact.measure, self.value, self.as_of, fact.place, Held(self.state))
