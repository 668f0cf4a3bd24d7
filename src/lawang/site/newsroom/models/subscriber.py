"""Who receives releases by e-mail, and what they received.

A subscriber is an address, what it wants, and nothing else; unsubscribing deletes the row and its receipts (UU 27/2022).
"""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["PENDING_DAYS", "Receipt", "Subscriber"]

# How long a subscription waits for its confirmation before it is deleted: a long weekend.
PENDING_DAYS = 4


def _token() -> str:
    return secrets.token_urlsafe(32)


class Subscriber(models.Model):
    """An e-mail address that asked for releases; it receives some only after its owner confirmed."""

    class Rhythm(models.TextChoices):
        """How often."""

        INSTANT = "instant", _("segera setelah terbit")
        DAILY = "daily", _("rangkuman sekali sehari")

    email = models.EmailField(_("surel"), unique=True)
    topics = models.JSONField(_("topik"), default=list, blank=True)  # short names of topics; empty for all
    rhythm = models.CharField(
        _("kapan dikirim"), max_length=8, choices=Rhythm.choices, default=Rhythm.INSTANT
    )
    language = models.CharField(_("bahasa"), max_length=2, default="id")
    token = models.CharField(max_length=60, unique=True, default=_token, editable=False)
    asked = models.DateTimeField(_("diminta"))
    confirmed = models.DateTimeField(_("dipastikan"), null=True, blank=True)
    digested = models.DateTimeField(_("rangkuman terakhir"), null=True, blank=True)

    class Meta:
        verbose_name = _("pelanggan")
        verbose_name_plural = _("pelanggan")

    def __str__(self) -> str:
        return self.email


class Receipt(models.Model):
    """That a version of a release was sent to a subscriber. Who received one hears of its correction."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="receipts")
    uri = models.CharField(max_length=500)
    version = models.PositiveIntegerField()
    sent = models.DateTimeField()

    class Meta:
        verbose_name = _("tanda kirim")
        verbose_name_plural = _("tanda kirim")
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "uri", "version"), name="newsroom_sent_once"),
        )
        indexes = (models.Index(fields=("uri",), name="newsroom_receipt_uri"),)

    def __str__(self) -> str:
        return f"{self.uri} v{self.version}"
