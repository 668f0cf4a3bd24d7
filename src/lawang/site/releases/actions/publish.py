"""Moves that change what the public sees."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from lawang.site.reasons import Barred, Reason
from lawang.site.releases import door
from lawang.site.releases.actions.check import barring, current
from lawang.site.releases.models import Release, Version
from lawang.site.releases.states import State

__all__ = ["publish", "tidy", "unschedule", "withdraw"]


def publish(actor: Any, version: Version, now: datetime.datetime) -> Version:
    """Let an approved version out: at once, or at the end of its embargo. Raises `PermissionDenied`, `Barred`.

    The sources are looked at again: one that was attached or taken off after the approval may have changed the findings.
    """
    waits = version.embargo is not None and version.embargo > now
    act = "schedule" if waits else "publish"
    door.permit(version, act, actor)
    reasons = barring(version, current(version))
    if version.digest != version.approved_digest or version.digest != version.reckoned():
        reasons.append(Reason("changed", _("Naskah berubah setelah disetujui. Mintakan persetujuan lagi.")))
    if reasons:
        raise Barred(*reasons)
    with transaction.atomic():
        _address(version.release)
        out = door.take(version, act, actor, fields={"public_from": version.embargo if waits else now})
        if not waits:
            _replace_older(out)
    return out


def unschedule(actor: Any, version: Version, now: datetime.datetime) -> Version:
    """Stop a version that waits for its time. Raises `PermissionDenied`, `Barred` when its time has come."""
    door.permit(version, "unschedule", actor)
    if version.public_from <= now:
        raise Barred(Reason("out", _("Waktunya sudah lewat, jadi sudah terbit. Ralat atau tarik.")))
    return door.take(version, "unschedule", actor, fields={"public_from": None})


def withdraw(actor: Any, version: Version, reason: str, now: datetime.datetime) -> Version:
    """Take a release back from the public; a notice with the reason stays at its address. Raises `PermissionDenied`, `Barred`."""
    door.permit(version, "withdraw", actor)
    reasons = []
    if not reason.strip():
        reasons.append(Reason("reason", _("Tulis mengapa siaran pers ini ditarik.")))
    if version.public_from > now:
        reasons.append(Reason("not_out", _("Belum terbit: batalkan jadwalnya saja.")))
    if reasons:
        raise Barred(*reasons)
    return door.take(version, "withdraw", actor, fields={"withdrawn": now}, reason=reason.strip())


def tidy(now: datetime.datetime) -> int:
    """Write down what time has done: scheduled versions whose embargo has ended are published, the ones they correct
    corrected. Nobody's view changes by it (`access.public` decides when read). Gives how many."""
    due = Version.objects.filter(state=State.SCHEDULED, public_from__lte=now).order_by("public_from", "id")
    count = 0
    for version in due:
        with transaction.atomic():
            _replace_older(door.take(version, "arrive", None))
        count += 1
    return count


def _replace_older(version: Version) -> None:
    older = version.release.versions.filter(state=State.PUBLISHED, number__lt=version.number)
    for replaced in older:
        door.take(replaced, "replace", None, by=version.pk)


def _address(release: Release) -> None:
    """The public address, made of the first headline that goes out."""
    if release.slug:
        return
    first = release.versions.order_by("number").first()
    stem = slugify(first.headline if first else "")[:80].strip("-")
    release.slug = f"{stem}-{release.pk}" if stem else str(release.pk)
    release.save(update_fields=["slug"])
