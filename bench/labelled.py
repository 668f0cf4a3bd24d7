"""Counting findings against facts that a person labelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.stats import Share

Row = dict[str, Any]


class Fact(NamedTuple):
    """A labelled fact of the text. ``fault``: the text says there what its source does not; ``doubt``: two careful people
    could disagree whether it does, so that a finding there is neither right nor wrong."""

    start: int
    end: int
    kind: str
    fault: bool
    doubt: bool
    note: str = ""


class Raised(NamedTuple):
    """A finding that accuses the text, with all its places."""

    kind: str
    spans: tuple[tuple[int, int], ...]
    reason: str

    @classmethod
    def of(cls, finding: Any) -> Raised:
        """A finding of a report."""
        return cls(str(finding.kind), spans(finding), f"{finding.verdict}: {finding.reason}")


def spans(finding: Any) -> tuple[tuple[int, int], ...]:
    """Every place of a finding of a report."""
    return ((finding.start, finding.end), *((place.start, place.end) for place in finding.places))


@dataclass
class Tally:
    """Findings that are right or wrong, faults that are found or missed."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0
    found: int = 0
    missed: int = 0
    same_kind: int = 0
    notes: list[Row] = field(default_factory=list)

    @property
    def precision(self) -> Share:
        """Share of the findings that overlap a labelled fault; those on doubtful facts alone are left out."""
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        """Share of the labelled faults that a finding overlaps; doubtful ones are left out."""
        return Share(self.found, self.found + self.missed)

    def add(self, name: str, text: str, facts: Iterable[Fact], findings: Iterable[Raised]) -> None:
        """Count one text."""
        facts, findings = list(facts), list(findings)
        for finding in findings:
            hits = [fact for fact in facts if _meet(fact, finding)]
            if any(fact.fault and not fact.doubt for fact in hits):
                self.right += 1
            elif any(fact.fault for fact in hits):
                self.unsure += 1
            else:
                self.wrong += 1
                self._note("false alarm", name, text, finding.spans[0], finding.kind, finding.reason)
        for fact in facts:
            if not fact.fault or fact.doubt:
                continue
            there = [finding for finding in findings if _meet(fact, finding)]
            if there:
                self.found += 1
                self.same_kind += any(finding.kind == fact.kind for finding in there)
            else:
                self.missed += 1
                self._note("missed", name, text, (fact.start, fact.end), fact.kind, fact.note)

    def _note(self, why: str, name: str, text: str, span: tuple[int, int], kind: str, reason: str) -> None:
        start, end = span
        around = f"{text[max(0, start - 100) : start]}⟦{text[start:end]}⟧{text[end : end + 60]}"
        self.notes.append({"why": why, "where": name, "kind": kind, "text": around, "note": reason})


def _meet(fact: Fact, finding: Raised) -> bool:
    return any(s < fact.end and fact.start < e for s, e in finding.spans)
