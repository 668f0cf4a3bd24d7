"""A speaker without an account confirms his own quotes and figures, by a link that is his alone."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Answer", "Person", "Point", "SpeakerLink"]


@dataclass(frozen=True)
class Person:
    """Somebody without an account, as the log names them."""

    name: str
    pk: None = None

    def __str__(self) -> str:
        return self.name


def _nonce() -> str:
    return secrets.token_urlsafe(16)


class Answer(StrEnum):
    """What a speaker says of a point."""

    TRUE = "true"
    CHANGE = "change"


ANSWER_WORDS = [(Answer.TRUE.value, _("benar")), (Answer.CHANGE.value, _("ubah"))]


class SpeakerLink(models.Model):
    """Sent to one address for one text (`digest`) of a version; what ends it is in `lawang.site.releases.speaking`."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64)
    name = models.CharField(_("nama pembicara"), max_length=150)
    position = models.CharField(_("jabatan"), max_length=150, blank=True)
    email = models.EmailField(_("surel pembicara"))
    nonce = models.CharField(max_length=30, default=_nonce, editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent = models.DateTimeField(_("dikirim"))
    expires = models.DateTimeField(_("berlaku sampai"))
    revoked = models.DateTimeField(_("dicabut"), null=True)
    submitted = models.DateTimeField(_("dijawab"), null=True)

    class Meta:
        verbose_name = _("tautan pembicara")
        verbose_name_plural = _("tautan pembicara")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.name}, {self.version_id}"

    @property
    def person(self) -> Person:
        """Who answers by it, as the log names them: the link went to this very address."""
        return Person(f"{self.name} <{self.email}>"[:150])


class Point(models.Model):
    """One quote or figure that the speaker is asked about, with its sentence as it stood, and the answer."""

    link = models.ForeignKey(SpeakerLink, models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()
    quote = models.BooleanField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    context = models.TextField()
    context_start = models.PositiveIntegerField()
    answer = models.CharField(_("jawaban"), max_length=6, choices=ANSWER_WORDS, blank=True)
    wording = models.TextField(_("yang benar"), blank=True)
    remark = models.TextField(_("keterangan"), blank=True)
    answered = models.DateTimeField(_("dijawab"), null=True)
    aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    aside = models.TextField(_("alasan dikesampingkan"), blank=True)

    class Meta:
        verbose_name = _("pernyataan pembicara")
        verbose_name_plural = _("pernyataan pembicara")
        ordering = ("link", "number")
        constraints = (models.UniqueConstraint(fields=("link", "number"), name="releases_point_number"),)

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The quote or figure itself."""
        return self.context[self.start - self.context_start : self.end - self.context_start]

    @property
    def around(self) -> tuple[str, str]:
        """Its sentence before and after it."""
        return (
            self.context[: self.start - self.context_start],
            self.context[self.end - self.context_start :],
        )

    def covers(self, found: Any, words: str) -> bool:
        """Does the speaker answer a finding, on these words, by saying that the point is right? Of a quote everything in it, and their
        own name and office beside it; of a figure what lies on it."""
        if found.start < self.end and self.start < found.end:
            return not self.quote or (self.start <= found.start and found.end <= self.end)
        if not self.quote or not self.context_start <= found.start < self.context_start + len(self.context):
            return False
        own = set(words.lower().split()) & set(self.link.name.lower().split())
        return found.kind == "position" or (found.kind in ("person", "attribution") and bool(own))
