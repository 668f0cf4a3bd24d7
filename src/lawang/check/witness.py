"""A source with its reading, and where in it what stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from lawang.check.model import Source
from lawang.check.tables import Table, quantities, tables_of
from lawang.facts.model import Fact, Kind, Marker, fact_of
from lawang.facts.reading import Reading
from lawang.reuse.align import content_stems

__all__ = ["Witness"]


class Witness:
    """A source with its reading."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.reading = Reading(source.text)
        self._stems: dict[int, frozenset[str]] = {}

    def stems(self, sentence: int) -> frozenset[str]:
        """What a sentence is about, as stems."""
        if sentence not in self._stems:
            self._stems[sentence] = content_stems(self.source.text, sentence)
        return self._stems[sentence]

    def words_of(self, sentence: int) -> frozenset[str]:
        """Folded words of a sentence."""
        tokens = self.reading.tokens[sentence]
        return frozenset(self.source.text.norms[tokens.start : tokens.stop])

    @cached_property
    def tokens_of(self) -> dict[str, list[int]]:
        """Where each folded word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, norm in enumerate(self.source.text.norms):
            found[norm].append(at)
        return found

    @cached_property
    def _compounds(self) -> dict[str, list[str]]:
        """Hyphenated words by each of their parts."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.reading.vocabulary:
            for part in word.split("-") if "-" in word else ():
                found[part].append(word)
        return found

    def sentences_with(self, word: str) -> list[int]:
        """The sentences that have a folded word, be it as part of a hyphenated one, in order."""
        ranges, has = self.reading.tokens, self.tokens_of
        places = (at for norm in (word, *self._compounds.get(word, ())) for at in has.get(norm, ()))
        return sorted({bisect_right(ranges, at, key=attrgetter("start")) - 1 for at in places})

    def rows_with(self, name: Sequence[str]) -> Iterator[frozenset[str]]:
        """The words of each sentence that has all of these folded words."""
        if self.reading.vocabulary.issuperset(name):
            rarest = min(name, key=lambda word: len(self.tokens_of[word]))
            rows = map(self.words_of, self.sentences_with(rarest))
            yield from (row for row in rows if row.issuperset(name))

    def words_at(self, kind: Kind, first: int, last: int) -> Fact:
        """Its tokens `first`..`last` as a fact of that kind without a value of its own."""
        return fact_of(self.source.text, kind, first, last, Marker("", ""))

    @cached_property
    def tables(self) -> list[Table]:
        """Its tables."""
        return tables_of(self.reading)

    @cached_property
    def rows(self) -> frozenset[int]:
        """The sentences that are rows of a table."""
        return frozenset(sentence for table in self.tables for sentence, _ in table.rows)

    @cached_property
    def with_figures(self) -> list[int]:
        """The sentences that state a figure other than a date or time."""
        return [index for index in range(len(self.reading.tokens)) if quantities(self.reading, index)]
