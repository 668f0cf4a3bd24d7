"""What the check said of a version, and what persons decided about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.releases.states import ACT_WORDS, Act

__all__ = ["Checked", "Decision", "Found"]


class Checked(models.Model):
    """One check: of this text (`digest`) against these sources (`basis`) by these rules. The same three give the same
    findings, so it is stored once and never changed."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="checks")
    digest = models.CharField(max_length=64)
    basis = models.CharField(max_length=64)
    rules = models.CharField(max_length=30)
    at = models.DateTimeField(_("diperiksa"))
    text = models.TextField()
    advice = models.JSONField(default=list)
    tally = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("pemeriksaan")
        verbose_name_plural = _("pemeriksaan")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "digest", "basis", "rules"), name="releases_check_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.at:%Y-%m-%d %H:%M}"


class Found(models.Model):
    """One finding of a check. `key` names it across checks: the same finding on the same words of the same sentence has the
    same key, so a decision outlives a check but not a change of the sentence."""

    check_of = models.ForeignKey(Checked, models.CASCADE, related_name="findings")
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)
    verdict = models.CharField(max_length=12)
    severity = models.CharField(max_length=6)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    places = models.JSONField(default=list)
    reason = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    source = models.ForeignKey("Source", models.PROTECT, null=True, related_name="+")
    source_start = models.PositiveIntegerField(null=True)
    source_end = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("temuan")
        verbose_name_plural = _("temuan")
        ordering = ("start", "end", "id")

    def __str__(self) -> str:
        return f"{self.verdict} {self.kind} {self.start}"


class Decision(models.Model):
    """What a person decided about a finding: an officer (`by`), or a speaker by their link (`point`). A dismissal counts only when a
    second editor has signed it."""

    release = models.ForeignKey("Release", models.PROTECT, related_name="decisions")
    key = models.CharField(max_length=64)
    act = models.CharField(max_length=8, choices=ACT_WORDS)
    words = models.TextField(_("kata di naskah"))
    verdict = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    reason = models.TextField(_("alasan"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("oleh")
    )
    point = models.ForeignKey("Point", models.PROTECT, null=True, related_name="decisions")
    at = models.DateTimeField(_("waktu"))
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("disaksikan oleh"),
    )
    seconded = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("keputusan")
        verbose_name_plural = _("keputusan")
        ordering = ("-id",)
        indexes = (models.Index(fields=("release", "key"), name="releases_decision_key"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(by__isnull=False) | models.Q(point__isnull=False),
                name="releases_decision_signed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.words}"

    @property
    def signer(self) -> str:
        """Who decided."""
        return str(self.by or (self.point and self.point.link.name))

    @property
    def counts(self) -> bool:
        """Does it settle the finding?"""
        return self.act != Act.DISMISS or self.second_id is not None
