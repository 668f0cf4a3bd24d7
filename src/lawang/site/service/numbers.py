"""Registration numbers: PI-2026-00012 for a request, KB-2026-00003 for an objection."""

from __future__ import annotations

from lawang.site.service.models import Counter

__all__ = ["OBJECTION", "REQUEST", "next_number"]

REQUEST, OBJECTION = "PI", "KB"


def next_number(kind: str, year: int) -> str:
    """The next number of a register; inside a transaction, which holds the counter until it ends."""
    Counter.objects.get_or_create(kind=kind, year=year)
    counter = Counter.objects.select_for_update().get(kind=kind, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{kind}-{year}-{counter.last:05d}"
