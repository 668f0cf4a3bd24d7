"""What is announced on the agenda."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Announcement"]


class Announcement(models.Model):
    """Something that will happen, announced by an agency. Its time may change or it may be called off; both stay visible, with the
    reason. `changes` counts them, as calendars want (SEQUENCE)."""

    agency = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="announcements", verbose_name=_("instansi")
    )
    title = models.CharField(_("judul"), max_length=160)
    starts = models.DateTimeField(_("mulai"))
    ends = models.DateTimeField(_("selesai"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=160, blank=True)
    about = models.CharField(_("keterangan"), max_length=300, blank=True)
    changes = models.PositiveIntegerField(default=0, editable=False)
    change = models.CharField(_("yang berubah"), max_length=400, blank=True, editable=False)
    cancelled = models.BooleanField(_("batal"), default=False, editable=False)
    changed = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("acara")
        verbose_name_plural = _("agenda")
        ordering = ("starts", "id")
        indexes = (models.Index(fields=("starts",), name="newsroom_agenda"),)

    def __str__(self) -> str:
        return self.title
