"""Message keys into sentences, in the reader's language."""

from __future__ import annotations

from collections import defaultdict

from lawang.check.model import Finding
from lawang.language import Locale, locale, table

__all__ = ["explain"]


def explain(finding: Finding, language: Locale | None = None) -> str:
    """The one-sentence reason of a finding, Indonesian unless the reader chose English."""
    message: str = table("reasons")[finding.reason][language or locale()]
    return message.format_map(defaultdict(str, finding.params))
