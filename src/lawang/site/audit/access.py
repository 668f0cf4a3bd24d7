"""Reading the log."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from lawang.site.audit.models import Entry, Head

__all__ = ["Fault", "about", "faults", "of_kind"]


@dataclass(frozen=True)
class Fault:
    """Where the chain does not hold. `kind`: `changed`, `missing`, `unlinked` or `cut`."""

    number: int
    kind: str


def about(subject: models.Model) -> models.QuerySet[Entry]:
    """Every entry on `subject`, oldest first."""
    return Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)


def of_kind(model: type[models.Model]) -> models.QuerySet[Entry]:
    """Every entry on things of a kind, oldest first."""
    return Entry.objects.filter(subject_type=model._meta.label_lower)


def faults() -> list[Fault]:
    """Everything that does not hold in the whole chain, in order; empty when it does."""
    found = []
    number, digest = 0, ""
    for entry in Entry.objects.order_by("number").iterator():
        if entry.number != number + 1:
            found.append(Fault(number + 1, "missing"))
        elif entry.previous != digest:
            found.append(Fault(entry.number, "unlinked"))
        if entry.reckoned() != entry.digest:
            found.append(Fault(entry.number, "changed"))
        number, digest = entry.number, entry.digest
    head = Head.objects.filter(id=1).first() or Head()
    if (head.number, head.digest) != (number, digest):
        found.append(Fault(head.number, "cut"))
    return found
