"""A promise with its day, and every day it had before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.register.states import Kept

__all__ = ["Promise", "Turn"]


class Promise(models.Model):
    """*Akan* with a date: the agency of its fact has to say what became of it. `due` is the day of today; `turns` tells the
    days it had before."""

    value = models.OneToOneField("Value", models.PROTECT, related_name="promise")
    due = models.DateField(_("dijanjikan untuk"))
    kept = models.CharField(_("keadaan"), max_length=7, choices=Kept.choices, default=Kept.OPEN)
    proof = models.ForeignKey(
        "Value", models.PROTECT, null=True, related_name="proves", verbose_name=_("bukti")
    )

    class Meta:
        verbose_name = _("janji")
        verbose_name_plural = _("janji")
        ordering = ("due", "id")
        indexes = (models.Index(fields=("kept", "due"), name="register_due"),)

    def __str__(self) -> str:
        return str(self.value.fact)


class Turn(models.Model):
    """What became of a promise once: kept, moved from `before` to another day, or dropped; with the reason."""

    class Kind(models.TextChoices):
        """What became of it."""

        KEPT = "kept", _("dipenuhi")
        MOVED = "moved", _("dipindahkan")
        DROPPED = "dropped", _("dibatalkan")

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="turns")
    kind = models.CharField(_("yang terjadi"), max_length=7, choices=Kind.choices)
    before = models.DateField(_("semula"))
    after = models.DateField(_("menjadi"), null=True)
    reason = models.CharField(_("alasan"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("perubahan janji")
        verbose_name_plural = _("perubahan janji")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.kind}"
