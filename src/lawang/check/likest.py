"""The quotation of a source that one of the text is, wherever the source has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Indel

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place, Witness
from lawang.facts.model import Fact
from lawang.reuse.align import Origin, Pairing

__all__ = ["beside_likest", "rewritten"]

# A quotation is one of the source's when it has so many words, and from this likeness on (Indel over words, 0..1). Natural
# pairs: two faults more, no false alarm.
LEAST_WORDS = 5
LIKE = 0.7
# ... or when so many words in a row, inside both, are left of one that is unlike otherwise: then it was rewritten.
RUN = 5
UNLIKE = 0.5


class Said(NamedTuple):
    """A quotation of a source, as far as it stands in one sentence."""

    number: int
    witness: Witness
    sentence: int
    fact: Fact
    words: Sequence[str]


def _said(evidence: Evidence) -> Iterator[Said]:
    for number, witness in enumerate(evidence.witnesses):
        norms = witness.source.text.norms
        for sentence, fact in witness.quotations:
            yield Said(number, witness, sentence, fact, _words(norms[fact.first : fact.last]))


def _words(tokens: Sequence[str]) -> list[str]:
    """The words said: without marks, and without what stands in brackets, an editor's gloss."""
    said, depth = [], 0
    for token in tokens:
        depth += token in "(["
        if depth == 0 and token[0].isalnum():
            said.append(token)
        depth -= depth > 0 and token in ")]"
    return said


def beside_likest(passage: Passage, place: Place, evidence: Evidence) -> Passage | None:
    """The passage beside the source sentence that has the quotation most like this one, which may be this passage; None where
    no quotation is like it."""
    words = _words(passage.mine[place.first : place.last])
    if len(words) < LEAST_WORDS:
        return None
    best, most = None, LIKE
    for said in _said(evidence):
        likeness = Indel.normalized_similarity(words, said.words, score_cutoff=most)
        if likeness > most or (best is None and likeness >= most):
            best, most = said, likeness
    if best is None:
        return None
    if any(w is best.witness and s == best.sentence for w, s, _ in passage.parts):
        return passage
    beside = Pairing(passage.pairing.sentence, (Origin(best.number, best.sentence, most),), False, True)
    return Passage(passage.reading, beside, evidence.witnesses, claimed=passage.claimed)


def rewritten(passage: Passage, place: Place, evidence: Evidence) -> Place | None:
    """The quotation of a source of which this one keeps some words in a row and replaces what stands before and behind them."""
    words = _words(passage.mine[place.first : place.last])
    if len(words) < RUN + 2:
        return None
    compared = SequenceMatcher(None, b=words, autojunk=False)
    for said in _said(evidence):
        compared.set_seq1(said.words)
        run = compared.find_longest_match()
        inside = 0 < run.a < len(said.words) - run.size and 0 < run.b < len(words) - run.size
        unlike = Indel.normalized_similarity(words, said.words) <= UNLIKE
        if run.size >= RUN and inside and unlike:
            return Place(said.fact, 0, 0, said.witness)
    return None
