"""An article that carries a release, and what was found in it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Copy", "Found", "Judgement"]


class Copy(models.Model):
    """One article of one outlet that took text from one release, by however many addresses it can be had. `article` is the key
    of the address it calls its own, or of the one by which it was first had."""

    outlet = models.ForeignKey("Outlet", models.PROTECT, related_name="copies", verbose_name=_("media"))
    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="+")
    article = models.CharField(max_length=64)
    page = models.ForeignKey("Page", models.PROTECT, related_name="+")
    capture = models.ForeignKey("Capture", models.PROTECT, related_name="+")
    score = models.FloatField(_("bagian yang diambil"))
    passages = models.JSONField(default=list)  # [start, end, start in the release, end in the release]
    first_seen = models.DateTimeField(_("pertama terlihat"), db_index=True)
    verdict = models.CharField(max_length=10, default="", blank=True)  # of now: faithful, drift, unrelated
    born = models.CharField(max_length=10, default="", blank=True)  # of when it was first seen
    removed = models.DateTimeField(_("dihapus"), null=True)

    class Meta:
        verbose_name = _("tayangan")
        verbose_name_plural = _("tayangan")
        ordering = ("first_seen", "id")
        constraints = (
            models.UniqueConstraint(fields=("outlet", "release", "article"), name="watch_copy_once"),
        )

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.release_id}"


class Judgement(models.Model):
    """One check of a copy: of what stood on its page (`capture`) against a version by these rules, stored once."""

    copy = models.ForeignKey(Copy, models.CASCADE, related_name="judgements")
    capture = models.ForeignKey("Capture", models.CASCADE, related_name="judgements")
    original = models.ForeignKey("Original", models.CASCADE, related_name="judgements")
    rules = models.CharField(max_length=30)
    at = models.DateTimeField(_("diperiksa"))
    verdict = models.CharField(max_length=10)

    class Meta:
        verbose_name = _("pemeriksaan tayangan")
        verbose_name_plural = _("pemeriksaan tayangan")
        constraints = (
            models.UniqueConstraint(
                fields=("copy", "capture", "original", "rules"), name="watch_judged_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.copy_id} {self.verdict}"


class Found(models.Model):
    """One finding. `key` names the drift across copies: same release, kind, words of the copy and of the release."""

    judgement = models.ForeignKey(Judgement, models.CASCADE, related_name="findings")
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)
    verdict = models.CharField(max_length=12)
    severity = models.CharField(max_length=6)
    drifts = models.BooleanField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    places = models.JSONField(default=list)
    words = models.TextField()
    source_start = models.PositiveIntegerField(null=True)
    source_end = models.PositiveIntegerField(null=True)
    source_words = models.TextField(blank=True)
    reason = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("temuan tayangan")
        verbose_name_plural = _("temuan tayangan")
        ordering = ("start", "end", "id")

    def __str__(self) -> str:
        return f"{self.verdict} {self.kind} {self.words[:40]}"
