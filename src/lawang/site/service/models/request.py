"""A request for information."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.models.sealed import SealedField
from lawang.site.service.terms import Channel, Delivery, Form, Outcome, Status, Visibility, Who

__all__ = ["Counter", "Request", "Requester"]


def _nonce() -> str:
    return secrets.token_hex(16)


class Counter(models.Model):
    """The last number given out in a year, by kind of register; locked while the next one is taken."""

    kind = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("penghitung nomor")
        verbose_name_plural = _("penghitung nomor")
        constraints = (models.UniqueConstraint(fields=("kind", "year"), name="service_one_counter"),)

    def __str__(self) -> str:
        return f"{self.kind}-{self.year}-{self.last}"


class Request(models.Model):
    """What somebody wants to know, and what became of it. Status, outcome and visibility are three things: where it stands, what
    was decided, who may read it. Who asked is another row, `Requester`, which can be erased without losing the count."""

    number = models.CharField(_("nomor pendaftaran"), max_length=20, unique=True)
    nonce = models.CharField(max_length=32, default=_nonce, editable=False)
    body = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="requests", verbose_name=_("badan publik")
    )
    channel = models.CharField(_("masuk lewat"), max_length=8, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(_("bahasa"), max_length=2, default="id")
    information = models.TextField(_("informasi yang diminta"))
    purpose = models.TextField(_("tujuan penggunaan"))
    form = models.CharField(_("cara memperoleh"), max_length=5, choices=Form.choices)
    delivery = models.CharField(_("cara pengiriman"), max_length=7, choices=Delivery.choices)
    received = models.DateTimeField(_("diterima"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("dicatat oleh")
    )
    status = models.CharField(_("keadaan"), max_length=10, choices=Status.choices, default=Status.RECEIVED)
    outcome = models.CharField(_("putusan"), max_length=8, choices=Outcome.choices, blank=True)
    visibility = models.CharField(
        _("siapa yang boleh membaca"), max_length=8, choices=Visibility.choices, default=Visibility.PRIVATE
    )
    due = models.DateField(_("tenggat"))
    extended = models.DateTimeField(_("diperpanjang"), null=True)
    extension_reason = models.TextField(_("alasan perpanjangan"), blank=True)
    closed = models.DateTimeField(_("selesai"), null=True)
    late = models.BooleanField(_("terlambat"), default=False)
    # working days from receipt to the notice, reckoned once when it is sent: the report counts them
    taken = models.PositiveSmallIntegerField(_("hari kerja terpakai"), null=True)

    class Meta:
        verbose_name = _("permohonan informasi")
        verbose_name_plural = _("permohonan informasi")
        ordering = ("-received", "-id")
        indexes = (
            models.Index(fields=("body", "status", "due", "id"), name="service_queue"),
            models.Index(fields=("-received", "-id"), name="service_received"),
            models.Index(fields=("body", "-received", "-id"), name="service_register"),
            models.Index(
                fields=("-closed", "-id"), name="service_public", condition=models.Q(visibility="public")
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def open(self) -> bool:
        """Does it still wait for its answer?"""
        return self.status in (Status.RECEIVED, Status.ROUTED)


class Requester(models.Model):
    """Who asked. Every field is sealed; `erased` says that they were taken away."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="requester")
    who = models.CharField(_("pemohon"), max_length=6, choices=Who.choices)
    name = SealedField(_("nama lengkap"))
    identity = SealedField(_("NIK atau nomor pengesahan badan hukum"))
    address = SealedField(_("alamat"))
    phone = SealedField(_("telepon"))
    email = SealedField(_("surel"))
    occupation = SealedField(_("pekerjaan"))
    proxy = SealedField(_("nama penerima kuasa"))
    erased = models.DateTimeField(_("dihapus"), null=True)

    class Meta:
        verbose_name = _("pemohon")
        verbose_name_plural = _("pemohon")

    def __str__(self) -> str:
        return f"#{self.request_id}"
