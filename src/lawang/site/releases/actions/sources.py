"""Put a source into the library, attach it, take it off."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.intake.files import read_bytes
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.reasons import Barred, Reason
from lawang.site.releases import access, door, library
from lawang.site.releases.events import Event
from lawang.site.releases.models import Source, Use, Version
from lawang.site.releases.states import OPEN, Who

__all__ = ["add_source", "attach", "detach"]


def add_source(actor: Any, organisation: Any, content: bytes, filename: str, **fields: Any) -> Source:
    """Read a file and keep it for good, original and text. `fields` are those of `Source`.

    Raises `PermissionDenied` for who holds no role there, `lawang.errors.BadInput` for a file that cannot be read.
    """
    if not members.holds(actor, *members.roles(actor), at=organisation):
        raise PermissionDenied
    document = read_bytes(content, filename)
    if not document.text.strip():
        raise Barred(Reason("empty", _("Tidak ada teks yang terbaca di berkas ini.")))
    digest = library.keep(content)
    with transaction.atomic():
        source = Source.objects.create(
            organisation=organisation,
            vouched_by=actor,
            filename=filename,
            media=document.media,
            size=len(content),
            sha256=digest,
            text=document.text.replace("\0", ""),
            ocr=document.ocr,
            notes=list(document.notes),
            **fields,
        )
        record(Event.SOURCE_ADDED, source, actor, sha256=digest, organisation=organisation.pk)
    return source


def attach(actor: Any, version: Version, source: Source) -> Use:
    """Let a version rest on a source. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, version)
    if not access.sources(actor).filter(pk=source.pk).exists():
        raise PermissionDenied
    if version.uses.filter(source=source).exists():
        raise Barred(Reason("attached", _("Sumber ini sudah dilampirkan.")))
    with transaction.atomic():
        use = Use.objects.create(version=version, source=source, by=actor)
        record(Event.SOURCE_ATTACHED, version, actor, source=source.pk, sha256=source.sha256)
    return use


def detach(actor: Any, version: Version, source: Source) -> None:
    """Take a source off a version; it stays in the library. Raises `PermissionDenied`, `Barred`."""
    _permit(actor, version)
    use = version.uses.filter(source=source).first()
    if use is None:
        raise Barred(Reason("gone", _("Sumber ini tidak dilampirkan.")))
    with transaction.atomic():
        record(Event.SOURCE_DETACHED, version, actor, source=source.pk, sha256=source.sha256)
        use.delete()


def _permit(actor: Any, version: Version) -> None:
    if not door.parts(version, actor) & {Who.WRITER, Who.DOOR}:
        raise PermissionDenied
    if version.state not in OPEN:
        words = _("Setelah disetujui, sumbernya tidak dapat diganti. Sunting naskahnya dahulu.")
        raise Barred(Reason("state", words))
