"""What can happen in this app: a closed list."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

__all__ = ["WORDS", "Event"]


class Event(StrEnum):
    """Recorded by the actions; effects.py says what follows. No entry holds personal data of a requester."""

    RECEIVED = "service.received"
    ROUTED = "service.routed"
    AGENCY_REPLIED = "service.agency_replied"
    EXTENDED = "service.extended"
    ANSWERED = "service.answered"
    DELIVERED = "service.delivered"
    WITHDRAWN = "service.withdrawn"
    PUBLISHED = "service.published"
    UNPUBLISHED = "service.unpublished"
    DRAFTED = "service.drafted"
    OBJECTED = "service.objected"
    DECIDED = "service.decided"
    DISPUTED = "service.disputed"
    IDENTITY_READ = "service.identity_read"
    PAPER_READ = "service.paper_read"
    EXPORTED = "service.exported"
    ERASED = "service.erased"
    BREACH_NOTED = "service.breach_noted"
    BREACH_TOLD = "service.breach_told"
    DECREED = "service.decreed"
    DUE_MOVED = "service.due_moved"
    TOLD = "service.told"
    LISTED = "service.listed"
    RENEWED = "service.renewed"


# How the history of a request tells of each.
WORDS = {
    Event.RECEIVED.value: _("permohonan diterima"),
    Event.ROUTED.value: _("diteruskan ke instansi"),
    Event.AGENCY_REPLIED.value: _("instansi memberi bahan"),
    Event.EXTENDED.value: _("waktu diperpanjang"),
    Event.ANSWERED.value: _("pemberitahuan tertulis dikirim"),
    Event.DELIVERED.value: _("jawaban disampaikan"),
    Event.WITHDRAWN.value: _("dicabut pemohon"),
    Event.PUBLISHED.value: _("jawaban diterbitkan"),
    Event.UNPUBLISHED.value: _("jawaban tidak lagi diterbitkan"),
    Event.DRAFTED.value: _("dijadikan naskah siaran pers"),
    Event.OBJECTED.value: _("keberatan diterima"),
    Event.DECIDED.value: _("keberatan diputus"),
    Event.DISPUTED.value: _("sengketa diajukan ke Komisi Informasi"),
    Event.IDENTITY_READ.value: _("data pribadi dibaca"),
    Event.PAPER_READ.value: _("berkas identitas dibuka"),
    Event.EXPORTED.value: _("data pribadi diunduh pemohon"),
    Event.ERASED.value: _("data pribadi dihapus"),
    Event.BREACH_NOTED.value: _("kebocoran data dicatat"),
    Event.BREACH_TOLD.value: _("kebocoran data diberitahukan"),
    Event.DECREED.value: _("kalender diubah"),
    Event.DUE_MOVED.value: _("tenggat bergeser karena kalender berubah"),
    Event.TOLD.value: _("keterangan laporan diubah"),
    Event.LISTED.value: _("masuk daftar informasi"),
    Event.RENEWED.value: _("informasi diperbarui"),
}
