"""Answer a request: the written notice, its files, and what the checker says of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from lawang.check import Report, Source, Verdict, check
from lawang.errors import BadInput
from lawang.intake.files import read_bytes
from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.service import days, vault
from lawang.site.service.actions.permit import ppid, still_open
from lawang.site.service.events import Event
from lawang.site.service.models import Answer, Paper, Request
from lawang.site.service.terms import Delivery, Outcome, PaperKind, Status
from lawang.text import Text

__all__ = ["answer", "checked"]

_EXEMPTION = ("ground", "statute", "exempt", "harm", "until")


def checked(text: str, sources: Iterable[tuple[str, str]]) -> Report | None:
    """The answer held against its sources, (name, text); None without any. A fact that its sources state otherwise bars it."""
    given = [Source(name, Text(words)) for name, words in sources if words.strip()]
    return check(Text(text), given, supported=True) if given and text.strip() else None


def answer(
    actor: Any,
    request: Request,
    fields: dict[str, Any],
    files: Iterable[tuple[str, bytes]],
    library: Iterable[Any],
    now: datetime.datetime,
) -> Answer:
    """Send the notice of Pasal 22 ayat (7). `fields`: `outcome` and those of `Answer`; `files` go to the requester; the files and
    the sources of the `library` are what the text is checked against. Raises `PermissionDenied`, `Barred`."""
    ppid(actor, request)
    fields = dict(fields)
    outcome, files = fields.pop("outcome"), list(files)
    read = [(name, content, _text(name, content)) for name, content in files]
    texts = [(name, text) for name, _content, text in read]
    texts += [(source.title, source.text) for source in library]
    report = checked(fields["text"], texts)
    _bar(outcome, fields, report)
    if outcome not in (Outcome.REFUSED, Outcome.PARTIAL):
        fields |= dict.fromkeys(_EXEMPTION, "")
    stored = [(name, vault.keep(content), len(content), text) for name, content, text in read]
    try:
        with still_open(request) as row:
            sent = now if fields["delivery"] in (Delivery.EMAIL, Delivery.PAGE) else None
            made = Answer.objects.create(
                request=row, by=actor, at=now, delivered=sent, tally=_tally(report), **fields
            )
            for name, place, size, text in stored:
                Paper.objects.create(
                    request=row, kind=PaperKind.ANSWER, filename=name, stored=place, size=size, text=text
                )
            row.status, row.outcome, row.closed = Status.ANSWERED, outcome, now
            row.taken = days.taken(row.received, now, row.body)
            row.late = days.local_day(now, row.body) > row.due
            row.save(update_fields=["status", "outcome", "closed", "taken", "late"])
            record(Event.ANSWERED, row, actor, outcome=str(outcome), late=row.late, tally=made.tally)
    except BaseException:
        for _name, place, _size, _text_of in stored:
            vault.drop(place)
        raise
    return made


def _bar(outcome: Any, fields: dict[str, Any], report: Report | None) -> None:
    reasons = []
    if not fields["text"].strip():
        reasons.append(Reason("empty", _("Tulis isi jawabannya.")))
    if outcome in (Outcome.REFUSED, Outcome.PARTIAL):
        words = {
            "ground": _("dasar pengecualian (Pasal 17)"),
            "statute": _("pasal undang-undang yang menjadi dasar"),
            "exempt": _("bagian yang dikecualikan"),
            "harm": _("akibat bila dibuka"),
            "until": _("sampai kapan dikecualikan"),
        }
        reasons += [
            Reason("exemption", _("Uji konsekuensi belum lengkap: %(what)s.") % {"what": words[name]})
            for name in _EXEMPTION
            if not str(fields.get(name, "")).strip()
        ]
    if outcome == Outcome.NOT_HELD and not fields.get("other_holder", "").strip():
        reasons.append(
            Reason("holder", _("Sebutkan badan publik yang menguasainya, atau “tidak diketahui”."))
        )
    if fields.get("cost") and not fields.get("payment", "").strip():
        reasons.append(Reason("payment", _("Sebutkan cara membayar biayanya.")))
    if not fields.get("override", "").strip():
        for finding in report.findings if report else ():
            if finding.verdict is Verdict.CONTRADICTED and report is not None:
                part = report.text.raw[finding.start : finding.end]
                words_ = _("“%(part)s” berbeda dari sumber: perbaiki, atau tulis mengapa tetap benar.")
                reasons.append(Reason("contradicted", words_ % {"part": part}, {"part": part}))
    if reasons:
        raise Barred(*reasons)


def _text(name: str, content: bytes) -> str:
    """What the checker reads of a file; nothing of a picture or a file of another kind."""
    try:
        return read_bytes(content, name).text.replace("\0", "")
    except BadInput:
        return ""


def _tally(report: Report | None) -> dict[str, int]:
    tally: dict[str, int] = {}
    for finding in report.findings if report else ():
        tally[finding.verdict.value] = tally.get(finding.verdict.value, 0) + 1
    return tally
