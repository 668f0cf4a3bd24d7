"""What the verbs of the desk ask first: is this officer the one, and is the request in the state for it?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.service.models import Request

__all__ = ["ppid", "still_open", "superior"]


def ppid(actor: Any, request: Request) -> None:
    """Raises `PermissionDenied` for who is not PPID of the body that was asked."""
    if not members.holds(actor, Role.PPID, at=request.body):
        raise PermissionDenied


def superior(actor: Any, request: Request) -> None:
    """Raises `PermissionDenied` for who is not the superior of its PPID."""
    if not members.holds(actor, Role.SUPERIOR, at=request.body):
        raise PermissionDenied


@contextmanager
def still_open(request: Request) -> Iterator[Request]:
    """A transaction around a change of a request that waits for its answer; the row is locked, so of two who act at once one
    is barred. Raises `Barred`."""
    with transaction.atomic():
        row = Request.objects.select_for_update(of=("self",)).select_related("body").get(pk=request.pk)
        if not row.open:
            words = _("Permohonan ini sudah “%(state)s”; muat ulang halaman ini.")
            raise Barred(Reason("state", words % {"state": row.get_status_display()}, {"state": row.status}))
        yield row
