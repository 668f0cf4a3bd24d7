"""Our side: a published version as copies are held against it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Original"]


class Original(models.Model):
    """The text of one published version, taken in once and never changed; `current` for the version in force of each release."""

    version = models.OneToOneField("releases.Version", models.CASCADE, related_name="+")
    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    agency = models.ForeignKey("members.Organisation", models.PROTECT, related_name="+")
    topics = models.JSONField(default=list)
    headline = models.CharField(_("judul"), max_length=300)
    text = models.TextField()
    address = models.CharField(max_length=500)
    permalink = models.CharField(max_length=500)
    published = models.DateTimeField(_("terbit"))
    current = models.BooleanField(default=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("teks resmi")
        verbose_name_plural = _("teks resmi")
        ordering = ("-published", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("release",), condition=models.Q(current=True), name="watch_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.headline
