"""Answer for an agency that was asked: with a file, with a signed statement, or not."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import asking
from lawang.site.releases.actions.sources import add_source
from lawang.site.releases.events import Event
from lawang.site.releases.models import Ask, Source, Use, Version
from lawang.site.releases.states import OPEN

__all__ = ["answer", "decline", "make_statement"]

# How a statement begins: whose it is. No date stands there, so that the check takes none for a fact of the statement.
_HEAD = "Pernyataan {position} {name}, {organisation}."


def answer(
    actor: Any, wanted: Ask, content: bytes, filename: str, now: datetime.datetime, **fields: Any
) -> Ask:
    """Hand over a file: a source of the library that the version rests on from now, unless the version was approved meanwhile.

    `fields` are those of `Source`. Raises `PermissionDenied`, `Barred`, `lawang.errors.BadInput` for an unreadable file.
    """
    asking.permit(wanted, "answer", actor)
    # read before the rows are held: a scanned document may take long
    source = add_source(actor, wanted.organisation, content, filename, **fields)
    with transaction.atomic():
        version = Version.objects.select_for_update(of=("self",)).get(pk=wanted.version_id)
        done = asking.take(wanted, "answer", actor, now, source=source)
        if version.state in OPEN:
            Use.objects.create(version=version, source=source, by=actor)
            details = {"source": source.pk, "sha256": source.sha256, "ask": done.pk}
            record(Event.SOURCE_ATTACHED, version, actor, **details)
    return done


def make_statement(
    actor: Any, wanted: Ask, text: str, name: str, position: str, signed: bool, now: datetime.datetime
) -> Ask:
    """Sign a statement of `name` in their office; it becomes a source of its own kind. Raises as `answer`."""
    asking.permit(wanted, "answer", actor)
    blanks = {"name": name.strip(), "position": position.strip()}
    reasons = []
    if not text.strip() or not all(blanks.values()):
        reasons.append(Reason("empty", _("Tulis pernyataannya, serta nama dan jabatan yang menyatakan.")))
    if not signed:
        words = _("Centang bahwa Anda menandatangani pernyataan ini atas nama instansi.")
        reasons.append(Reason("unsigned", words))
    if reasons:
        raise Barred(*reasons)
    head = _HEAD.format(organisation=wanted.organisation.name, **blanks)
    return answer(
        actor,
        wanted,
        f"{head}\n{text.strip()}\n".encode(),
        "pernyataan.txt",
        now,
        kind=Source.Kind.STATEMENT,
        title=str(_("Pernyataan %(name)s") % blanks)[:200],
        issuer=f"{blanks['name']}, {blanks['position']}"[:200],
        obtained=timezone.localdate(now),
        speaker=blanks["name"],
    )


def decline(actor: Any, wanted: Ask, reason: str, now: datetime.datetime) -> Ask:
    """Say why the agency does not give it. Raises `PermissionDenied`, `Barred`."""
    asking.permit(wanted, "decline", actor)
    if not reason.strip():
        raise Barred(Reason("reason", _("Tulis mengapa, dan bila tahu siapa yang memegang datanya.")))
    return asking.take(wanted, "decline", actor, now, reason=reason.strip())
