"""What is told to a requester in writing: one shape for the page, the e-mail and the paper.

The answer has the contents of UU 14/2008 Pasal 22 ayat (7); every notice names what can be done next and until when.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from lawang.site.service import days, secret
from lawang.site.service.actions.contest import dispute_until, objection_until
from lawang.site.service.models import Objection, Request
from lawang.site.service.terms import Outcome, Ruling

__all__ = ["Notice", "answer", "day", "decision", "extension", "objection", "receipt", "rupiah", "track_link"]


@dataclass(frozen=True)
class Notice:
    """A title, the rows of label and words, paragraphs below them, and where the QR code leads."""

    title: str
    number: str
    body: str
    rows: tuple[tuple[str, str], ...]
    text: str
    next: str
    link: str


def day(when: datetime.date) -> str:
    """Kamis, 29 Januari 2026."""
    return str(format_date(when, "EEEE, d MMMM y", locale=get_language() or "id"))


def rupiah(amount: int) -> str:
    """Rp12.500, or that it is free."""
    return f"Rp{amount:,}".replace(",", ".") if amount else _("tanpa biaya")


def track_link(number: str) -> str:
    """The address of the page on which a request is followed; the secret is not in it."""
    with override(settings.LANGUAGE_CODE):
        path = reverse("service:tracked", args=[number])
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + path


def _notice(title: str, request: Request, rows: list[tuple[Any, Any]], text: str, then: str) -> Notice:
    kept = tuple((str(label), str(words)) for label, words in rows if words)
    return Notice(title, request.number, str(request.body), kept, text, then, track_link(request.number))


def receipt(request: Request) -> Notice:
    """The registration number is the receipt."""
    received = request.received.astimezone(days.zone_of(request.body))
    rows = [
        (_("Nomor pendaftaran"), request.number),
        (_("Kata rahasia"), secret.of(request)),
        (_("Diterima"), f"{day(received)}, {received:%H.%M} {received.tzname()}"),
        (_("Badan publik"), request.body),
        (_("Dijawab paling lambat"), day(request.due)),
        (_("Informasi yang diminta"), request.information),
        (_("Cara memperoleh"), request.get_form_display()),
        (_("Cara pengiriman"), request.get_delivery_display()),
    ]
    then = _(
        "Dengan nomor dan kata rahasia ini Anda dapat mengikuti permohonan. Simpan keduanya; "
        "siapa pun yang memilikinya dapat membaca jawabannya."
    )
    return _notice(_("Tanda terima permohonan informasi"), request, rows, "", then)


def extension(request: Request) -> Notice:
    """The body needs the seven days more that the law gives."""
    rows = [
        (_("Nomor pendaftaran"), request.number),
        (_("Alasan"), request.extension_reason),
        (_("Dijawab paling lambat"), day(request.due)),
    ]
    then = _("Waktu menjawab hanya dapat diperpanjang satu kali (UU 14/2008 Pasal 22 ayat 8).")
    return _notice(_("Pemberitahuan perpanjangan waktu"), request, rows, "", then)


def answer(request: Request) -> Notice:
    """The written notice of Pasal 22 ayat (7)."""
    told = request.answer
    held = request.outcome != Outcome.NOT_HELD
    rows = [
        (_("Nomor pendaftaran"), request.number),
        (_("Informasi yang diminta"), request.information),
        (_("Penguasaan"), _("dikuasai badan publik ini") if held else _("tidak dikuasai badan publik ini")),
        (_("Badan publik yang menguasai"), told.other_holder),
        (_("Putusan"), request.get_outcome_display()),
        (_("Dasar pengecualian"), told.get_ground_display()),
        (_("Pasal undang-undang"), told.statute),
        (_("Bagian yang dikecualikan"), told.exempt),
        (_("Akibat bila dibuka"), told.harm),
        (_("Dikecualikan sampai"), told.until),
        (_("Bentuk"), told.get_form_display()),
        (_("Cara pengiriman"), told.get_delivery_display()),
        (_("Biaya"), rupiah(told.cost)),
        (_("Cara membayar"), told.payment),
        (_("Tanggal"), day(days.local_day(told.at, request.body))),
    ]
    until = objection_until(request)
    then = (
        _(
            "Bila Anda berkeberatan, ajukan kepada atasan PPID paling lambat %(day)s, di halaman lacak "
            "permohonan atau di loket (UU 14/2008 Pasal 35 dan 36)."
        )
        % {"day": day(until.day)}
        if until
        else ""
    )
    return _notice(_("Pemberitahuan tertulis"), request, rows, told.text, then)


def objection(row: Objection) -> Notice:
    """The objection is registered."""
    rows = [
        (_("Nomor keberatan"), row.number),
        (_("Nomor pendaftaran"), row.request.number),
        (_("Alasan"), row.get_ground_display()),
        (_("Kasus posisi"), row.position),
        (_("Ditanggapi atasan PPID paling lambat"), day(row.due)),
    ]
    return _notice(_("Tanda terima keberatan"), row.request, rows, "", "")


def decision(row: Objection) -> Notice:
    """The superior's written reply."""
    rows = [
        (_("Nomor keberatan"), row.number),
        (_("Nomor pendaftaran"), row.request.number),
        (_("Putusan atasan"), row.get_ruling_display()),
        (_("Perintah kepada PPID"), row.order),
        (_("Atasan PPID"), row.decided_by),
    ]
    then = ""
    if row.ruling != Ruling.UPHELD:
        then = _(
            "Bila Anda tidak puas, Anda dapat mengajukan sengketa ke Komisi Informasi paling lambat %(day)s "
            "(UU 14/2008 Pasal 37)."
        ) % {"day": day(dispute_until(row).day)}
    return _notice(_("Tanggapan atas keberatan"), row.request, rows, row.decision, then)
