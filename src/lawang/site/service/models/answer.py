"""The written notice that answers a request."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lawang.site.service.models.request import Request
from lawang.site.service.terms import Delivery, Form, Grounds17

__all__ = ["Answer"]


class Answer(models.Model):
    """The contents of UU 14/2008 Pasal 22 ayat (7): held or not and by whom, granted or refused with the reason, redactions with
    the reason, form and delivery, cost and how it is paid. A refusal names the ground, the statute, the exempt parts, the harm
    and how long (uji konsekuensi)."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="answer")
    text = models.TextField(_("isi jawaban"))
    other_holder = models.CharField(_("badan publik yang menguasai"), max_length=200, blank=True)
    ground = models.CharField(_("dasar pengecualian"), max_length=1, choices=Grounds17.choices, blank=True)
    statute = models.CharField(_("pasal undang-undang"), max_length=200, blank=True)
    exempt = models.TextField(_("bagian yang dikecualikan"), blank=True)
    harm = models.TextField(_("akibat bila dibuka"), blank=True)
    until = models.CharField(_("dikecualikan sampai"), max_length=100, blank=True)
    form = models.CharField(_("bentuk"), max_length=5, choices=Form.choices)
    delivery = models.CharField(_("cara pengiriman"), max_length=7, choices=Delivery.choices)
    cost = models.PositiveIntegerField(_("biaya (rupiah)"), default=0)
    payment = models.CharField(_("cara membayar"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    at = models.DateTimeField(_("dikirim"))
    # when it reached the requester; on the page or by e-mail that is when it was sent
    delivered = models.DateTimeField(_("disampaikan"), null=True)
    # what the checker said and why it was sent all the same
    tally = models.JSONField(_("hasil pemeriksaan"), default=dict)
    override = models.TextField(_("alasan meneruskan"), blank=True)
    # as published, without personal data
    question = models.TextField(_("pertanyaan untuk umum"), blank=True)
    published_text = models.TextField(_("jawaban untuk umum"), blank=True)
    topics = models.CharField(_("kata kunci"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("jawaban")
        verbose_name_plural = _("jawaban")
        indexes = (models.Index(fields=("ground",), name="service_ground"),)

    def __str__(self) -> str:
        return str(self.request)
