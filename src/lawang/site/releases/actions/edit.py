"""Change the text of a version."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from lawang.site.audit.actions.record import record
from lawang.site.releases import door
from lawang.site.releases.events import Event
from lawang.site.releases.models import Version

__all__ = ["editing"]


@contextmanager
def editing(version: Version, actor: Any, now: datetime.datetime) -> Iterator[None]:
    """Around whatever saves the changed text (the editor's form). Raises `PermissionDenied` for who may not edit it now.

    After approval the text goes back to be read again: the guard of the model sees to that, whoever saves.
    """
    with transaction.atomic():
        # the row is held until the text is saved, so nobody approves what is being changed
        stored = (
            Version.objects.select_for_update(of=("self",))
            .select_related("release__owner", "release__door")
            .get(pk=version.pk)
        )
        if not door.may_edit(stored, actor, now):
            raise PermissionDenied
        version.edited_by, version.edited = actor, now
        yield
        fresh = Version.objects.only("digest").get(pk=version.pk)
        if fresh.digest != stored.digest:
            record(Event.EDITED, version, actor, before=stored.digest, after=fresh.digest, state=stored.state)
