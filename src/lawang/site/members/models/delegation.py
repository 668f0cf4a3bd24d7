"""An editor's role at the door, handed to another officer for a while."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Delegation"]


class Delegation(models.Model):
    """`to` is an editor of `organisation` from `since` until `until`, as long as `officer` is one, unless it was `ended` before.
    It gives nobody's own role away."""

    officer = models.ForeignKey(
        "Officer", models.PROTECT, related_name="handed_over", verbose_name=_("yang diwakili")
    )
    to = models.ForeignKey(
        "Officer", models.PROTECT, related_name="stands_in", verbose_name=_("yang mewakili")
    )
    organisation = models.ForeignKey(
        "Organisation", models.PROTECT, related_name="+", verbose_name=_("pintu")
    )
    since = models.DateTimeField(_("mulai"))
    until = models.DateTimeField(_("sampai"))
    ended = models.DateTimeField(_("diakhiri"), null=True)

    class Meta:
        verbose_name = _("perwakilan")
        verbose_name_plural = _("perwakilan")
        ordering = ("-since", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(since__lt=models.F("until")), name="members_delegation_has_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.to}, {self.officer}"

    def runs(self, now: datetime.datetime) -> bool:
        """Does it hold at `now`?"""
        return self.ended is None and self.since <= now < self.until
