"""A drift, wherever it went, and what was asked of those who carry it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Case", "Request", "Sighting"]


class Case(models.Model):
    """The same fact of the same release told otherwise in the same way: one case, however many copies carry it."""

    class State(models.TextChoices):
        """Where it stands. `MENDED` is written by the house alone, when every copy is right or gone."""

        NEW = "new", _("baru")
        REAL = "real", _("nyata")
        ASKED = "asked", _("diminta diralat")
        MENDED = "mended", _("sudah benar")
        ACCEPTED = "accepted", _("diterima")
        FALSE = "false", _("temuan keliru")

    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="+")
    original = models.ForeignKey("Original", models.CASCADE, related_name="cases")
    key = models.CharField(max_length=64)
    kind = models.CharField(_("jenis fakta"), max_length=12)
    severity = models.CharField(_("bobot"), max_length=6)
    verdict = models.CharField(max_length=12)
    words = models.TextField(_("di tayangan"))
    source_words = models.TextField(_("di siaran pers"), blank=True)
    state = models.CharField(_("keadaan"), max_length=8, choices=State.choices, default=State.NEW)
    first_seen = models.DateTimeField(_("pertama terlihat"))
    closed = models.DateTimeField(_("ditutup"), null=True)
    reason = models.TextField(_("alasan"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("penyimpangan")
        verbose_name_plural = _("penyimpangan")
        ordering = ("-first_seen", "-id")
        constraints = (models.UniqueConstraint(fields=("release", "key"), name="watch_case_once"),)
        indexes = (models.Index(fields=("state", "-first_seen"), name="watch_case_state"),)

    def __str__(self) -> str:
        return f"{self.words} / {self.source_words}"

    @property
    def open(self) -> bool:
        """Is something still to be done or waited for?"""
        return self.state in OPEN


OPEN = frozenset({Case.State.NEW, Case.State.REAL, Case.State.ASKED})


class Sighting(models.Model):
    """That a copy carries a case, from when until when. `removed`: it ended because the page went away."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sightings")
    copy = models.ForeignKey("Copy", models.CASCADE, related_name="sightings")
    found = models.ForeignKey("Found", models.CASCADE, related_name="+")
    first_seen = models.DateTimeField(_("pertama terlihat"))
    mended = models.DateTimeField(_("benar sejak"), null=True, db_index=True)
    removed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("jejak penyimpangan")
        verbose_name_plural = _("jejak penyimpangan")
        ordering = ("first_seen", "id")
        constraints = (models.UniqueConstraint(fields=("case", "copy"), name="watch_sighting_once"),)

    def __str__(self) -> str:
        return f"{self.case_id} {self.copy_id}"


class Request(models.Model):
    """A letter that asks an outlet to correct; `number` 1 is the request, later ones remind."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="requests")
    outlet = models.ForeignKey("Outlet", models.PROTECT, related_name="requests")
    number = models.PositiveSmallIntegerField()
    email = models.EmailField(_("kepada"))
    subject = models.CharField(_("perihal"), max_length=200)
    body = models.TextField(_("isi surat"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("diminta"))
    sent = models.DateTimeField(_("terkirim"), null=True)
    nudged = models.DateTimeField(_("petugas diingatkan"), null=True)

    class Meta:
        verbose_name = _("permintaan ralat")
        verbose_name_plural = _("permintaan ralat")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("case", "outlet", "number"), name="watch_asked_once"),)

    def __str__(self) -> str:
        return self.subject
