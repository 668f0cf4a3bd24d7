"""A failure to protect personal data, and its clock."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Breach"]


class Breach(models.Model):
    """What leaked, noticed when, and by when those concerned and the authority have to be told: 3 x 24 hours of the clock
    (UU 27/2022 Pasal 46). It holds no personal data itself."""

    body = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="breaches", verbose_name=_("badan publik")
    )
    noticed = models.DateTimeField(_("diketahui"))
    due = models.DateTimeField(_("diberitahukan paling lambat"))
    data = models.TextField(_("data apa yang bocor"))
    how = models.TextField(_("kapan dan bagaimana terjadinya"))
    measures = models.TextField(_("apa yang dilakukan"))
    concerned = models.PositiveIntegerField(_("banyaknya orang"))
    told_people = models.DateTimeField(_("orang yang bersangkutan diberi tahu"), null=True)
    told_authority = models.DateTimeField(_("lembaga diberi tahu"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kebocoran data")
        verbose_name_plural = _("kebocoran data")
        ordering = ("-noticed", "-id")

    def __str__(self) -> str:
        return f"{_('Kebocoran data')} {self.pk}"

    @property
    def open(self) -> bool:
        """Is somebody still to be told?"""
        return not (self.told_people and self.told_authority)
