"""Add an entry to the log."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from lawang.site.audit.models import Entry, Head

__all__ = ["record"]


def record(event: str, subject: models.Model, actor: Any = None, **details: Any) -> Entry:
    """Record that `actor` (an officer, or None for the house itself) did `event` to `subject`, and queue what follows.

    Call it inside the transaction of the change. `details` are plain JSON values that help to understand the act later.
    """
    from lawang.site import effects

    with transaction.atomic():
        Head.objects.get_or_create(id=1)
        head = Head.objects.select_for_update().get(id=1)
        entry = Entry(
            number=head.number + 1,
            at=timezone.now(),
            event=str(event),
            actor_id=getattr(actor, "pk", None),
            actor=str(actor or "lawang"),
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            details=details,
            previous=head.digest,
        )
        entry.digest = entry.reckoned()
        entry.save()
        Head.objects.filter(id=1).update(number=entry.number, digest=entry.digest)
        effects.after(entry.event, entry.subject_id)
    return entry
