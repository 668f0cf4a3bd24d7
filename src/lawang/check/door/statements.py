"""What the sources say, sentence by sentence: what each speaks of, which of its words it denies, which questions it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from lawang.check.door.pieces import content
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.witness import Witness
from lawang.facts.model import Kind
from lawang.language import table, words
from lawang.language.stem import stem
from lawang.reuse.align import content_stems

__all__ = ["MATTER", "Statement", "Statements", "denial_before", "denials", "is_deed", "meaning"]

# Stems and figures in common from which two sentences speak of one matter.
MATTER = 2
# A denial reaches over so many content words behind it (belum menerima *balasan*).
SCOPE = 2
# A key has so many words at most, and a value.
KEY, VALUE = 5, 6


@cache
def meaning(norm: str) -> str:
    """Stem of a word, or the name of the group of stems that say the same (jawaban, balasan)."""
    root = stem(norm)
    return _groups().get(root, root)


def is_deed(norm: str) -> bool:
    """Is the word one that tells of a deed: a verb by its prefix, or a noun of such a group (jawaban)?"""
    return content(norm) and (_is_verb(norm) or stem(norm) in _groups())


def _is_verb(norm: str) -> bool:
    return norm.startswith(("di", "me", "ter", "ber")) and norm != stem(norm)


@cache
def _groups() -> dict[str, str]:
    return {root: f"= {name}" for name, listed in table("deeds")["same"].items() for root in listed.split()}


def denials() -> frozenset[str]:
    """Words that deny what stands behind them."""
    return words("markers", "negation", "not") | words("markers", "tense", "not_yet")


def denial_before(tokens: Sequence[str], at: int, reach: int = 4) -> bool:
    """Does a negation stand before the token, in its clause?"""
    denies = denials()
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if tokens[i] in denies:
            return True
        if not tokens[i][0].isalnum():
            return False
    return False


class Statement:
    """One sentence of a source."""

    def __init__(self, witness: Witness, sentence: int) -> None:
        self.witness = witness
        self.sentence = sentence
        tokens = witness.reading.tokens[sentence]
        self.first = tokens.start
        self.norms = witness.source.text.norms[tokens.start : tokens.stop]

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems and figures of what it speaks of."""
        return content_stems(self.witness.source.text, self.sentence)

    @property
    def asks(self) -> bool:
        """Is it a question?"""
        return "?" in self.norms[-2:]

    @cached_property
    def denied(self) -> list[tuple[int, int]]:
        """Tokens (counted in the sentence) that a negation governs, each with that negation's."""
        denies = denials()
        governed = []
        for at, norm in enumerate(self.norms):
            if norm not in denies:
                continue
            seen = 0
            for i in range(at + 1, len(self.norms)):
                if not self.norms[i][0].isalnum() or seen == SCOPE or (seen and _is_verb(self.norms[i])):
                    break  # "tidak berhenti berdering" denies no ringing
                if content(self.norms[i]):
                    governed.append((i, at))
                    seen += 1
        return governed

    def contradicts(self, passage: Passage, mine: range, theirs: range, kind: Kind, reason: str) -> Finding:
        """The finding that tokens of the draft (counted in its text) say otherwise than these of the sentence (counted in it)."""
        at = self.first + theirs.start
        rival = Place(self.witness.words_at(kind, at, at + len(theirs)), 0, 0, self.witness)
        place = passage.words_at(kind, mine.start, mine.stop)
        return found(passage, place, Verdict.CONTRADICTED, reason, rival, kind=kind, sure=True)

    @property
    def keyed(self) -> tuple[frozenset[str], tuple[str, ...]] | None:
        """Key and value of "Penginapan Medan: Asrama Haji"."""
        norms = [n for n in self.norms if n != "."]
        if ":" not in norms[: KEY + 1]:
            return None
        at = norms.index(":")
        value = tuple(norms[at + 1 :])
        if not at or not 0 < len(value) <= VALUE or not all(n.isalpha() for n in value):
            return None
        return frozenset(stem(n) for n in norms[:at] if n.isalpha()), value


class Statements:
    """All sentences of the sources of one text."""

    def __init__(self, evidence: Evidence) -> None:
        self.all = [
            Statement(witness, sentence)
            for witness in evidence.witnesses
            for sentence in range(len(witness.reading.tokens))
        ]

    @cached_property
    def affirmed(self) -> Counter[str]:
        """How often the sources use a word without denying it or asking for it."""
        count: Counter[str] = Counter()
        for statement in self.all:
            if statement.asks:
                continue
            denied = {i for i, _ in statement.denied}
            count.update(meaning(n) for i, n in enumerate(statement.norms) if i not in denied and content(n))
        return count

    @cached_property
    def keyed(self) -> list[tuple[Statement, frozenset[str], tuple[str, ...]]]:
        """Those that give a key and its value, with both."""
        return [(statement, *pair) for statement in self.all if (pair := statement.keyed)]

    def of(self, about: frozenset[str], least: int) -> Iterator[Statement]:
        """The sentences that share so many stems and figures."""
        return (s for s in self.all if len(about & s.about) >= least)

    def after(self, statement: Statement) -> Statement | None:
        """The next sentence of the same line."""
        at = self.all.index(statement) + 1
        if at == len(self.all) or self.all[at].witness is not statement.witness:
            return None
        text = statement.witness.source.text
        start, end = text.sentences[statement.sentence].end, text.sentences[statement.sentence + 1].start
        return None if "\n" in text.plain[start:end] else self.all[at]
