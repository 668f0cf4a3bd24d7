"""A version of a release: its text, where it stands at the door, and the guard that nothing goes round it."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin

from lawang.site.releases.models.body import body_field
from lawang.site.releases.states import PASSED, STATE_WORDS, State

__all__ = ["GUARDED", "OutsideTheDoor", "Version"]

# Fields that only the door writes.
GUARDED = (
    "state",
    "approved_digest",
    "approved_by_id",
    "approved",
    "public_from",
    "withdrawn",
    "release_id",
    "number",
    "due",
    "claimed_by_id",
)
# Fields that the public reads.
CONTENT = ("headline", "place", "dated", "lead", "body", "contact", "embargo", "what_changed")


class OutsideTheDoor(Exception):
    """A programme tried to change a release without going through the door."""


class Versions(models.QuerySet):
    """Rows that no bulk statement changes."""

    def update(self, **changes: Any) -> int:
        """Refused for what the door keeps and for the text."""
        guarded = {*GUARDED, *CONTENT, "digest", "release", "approved_by", "claimed_by"}.intersection(changes)
        if guarded:
            raise OutsideTheDoor(f"update of {', '.join(sorted(guarded))}")
        return super().update(**changes)

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> Any:
        """Refused: every version is begun by itself."""
        raise OutsideTheDoor("bulk_create")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: a version that is not wanted stays a draft."""
        raise OutsideTheDoor("delete")


class Version(RevisionMixin, ClusterableModel):
    """The text of a release on one way through the door. Version 1 begins it; each correction is the next.

    `digest` is reckoned from the text at every save. `approved_digest` is the digest that was approved; a row past the door
    whose two digests differ is refused by the database itself.
    """

    release = models.ForeignKey("Release", models.PROTECT, related_name="versions", editable=False)
    number = models.PositiveSmallIntegerField(_("versi"), default=1, editable=False)

    headline = models.CharField(_("judul"), max_length=160)
    place = models.CharField(_("tempat"), max_length=60, blank=True, help_text=_("Misalnya SAMARINDA."))
    dated = models.DateField(
        _("tanggal siaran"),
        null=True,
        blank=True,
        help_text=_("Kemarin, hari ini, dan besok dihitung dari sini."),
    )
    lead = models.TextField(
        _("teras"), blank=True, help_text=_("Siapa, apa, kapan, di mana, dalam satu atau dua kalimat.")
    )
    body = body_field()
    topics = ParentalManyToManyField("Topic", blank=True, verbose_name=_("topik"))
    supporting = ParentalManyToManyField(
        "members.Organisation", blank=True, related_name="+", verbose_name=_("instansi pendukung")
    )
    contact = models.CharField(
        _("narahubung"),
        max_length=200,
        blank=True,
        help_text=_("Nama dan telepon kantor, akan terlihat umum."),
    )
    embargo = models.DateTimeField(
        _("jangan terbit sebelum"),
        null=True,
        blank=True,
        help_text=_("Kosongkan untuk terbit begitu disetujui."),
    )
    what_changed = models.CharField(
        _("yang diralat"),
        max_length=300,
        blank=True,
        help_text=_("Hanya untuk ralat: apa yang keliru, apa yang benar."),
    )

    state = models.CharField(
        _("keadaan"), max_length=10, choices=STATE_WORDS, default=State.DRAFT.value, editable=False
    )
    digest = models.CharField(max_length=64, editable=False)
    approved_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    approved = models.DateTimeField(_("disetujui"), null=True, editable=False)
    public_from = models.DateTimeField(_("terbit"), null=True, editable=False, db_index=True)
    withdrawn = models.DateTimeField(_("ditarik"), null=True, editable=False)
    due = models.DateTimeField(_("tenggat pintu"), null=True, editable=False)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("penulis"), editable=False
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("penyunting"),
        editable=False,
    )
    edited = models.DateTimeField(_("disunting"), editable=False)

    objects = Versions.as_manager()

    class Meta:
        verbose_name = _("siaran pers")
        verbose_name_plural = _("siaran pers")
        ordering = ("-edited", "-id")
        base_manager_name = "objects"
        constraints = (
            models.UniqueConstraint(fields=("release", "number"), name="releases_version_number"),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(state.value for state in PASSED))
                | (Q(approved_digest=F("digest")) & ~Q(approved_digest="") & Q(approved_by__isnull=False)),
                name="releases_past_the_door_only_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["scheduled", "published", "corrected"])
                | Q(public_from__isnull=False),
                name="releases_out_only_with_its_time",
            ),
        )
        indexes = (
            models.Index(fields=("state", "-public_from"), name="releases_public"),
            models.Index(
                fields=("-withdrawn",), condition=Q(withdrawn__isnull=False), name="releases_withdrawn"
            ),
        )

    def __str__(self) -> str:
        return self.headline

    def overdue(self, now: datetime.datetime) -> bool:
        """Has the door not decided by the time it set itself?"""
        return self.state in (State.SUBMITTED, State.IN_REVIEW) and self.due is not None and self.due <= now

    def reckoned(self) -> str:
        """SHA-256 over everything the public reads, in hexadecimal."""
        content: dict[str, Any] = {name: str(getattr(self, name) or "") for name in CONTENT}
        content["embargo"] = self.embargo.astimezone(datetime.UTC).isoformat() if self.embargo else ""
        content["body"] = [(block["type"], block["value"]) for block in self.body.get_prep_value()]
        for name in ("topics", "supporting"):
            content[name] = sorted(row.pk for row in getattr(self, name).all())
        written = json.dumps(content, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Refused: a version that is not wanted stays a draft."""
        raise OutsideTheDoor("delete")
