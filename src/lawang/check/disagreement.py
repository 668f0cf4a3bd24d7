"""Sources that say different things of one matter: a finding of its own, for none of them wins silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import SLOT, Passage, Place
from lawang.check.values import comparable, equal
from lawang.check.witness import Witness
from lawang.facts.compare import rounds_to
from lawang.facts.model import Fact, Kind, Quantity
from lawang.language.stem import stem
from lawang.reuse.align import Origin, Pairing, content_stems

__all__ = ["judge_sources"]

# Two source sentences speak of one matter when they share so many stems, and this share of the shorter one's.
SHARED = 2
SHARE = 0.3


def judge_sources(passage: Passage, evidence: Evidence, findings: Sequence[Finding]) -> Iterator[Finding]:
    """For each figure that one source supports, another source that gives another value of the same thing."""
    if len(evidence.witnesses) < 2:
        return
    figures = {
        (p.fact.start, p.fact.end): p
        for p in passage.my_places(passage.reading.figures(passage.pairing.sentence))
    }
    for finding in findings:
        place = figures.get((finding.start, finding.end))
        if place is None or finding.verdict is not Verdict.SUPPORTED or finding.source is None:
            continue
        first = next(w for w in evidence.witnesses if w.source.id == finding.source)
        other = _contrary(first, finding, evidence)
        if other:
            yield found(
                passage,
                place,
                Verdict.UNDETERMINED,
                "sources",
                other,
                kind=Kind.SOURCES,
                params={"first": finding.source, "second": other.witness.source.id if other.witness else ""},
            )


def _contrary(first: Witness, finding: Finding, evidence: Evidence) -> Place | None:
    if finding.source_start is None:
        return None
    text = first.source.text
    sentence = text.sentence_at(finding.source_start)
    about = content_stems(text, sentence)
    mine = next((f for f in first.reading.figures(sentence) if f.start == finding.source_start), None)
    if mine is None or mine.doubt or not _measures(mine):
        return None
    same = evidence.figures.like(mine.value)
    for number, witness in enumerate(evidence.witnesses):
        if witness is first or any(equal(mine, f) for w, _, f in same if w is witness):
            continue
        for index in range(len(witness.reading.tokens)):
            theirs = content_stems(witness.source.text, index)
            shared = len(about & theirs)
            if shared < SHARED or shared < SHARE * min(len(about), len(theirs)):
                continue
            beside = Pairing(sentence, (Origin(number, index, 1.0),), False, True)
            passage = Passage(first.reading, beside, evidence.witnesses)
            [place] = passage.my_places([mine])
            for other in passage.their_places("figures"):
                if _contradicts(mine, other.fact) and passage.slot(place, other) >= SLOT:
                    return other
    return None


def _measures(fact: Fact) -> bool:
    """Only a figure with a unit or a noun says clearly what it is of; the days of two papers may differ in good right."""
    value = fact.value
    if isinstance(value, Quantity):
        return bool(value.unit or value.noun) and not value.label and not value.ordinal
    return False


def _contradicts(a: Fact, b: Fact) -> bool:
    if b.doubt or not _measures(b) or not comparable(a, b) or equal(a, b):
        return False
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return False
    same = x.unit == y.unit and (bool(x.unit) or stem(x.noun) == stem(y.noun))
    return same and not rounds_to(x, y) and not rounds_to(y, x)
