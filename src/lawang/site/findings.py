"""Findings of the checker as rows of the database, and rows as findings again; for every app that stores them."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import get_language

from lawang.check import Finding, Severity, Verdict
from lawang.check.reasons import explain
from lawang.check.reports.view import printable
from lawang.facts.model import Kind
from lawang.language import Locale

__all__ = ["columns", "known_by", "reason_of", "tongue"]


def tongue() -> Locale:
    """The language of the page."""
    return "en" if (get_language() or "").startswith("en") else "id"


def columns(finding: Finding) -> dict[str, Any]:
    """What a row keeps of a finding, by the names of its columns."""
    return {
        "kind": finding.kind.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "places": [[span.start, span.end] for span in finding.places],
        "reason": finding.reason,
        "params": finding.params,
    }


def known_by(*names: str) -> str:
    """What a finding is known by when the text is checked again: the SHA-256 of these of its words."""
    return hashlib.sha256("\0".join(names).encode("utf-8", "replace")).hexdigest()


def reason_of(row: Any) -> str:
    """Why the finding of this row was made, in a sentence in the language of the page."""
    finding = Finding(
        kind=Kind(row.kind),
        verdict=Verdict(row.verdict),
        severity=Severity(row.severity),
        start=row.start,
        end=row.end,
        value=None,
        reason=row.reason,
        params=row.params,
    )
    return printable(explain(finding, tongue()))
