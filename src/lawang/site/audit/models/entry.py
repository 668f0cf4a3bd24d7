"""One entry of the log."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Entry"]


class AppendOnly(models.QuerySet):
    """Rows that are added and read, never changed."""

    def update(self, **changes: Any) -> int:
        """Refused."""
        raise TypeError("the log is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise TypeError("the log is append-only")


class Entry(models.Model):
    """Who did what to what, when. `number` counts from 1 without gaps; `previous` is the digest of the entry before.

    Actor and subject are kept as plain values, not foreign keys: an entry outlives what it speaks of. No personal data of
    citizens belongs into `details`.
    """

    number = models.PositiveBigIntegerField(_("nomor"), unique=True)
    at = models.DateTimeField(_("waktu"))
    event = models.CharField(_("kejadian"), max_length=60, db_index=True)
    actor_id = models.BigIntegerField(_("nomor pelaku"), null=True)
    actor = models.CharField(_("pelaku"), max_length=200)
    subject_type = models.CharField(_("jenis"), max_length=60)
    subject_id = models.BigIntegerField(_("nomor obyek"))
    details = models.JSONField(_("rincian"), default=dict)
    previous = models.CharField(_("sidik sebelumnya"), max_length=64)
    digest = models.CharField(_("sidik"), max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("catatan")
        verbose_name_plural = _("catatan")
        ordering = ("number",)
        indexes = (models.Index(fields=("subject_type", "subject_id", "number"), name="audit_subject"),)

    def __str__(self) -> str:
        return f"{self.number} {self.event} {self.subject_type} {self.subject_id}"

    def reckoned(self) -> str:
        """SHA-256 over all fields but `digest`, in hexadecimal."""
        content = {
            "number": self.number,
            "at": self.at.astimezone(datetime.UTC).isoformat(),
            "event": self.event,
            "actor": [self.actor_id, self.actor],
            "subject": [self.subject_type, self.subject_id],
            "details": self.details,
            "previous": self.previous,
        }
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode("utf-8")).hexdigest()

    def save(self, *args: Any, **settings: Any) -> None:
        """Add the entry; refused for one that already stands."""
        if self.pk is not None:
            raise TypeError("the log is append-only")
        super().save(*args, **settings)

    def delete(self, *args: Any, **settings: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise TypeError("the log is append-only")
