"""A watcher's word on a page: open it now, or believe a text that looked cut off."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.watch.events import Event
from lawang.site.watch.models import Capture, Page

__all__ = ["open_now", "trust"]


def open_now(actor: Any, page: Page, now: datetime.datetime) -> None:
    """Let a page be visited at the next round instead of at its time. Raises `PermissionDenied`, `Barred` for one without an address."""
    _permit(actor)
    if not page.address:
        raise Barred(Reason("address", _("Teks ini dimasukkan tanpa alamat, maka tidak dapat dibuka.")))
    with transaction.atomic():
        Page.objects.filter(pk=page.pk).update(next_at=now)
        record(Event.OPENED_NOW, page, actor)


def trust(actor: Any, capture: Capture) -> None:
    """Believe a text that shrank, is short or asks for a subscription: it is all that readers see, and is judged. Raises
    `PermissionDenied`, `Barred` when the page says something else by now."""
    _permit(actor)
    with transaction.atomic():
        latest = Page.objects.select_for_update().get(pk=capture.page_id).latest
        if latest != capture or not capture.trouble:
            raise Barred(Reason("gone", _("Halaman ini sudah berubah lagi; muat ulang halaman ini.")))
        Capture.objects.filter(pk=capture.pk).update(trouble="", judged=None)
        record(Event.TRUSTED, capture, actor, page=capture.page_id, trouble=capture.trouble)


def _permit(actor: Any) -> None:
    if not members.holds(actor, Role.WATCHER):
        raise PermissionDenied
