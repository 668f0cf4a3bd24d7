"""Which pictures a version shows, so that a picture is public exactly when a version with it is."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from lawang.site.releases.models.version import Version

__all__ = ["Shown"]


class Shown(models.Model):
    """A picture in the body of a version; kept in step at every save."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="shown")
    picture = models.ForeignKey("Picture", models.PROTECT, related_name="shown")

    class Meta:
        verbose_name = _("foto di siaran pers")
        verbose_name_plural = _("foto di siaran pers")
        constraints = (models.UniqueConstraint(fields=("version", "picture"), name="releases_shown_once"),)

    def __str__(self) -> str:
        return f"{self.version_id}: {self.picture_id}"


@receiver(post_save, sender=Version)
def _keep_in_step(sender: type[Version], instance: Version, **_: Any) -> None:
    raw = instance.body.get_prep_value()
    wanted = {block["value"]["picture"] for block in raw if block["type"] == "figure"} - {None}
    standing = set(instance.shown.values_list("picture_id", flat=True))
    instance.shown.filter(picture_id__in=standing - wanted).delete()
    for picture in wanted - standing:
        Shown.objects.create(version=instance, picture_id=picture)
