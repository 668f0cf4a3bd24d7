"""Making findings, and making one of those that have one cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lawang.check.model import Finding, Severity, Verdict
from lawang.check.passage import CLOSE, Passage, Place
from lawang.facts.model import Kind
from lawang.text import Span

__all__ = ["found", "found_at", "merged"]

_GRAVE = {
    Kind.NUMBER, Kind.SCALE, Kind.MONEY, Kind.PERCENT, Kind.UNIT, Kind.DATE, Kind.PERSON, Kind.POSITION, Kind.NEGATION,
    Kind.QUOTE, Kind.ATTRIBUTION,
}  # fmt: skip

# What an article adds of its own to a statement it retells, without saying otherwise: who was there, where that lies, how many.
# Not who says it.
_NEWS = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.NUMBER}
# It is put into the source's statement when so many of the other words are the source's. On natural pairs 12 findings below were
# all of them false alarms; of 1,500 generated drifts six are found by such a finding alone.
PUT_IN = 0.85


def found(
    passage: Passage,
    place: Place,
    verdict: Verdict,
    reason: str,
    theirs: Place | None = None,
    *,
    kind: Kind | None = None,
    least: float = 0.0,
    sure: bool = False,
    params: dict[str, str] | None = None,
) -> Finding:
    """A finding on a fact of the text, with the source's fact beside it. `least`: see Passage.retold; `sure`: what the two
    say of is the same whatever stands around them (the same day with another weekday)."""
    fact = place.fact
    witness = theirs.witness if theirs else None
    if verdict is Verdict.UNSUPPORTED:
        least = max(least, CLOSE)
    retold = passage.retold(place.first, place.last + (kind is Kind.UNIT), least)
    if verdict is Verdict.UNSUPPORTED and fact.kind in _NEWS and not passage.claimed:
        said = passage.reading.speech(passage.pairing.sentence)
        speaks = any(f.kind is Kind.ATTRIBUTION and f.start <= fact.start < f.end for f in said)
        retold = retold and (speaks or passage.framed(place.first, place.last, PUT_IN))
    if verdict is Verdict.CONTRADICTED and not (
        sure or retold or (theirs and (passage.anchored(place, theirs) or passage.akin(place, theirs)))
    ):
        verdict, reason, retold = Verdict.UNSUPPORTED, "otherwise", False
    return Finding(
        kind=kind or fact.kind,
        verdict=verdict,
        severity=_severity(kind or fact.kind, verdict, retold),
        start=fact.start,
        end=fact.end,
        value=fact.value,
        reason=reason,
        params={
            "text": passage.reading.text.raw[fact.start : fact.end],
            "source": witness.source.text.raw[theirs.fact.start : theirs.fact.end]
            if witness and theirs
            else "",
            **(params or {}),
        },
        source=witness.source.id if witness else None,
        source_start=theirs.fact.start if witness and theirs else None,
        source_end=theirs.fact.end if witness and theirs else None,
        source_value=theirs.fact.value if witness and theirs else None,
        places=(Span(fact.start, fact.end),),
        passage=retold,
    )


def found_at(
    passage: Passage,
    mine: range,
    verdict: Verdict,
    reason: str,
    kind: Kind,
    theirs: range | None = None,
    text: str | None = None,
    *,
    least: float = 0.0,
    sure: bool = False,
) -> Finding:
    """A finding on tokens of the passage (`mine`) against tokens of the sources (`theirs`), for facts without a value."""
    whole = passage.reading.text
    span = whole.span(mine.start + passage.offset, mine.stop + passage.offset)
    source, source_span, shown = None, None, ""
    if theirs:
        witness, first = passage.places[theirs.start]
        _, last = passage.places[theirs.stop - 1]
        source = witness.source.id
        source_span = witness.source.text.span(first, last + 1)
        shown = witness.source.text.raw[source_span.start : source_span.end]
    retold = passage.retold(mine.start, mine.stop, least)
    if verdict is Verdict.CONTRADICTED and not (retold or sure):
        verdict, reason = Verdict.UNDETERMINED, "other_statement" if shown else "other_sentence"
    retold = retold or sure
    return Finding(
        kind=kind,
        verdict=verdict,
        severity=_severity(kind, verdict, retold),
        start=span.start,
        end=span.end,
        value=None,
        reason=reason,
        params={"text": text if text is not None else whole.raw[span.start : span.end], "source": shown},
        source=source,
        source_start=source_span.start if source_span else None,
        source_end=source_span.end if source_span else None,
        places=(span,),
        passage=retold,
    )


def _severity(kind: Kind, verdict: Verdict, retold: bool) -> Severity:
    if verdict is Verdict.CONTRADICTED:
        return Severity.HIGH if kind in _GRAVE else Severity.MEDIUM
    if verdict is Verdict.UNSUPPORTED and retold:
        return Severity.HIGH if kind in _GRAVE else Severity.MEDIUM
    return Severity.LOW


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text, those of one cause (same kind, verdict and values) as one with all its places."""
    groups: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        cause = (
            finding.kind,
            finding.verdict,
            finding.params.get("text", "").casefold(),
            finding.params.get("source", "").casefold(),
        )
        first = groups.get(cause)
        if first is None or finding.verdict is Verdict.SUPPORTED:
            groups[(*cause, finding.start) if finding.verdict is Verdict.SUPPORTED else cause] = finding
        elif finding.places[0] not in first.places:
            groups[cause] = replace(
                first, places=first.places + finding.places, passage=first.passage or finding.passage
            )
    return sorted(groups.values(), key=lambda f: (f.start, f.end, f.kind))
