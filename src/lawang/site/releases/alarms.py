"""Findings at the door that two editors called wrong, with the texts they were made of, for the quality set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawang.site.releases import access
from lawang.site.releases.actions.check import basis
from lawang.site.releases.models import Decision, Found

__all__ = ["alarms"]


def alarms(confidential: bool = False) -> Iterator[tuple[Decision, dict[str, Any] | None]]:
    """Each decision with its row as bench/alarms.py reads it; None for a row that cannot be told: its sources were changed since, or
    one of them is confidential and `confidential` is false."""
    for decision in access.false_alarms().order_by("id"):
        found = (
            Found.objects.filter(key=decision.key, check_of__version__release=decision.release_id)
            .select_related("check_of__version")
            .order_by("-id")
            .first()
        )
        yield decision, _row(decision, found, confidential) if found else None


def _row(decision: Decision, found: Found, confidential: bool) -> dict[str, Any] | None:
    checked = found.check_of
    sources = [use.source for use in checked.version.uses.select_related("source")]
    if basis(sources) != checked.basis or (not confidential and any(row.confidential for row in sources)):
        return None
    return {
        "sources": [{"id": str(row.pk), "text": row.text, "ocr": row.ocr} for row in sources],
        "copy": checked.text,
        "claimed": True,
        "start": found.start,
        "end": found.end,
        "source": str(found.source_id or ""),
        "source_start": found.source_start,
        "source_end": found.source_end,
        "kind": found.kind,
        "verdict": found.verdict,
        "judgement": "same",
        "reason": decision.reason,
        "rules": checked.rules,
    }
