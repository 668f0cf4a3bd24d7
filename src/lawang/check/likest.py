"""The quotation of a source that one of the text is, wherever the source has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import Indel

from lawang.check.passage import Passage, Place
from lawang.check.witness import Witness
from lawang.facts.model import Kind, Speech, fact_of
from lawang.reuse.align import Origin, Pairing

__all__ = ["Quotations"]

# A quotation is one of the source's when it has so many words, and from this likeness on (Indel over words, 0..1). Natural
# pairs: two faults more, no false alarm.
LEAST_WORDS = 5
LIKE = 0.7
# ... or when so many words in a row, inside both, are left of one that is unlike otherwise: then it was rewritten.
RUN = 5
UNLIKE = 0.5
# Quotations looked at for one of the text: those with one of its rarest words, so many for each.
_RAREST, _LOOKED_AT = 6, 20


class Said(NamedTuple):
    """A quotation of a source, as far as it stands in one sentence: the number of the source, its tokens, the words said."""

    number: int
    sentence: int
    tokens: range
    words: Sequence[str]


class Quotations:
    """The quotations of all sources."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._witnesses = witnesses

    def beside(self, passage: Passage, place: Place) -> Passage | None:
        """The passage beside the source sentence that has the quotation most like this one, which may be this passage; None where
        no quotation is like it."""
        words = _words(passage.mine[place.first : place.last])
        if len(words) < LEAST_WORDS:
            return None
        origins = ((origin.text, origin.sentence) for origin in passage.pairing.origins)
        if any(_likeness(words, said) for origin in origins for said in self._said_in(*origin)):
            return passage
        best = max(self._with_word_of(words), key=lambda said: _likeness(words, said), default=None)
        likeness = _likeness(words, best) if best else 0.0
        if best is None or not likeness:
            return None
        beside = Pairing(
            passage.pairing.sentence, (Origin(best.number, best.sentence, likeness),), False, True
        )
        return Passage(passage.reading, beside, self._witnesses, claimed=passage.claimed)

    def rewritten(self, passage: Passage, place: Place) -> Place | None:
        """The quotation of a source of which this one keeps some words in a row and replaces what stands before and behind them."""
        words = _words(passage.mine[place.first : place.last])
        kept = (said for run in _runs(words) for said in self._by_run.get(run, ()))
        for said in islice(kept, _LOOKED_AT):
            run = SequenceMatcher(None, said.words, words, autojunk=False).find_longest_match()
            inside = 0 < run.a < len(said.words) - run.size and 0 < run.b < len(words) - run.size
            if inside and Indel.normalized_similarity(words, said.words) <= UNLIKE:
                return self._place(said)
        return None

    def _said_in(self, number: int, sentence: int) -> Iterator[Said]:
        text = self._witnesses[number].source.text
        start, end = text.sentences[sentence]
        for quote in text.quotes_between(start, end):
            tokens = text.token_range(max(quote.start, start), min(quote.end, end))
            yield Said(number, sentence, tokens, _words(text.norms[tokens.start : tokens.stop]))

    @cached_property
    def _all(self) -> list[Said]:
        return [
            said
            for number, witness in enumerate(self._witnesses)
            for sentence in range(len(witness.reading.tokens))
            for said in self._said_in(number, sentence)
        ]

    @cached_property
    def _by_word(self) -> dict[str, list[Said]]:
        return _index((word, said) for said in self._all for word in set(said.words))

    @cached_property
    def _by_run(self) -> dict[str, list[Said]]:
        return _index((run, said) for said in self._all for run in _runs(said.words))

    def _with_word_of(self, words: Sequence[str]) -> list[Said]:
        known = sorted((found for word in set(words) if (found := self._by_word.get(word))), key=len)
        return [said for found in known[:_RAREST] for said in found[:_LOOKED_AT]]

    def _place(self, said: Said) -> Place:
        witness = self._witnesses[said.number]
        tokens, value = said.tokens, Speech(tuple(said.words))
        fact = fact_of(witness.source.text, Kind.QUOTE, tokens.start, tokens.stop, value)
        return Place(fact, 0, 0, witness)


def _words(tokens: Sequence[str]) -> list[str]:
    """The words said: without marks, and without what stands in brackets, an editor's gloss."""
    said, depth = [], 0
    for token in tokens:
        depth += token in "(["
        if depth == 0 and token[0].isalnum():
            said.append(token)
        depth -= depth > 0 and token in ")]"
    return said


def _runs(words: Sequence[str]) -> list[str]:
    """Every RUN words in a row."""
    return [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]


def _index(entries: Iterable[tuple[str, Said]]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for key, said in entries:
        found[key].append(said)
    return dict(found)


def _likeness(words: Sequence[str], said: Said) -> float:
    """0 when the two are not one quotation."""
    return Indel.normalized_similarity(words, said.words, score_cutoff=LIKE)
