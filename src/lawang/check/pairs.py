"""One official text, one copy: the form that `lawang pairs` writes, fixed and measured from outside."""

from __future__ import annotations

from typing import Any

from lawang.check import check
from lawang.check.model import Report, Source
from lawang.check.reports.json import finding_fields
from lawang.text import Text

__all__ = ["check_pair", "judge_pair"]


def check_pair(official: str, copy: str, *, supported: bool = False, shortcut: bool = True) -> dict[str, Any]:
    """Verdict and findings of `copy` against `official`, as plain JSON values; offsets count Python characters."""
    report = judge_pair(official, copy, supported=supported, shortcut=shortcut)
    return {
        "verdict": report.verdict,
        "findings": [finding_fields(finding, report) for finding in report.findings],
    }


def judge_pair(official: str, copy: str, *, supported: bool = False, shortcut: bool = True) -> Report:
    """The report that `check_pair` writes down."""
    source = Source("official", Text(official))
    return check(Text(copy), [source], claimed=False, supported=supported, shortcut=shortcut)
