"""What can happen in this app: a closed list."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

__all__ = ["WORDS", "Event"]


class Event(StrEnum):
    """Recorded by the actions and the door; effects.py says what follows."""

    BEGUN = "releases.begun"
    EDITED = "releases.edited"
    APPROVAL_VOIDED = "releases.approval_voided"
    SUBMITTED = "releases.submitted"
    RECALLED = "releases.recalled"
    CLAIMED = "releases.claimed"
    TAKEN_OVER = "releases.taken_over"
    COMMENTED = "releases.commented"
    STANDARD_SET = "releases.standard_set"
    SENT_BACK = "releases.sent_back"
    APPROVED = "releases.approved"
    SCHEDULED = "releases.scheduled"
    UNSCHEDULED = "releases.unscheduled"
    PUBLISHED = "releases.published"
    CORRECTION_BEGUN = "releases.correction_begun"
    CORRECTED = "releases.corrected"
    WITHDRAWN = "releases.withdrawn"
    SOURCE_ADDED = "releases.source_added"
    SOURCE_ATTACHED = "releases.source_attached"
    SOURCE_DETACHED = "releases.source_detached"
    SOURCE_ASKED = "releases.source_asked"
    SOURCE_ANSWERED = "releases.source_answered"
    SOURCE_DECLINED = "releases.source_declined"
    SOURCE_NOT_ASKED = "releases.source_not_asked"
    SPEAKER_ASKED = "releases.speaker_asked"
    SPEAKER_REVOKED = "releases.speaker_revoked"
    SPEAKER_ANSWERED = "releases.speaker_answered"
    SPEAKER_CONFIRMED = "releases.speaker_confirmed"
    SPEAKER_SET_ASIDE = "releases.speaker_set_aside"
    CONFIRMED = "releases.confirmed"
    OVERRIDDEN = "releases.overridden"
    DISMISSED = "releases.dismissed"
    DISMISSAL_SECONDED = "releases.dismissal_seconded"
    TOPIC_ADDED = "releases.topic_added"
    TOPIC_RENAMED = "releases.topic_renamed"


# How the history of a release tells of each.
WORDS = {
    Event.BEGUN.value: _("mulai menulis"),
    Event.EDITED.value: _("menyunting naskah"),
    Event.APPROVAL_VOIDED.value: _("persetujuan gugur karena naskah berubah"),
    Event.SUBMITTED.value: _("mengajukan ke pintu"),
    Event.RECALLED.value: _("menarik kembali ke naskah"),
    Event.CLAIMED.value: _("mulai memeriksa"),
    Event.TAKEN_OVER.value: _("mengambil alih pemeriksaan"),
    Event.COMMENTED.value: _("berkomentar"),
    Event.STANDARD_SET.value: _("menetapkan standar layanan"),
    Event.SENT_BACK.value: _("mengembalikan kepada penulis"),
    Event.APPROVED.value: _("menyetujui"),
    Event.SCHEDULED.value: _("menjadwalkan"),
    Event.UNSCHEDULED.value: _("membatalkan jadwal"),
    Event.PUBLISHED.value: _("menerbitkan"),
    Event.CORRECTION_BEGUN.value: _("memulai ralat"),
    Event.CORRECTED.value: _("diganti dengan ralat"),
    Event.WITHDRAWN.value: _("menarik siaran pers"),
    Event.SOURCE_ADDED.value: _("memasukkan sumber"),
    Event.SOURCE_ATTACHED.value: _("melampirkan sumber"),
    Event.SOURCE_DETACHED.value: _("melepas sumber"),
    Event.SOURCE_ASKED.value: _("meminta sumber"),
    Event.SOURCE_ANSWERED.value: _("menjawab dengan sumber"),
    Event.SOURCE_DECLINED.value: _("menolak memberi sumber"),
    Event.SOURCE_NOT_ASKED.value: _("membatalkan permintaan sumber"),
    Event.SPEAKER_ASKED.value: _("bertanya kepada pembicara"),
    Event.SPEAKER_REVOKED.value: _("mencabut tautan pembicara"),
    Event.SPEAKER_ANSWERED.value: _("menjawab lewat tautan"),
    Event.SPEAKER_CONFIRMED.value: _("sebagai pembicara memastikan benar"),
    Event.SPEAKER_SET_ASIDE.value: _("mengesampingkan permintaan pembicara"),
    Event.CONFIRMED.value: _("memastikan faktanya benar"),
    Event.OVERRIDDEN.value: _("melanjutkan dengan alasan"),
    Event.DISMISSED.value: _("menyatakan temuan keliru"),
    Event.DISMISSAL_SECONDED.value: _("menjadi saksi bahwa temuan keliru"),
    Event.TOPIC_ADDED.value: _("menambah topik"),
    Event.TOPIC_RENAMED.value: _("mengganti nama topik"),
}
