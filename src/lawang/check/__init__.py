"""The one operation: does this text say what its sources say?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lawang.check.days import part_of_day
from lawang.check.disagreement import judge_sources
from lawang.check.door import Door
from lawang.check.evidence import Evidence
from lawang.check.exchange import exchanged_names
from lawang.check.figures import judge_figures
from lawang.check.findings import merged
from lawang.check.markers import judge_markers
from lawang.check.model import Advice, Finding, Report, Severity, Source, Verdict
from lawang.check.names import judge_names
from lawang.check.passage import Passage
from lawang.check.quotes import judge_quotes
from lawang.check.witness import Witness
from lawang.facts.reading import Reading
from lawang.reuse.align import Originals, Pairing
from lawang.text import Text

__all__ = ["Advice", "Finding", "Report", "Severity", "Source", "Verdict", "check"]

# Less than this many words in sentences taken from the sources is chance: the text is then unrelated to them.
LEAST_TAKEN = 12


def check(
    text: Text,
    sources: Sequence[Source],
    *,
    claimed: bool = True,
    supported: bool = False,
    shortcut: bool = True,
) -> Report:
    """Hold every checkable fact of `text` against `sources`.

    `claimed`: the whole text is said to rest on the sources (a draft at the door); false for an article elsewhere, which may
    hold news of its own beside what it retells. Supported facts are left out of the report unless `supported`. Without `shortcut` sentences that stand in a source
    letter for letter are read and judged as well; the report is the same (tests hold it). Where sources may disagree none is skipped.
    """
    witnesses = [Witness(source) for source in sources]
    originals = Originals([source.text for source in sources])
    reading = Reading(text)
    evidence = Evidence(witnesses, reading, claimed=claimed)
    door = Door(evidence) if claimed else None
    pairings = originals.pair(text, shortcut=shortcut)
    findings: list[Finding] = []
    skips = shortcut and not supported and not (claimed and len(witnesses) > 1)
    judged = [pairing for pairing in pairings if not (pairing.verbatim and skips)]
    retellings = _retellings(pairings) if judged else {}
    for pairing in judged:
        siblings = {s for o in pairing.origins for s in retellings[o.text, o.sentence]} - {pairing.sentence}
        findings += _judge(reading, pairing, evidence, sorted(siblings), door)
    kept = [f for f in merged(findings) if supported or f.verdict not in (Verdict.SUPPORTED, Verdict.DERIVED)]
    return Report(text, tuple(sources), tuple(kept), related=_related(reading, pairings))


def _judge(
    reading: Reading,
    pairing: Pairing,
    evidence: Evidence,
    siblings: Sequence[int],
    door: Door | None,
) -> Iterator[Finding]:
    """The findings of one sentence, no two of them for the same words."""
    passage = Passage(reading, pairing, evidence.witnesses, siblings, claimed=evidence.claimed)
    findings = list(judge_figures(passage, evidence))
    if evidence.claimed:
        findings += judge_sources(passage, evidence, tuple(findings))
    findings += _beside(findings, judge_names(passage, evidence))
    findings += _beside(findings, exchanged_names(passage, evidence))
    if pairing.taken or (evidence.claimed and pairing.origins):
        findings += _beside(findings, judge_markers(passage, evidence))
        findings += _beside(findings, part_of_day(passage, evidence))
    if pairing.origins:
        findings += _beside(findings, judge_quotes(passage, evidence, findings))
    if door and not pairing.verbatim:
        findings += _beside(findings, door.judge(passage))
    yield from _of_one_cause(findings)


def _of_one_cause(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without the bounds of figures whose word another finding faults (dipastikan for diperkirakan mencapai Rp750 juta)."""
    faulted = {(f.source, f.source_start) for f in findings if f.reason == "certainty"}
    for finding in findings:
        bound = range(finding.source_start or 0, finding.source_end or 0) if finding.reason == "bound" else ()
        if not any((finding.source, at) in faulted for at in bound):
            yield finding


def _retellings(pairings: Sequence[Pairing]) -> dict[tuple[int, int], list[int]]:
    """Which sentences of the text retell each source sentence."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pairing in pairings:
        for origin in pairing.origins:
            found[origin.text, origin.sentence].append(pairing.sentence)
    return found


def _beside(findings: Sequence[Finding], more: Iterator[Finding]) -> list[Finding]:
    """Those of `more` that do not speak of words which an earlier finding already faults."""
    faulted = [(f.start, f.end) for f in findings if f.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)]
    kept: list[Finding] = []
    for finding in more:
        if any(start < finding.end and finding.start < end for start, end in faulted):
            continue
        kept.append(finding)
        if finding.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED):
            faulted.append((finding.start, finding.end))
    return kept


def _related(reading: Reading, pairings: Sequence[Pairing]) -> bool:
    """Are enough words of the text taken from the sources? Blanks between them, never more than words, settle it for most."""
    text, blanks = reading.text, 0
    for pairing in pairings:
        if pairing.taken:
            start, end = text.sentences[pairing.sentence]
            blanks += len(text.plain[start:end].split()) - 1
            if blanks >= LEAST_TAKEN:
                return True
    taken = sum(len(reading.tokens[p.sentence]) for p in pairings if p.taken)
    return taken >= min(LEAST_TAKEN, len(text.words) / 2)
