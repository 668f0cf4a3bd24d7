"""One official text, one copy: the form that `lawang pairs` writes, fixed and measured from outside."""

from __future__ import annotations

from typing import Any

from lawang.check import check
from lawang.check.model import Finding, Source
from lawang.check.reasons import explain
from lawang.facts.render import show
from lawang.text import Text

__all__ = ["check_pair"]


def check_pair(official: str, copy: str, *, supported: bool = False, shortcut: bool = True) -> dict[str, Any]:
    """Verdict and findings of `copy` against `official`, as plain JSON values; offsets count Python characters."""
    source = Source("official", Text(official))
    text = Text(copy)
    report = check(text, [source], claimed=False, supported=supported, shortcut=shortcut)
    return {
        "verdict": report.verdict,
        "findings": [_as_json(finding, copy, official) for finding in report.findings],
    }


def _as_json(finding: Finding, copy: str, official: str) -> dict[str, Any]:
    start, end = finding.source_start, finding.source_end
    return {
        "kind": str(finding.kind),
        "verdict": str(finding.verdict),
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "text": copy[finding.start : finding.end],
        "source_start": start,
        "source_end": end,
        "source_text": official[start:end] if start is not None and end is not None else None,
        "value": show(finding.value, finding.kind) if finding.value is not None else None,
        "source_value": show(finding.source_value, finding.kind)
        if finding.source_value is not None
        else None,
        "reason": explain(finding),
        "places": [{"start": place.start, "end": place.end} for place in finding.places],
    }
