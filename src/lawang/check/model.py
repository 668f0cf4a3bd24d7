"""What the checker says: a Report of Findings, each with its place in the text and in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lawang.facts.model import Kind, Value
from lawang.text import Span, Text

__all__ = ["Advice", "Finding", "Report", "Severity", "Source", "Verdict"]


class Verdict(StrEnum):
    """What the sources say of a fact. `contradicted`: otherwise, of the same subject and measure; `unsupported`: no source
    says it; `derived`: it follows by rounding or arithmetic, narrowly; `undetermined`: not safely readable, for a person."""

    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    DERIVED = "derived"
    SUPPORTED = "supported"
    UNDETERMINED = "undetermined"


class Severity(StrEnum):
    """How much a finding matters to who reads the text."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Source:
    """One source. `id` is what a finding names it by; figures of a text read by OCR are never verified by machine alone."""

    id: str
    text: Text
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact and what the sources say of it; one finding per cause, with all its `places` in the text.

    `reason` is a message key of language/reasons, filled with `params`. `passage` tells whether the first place stands
    inside a passage taken from a source: an unsupported fact there is drift, elsewhere it is only news.
    """

    kind: Kind
    verdict: Verdict
    severity: Severity
    start: int
    end: int
    value: Value | None
    reason: str
    params: dict[str, str] = field(default_factory=dict)
    source: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_value: Value | None = None
    places: tuple[Span, ...] = ()
    passage: bool = False

    @property
    def drifts(self) -> bool:
        """Does the text say here what its source does not?"""
        return self.verdict is Verdict.CONTRADICTED or (self.verdict is Verdict.UNSUPPORTED and self.passage)

    @property
    def open(self) -> bool:
        """Does a person have something to mend, to source or to confirm?"""
        return self.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class Advice:
    """A desk rule that the text breaks; `rule` is a key of language/desk (what, why it matters, how to mend)."""

    rule: str
    start: int
    end: int
    params: dict[str, str] = field(default_factory=dict)
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All findings in the order of the text, and the advice of the desk rules. `related` is false when the text takes
    nothing from its sources."""

    text: Text
    sources: Sequence[Source]
    findings: tuple[Finding, ...]
    advice: tuple[Advice, ...] = ()
    related: bool = True

    @property
    def verdict(self) -> str:
        """`drift`, `faithful`, or `unrelated`."""
        if not self.related:
            return "unrelated"
        return "drift" if any(finding.drifts for finding in self.findings) else "faithful"
