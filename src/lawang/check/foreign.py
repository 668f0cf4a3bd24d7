"""Facts of sentences that no source sentence resembles: background, or news of the text's own."""

from __future__ import annotations

from collections.abc import Iterator

from lawang.check.arithmetic import derived_from
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.names import judge_names
from lawang.check.passage import Passage, Place
from lawang.facts.reading import Reading
from lawang.reuse.align import Pairing, content_stems

__all__ = ["judge_foreign"]


def judge_foreign(reading: Reading, pairing: Pairing, evidence: Evidence) -> Iterator[Finding]:
    """Supported where a source has the same value of the same thing anywhere, else unsupported (outside any passage)."""
    passage = Passage(reading, pairing, evidence.witnesses, claimed=evidence.claimed)
    about = content_stems(reading.text, pairing.sentence)
    for place in passage.my_places(reading.figures(pairing.sentence)):
        if place.fact.doubt:
            yield found(passage, place, Verdict.UNDETERMINED, "vague")
            continue
        elsewhere = evidence.same_figure(place.fact, about)
        total = None if elsewhere else derived_from(passage, place, evidence)
        if total:
            yield found(passage, place, Verdict.DERIVED, "sum", total)
        elif elsewhere:
            witness, _, fact, _ = elsewhere
            yield found(passage, place, Verdict.SUPPORTED, "supported", Place(fact, 0, 0, witness))
        else:
            yield found(passage, place, Verdict.UNSUPPORTED, "unsupported")
    yield from judge_names(passage, evidence)
