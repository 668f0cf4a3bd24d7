"""A text as the desk rules see it: its reading, its paragraphs as tokens, what stands inside quotation marks."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from lawang.check.desk.measured import Measured, measured
from lawang.check.model import Advice
from lawang.facts.model import Date, DateRange, Fact
from lawang.facts.reading import Reading
from lawang.language import words
from lawang.language.gazetteer import Phrases
from lawang.text import Quote, Span, Text

__all__ = ["Draft", "advise", "day_of", "listed", "phrases"]

# A sentence with fewer words is a headline, a signature or a cell of a table.
_FEWEST_WORDS = 3


@cache
def listed(*path: str) -> frozenset[str]:
    """The word list at `path` of language/desk_words."""
    return words("desk_words", *path)


@cache
def phrases(*path: str) -> Phrases:
    """The same list for lookup in running text, also of entries of several words."""
    return Phrases.of_words(listed(*path))


def advise(rule: str, places: Sequence[Span], **params: str) -> Advice:
    """An advice at its first place, with all places."""
    return Advice(rule, places[0].start, places[0].end, params, tuple(places))


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day on the calendar, or None where there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


class Draft:
    """The text under the rules, with the day it is read on, if anybody said."""

    def __init__(self, text: Text, now: datetime.date | None, reading: Reading | None = None) -> None:
        self.text = text
        self.now = now
        self.reading = reading or Reading(text)
        self._measured: dict[int, list[Measured]] = {}

    def measured(self, index: int) -> list[Measured]:
        """The figures of a sentence that may be calculated with."""
        found = self._measured.get(index)
        if found is None:
            found = self._measured[index] = measured(self.reading.figures(index))
        return found

    @cached_property
    def dates(self) -> list[tuple[Fact, Date]]:
        """Every date that is safely read; of a range both ends."""
        facts = [f for i in range(len(self.reading.tokens)) for f in self.reading.figures(i) if not f.doubt]
        single = [(fact, fact.value) for fact in facts if isinstance(fact.value, Date)]
        ranges = [(fact, fact.value) for fact in facts if isinstance(fact.value, DateRange)]
        return single + [(fact, end) for fact, value in ranges for end in (value.first, value.last)]

    @cached_property
    def full_days(self) -> list[datetime.date]:
        """The dates with day, month and year."""
        days = [day_of(date.year or 0, date.month or 0, date.day or 0) for _, date in self.dates]
        return [day for day in days if day]

    @cached_property
    def years(self) -> list[int]:
        """The years that the text names."""
        return sorted({date.year for _, date in self.dates if date.year})

    @cached_property
    def quotes(self) -> list[Quote]:
        """Outermost quotations."""
        return [quote for quote in self.text.quotes if quote.depth == 0]

    def quotes_in(self, span: Span) -> list[Quote]:
        """Outermost quotations of a paragraph."""
        starts = self._quote_starts
        return self.quotes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Tokens inside quotations."""
        return frozenset(i for quote in self.quotes for i in self.text.token_range(quote.start, quote.end))

    @cached_property
    def paragraphs(self) -> list[range]:
        """Token range of every paragraph."""
        return [self.text.token_range(*span) for span in self.text.paragraphs]

    @cached_property
    def statements(self) -> list[int]:
        """Indices of the sentences that are sentences: closed by a stop and of some length."""
        return [i for i, tokens in enumerate(self.reading.tokens) if self._is_statement(tokens)]

    def _is_statement(self, tokens: range) -> bool:
        closing = self.text.norms[max(tokens.start, tokens.stop - 4) : tokens.stop]
        return any(mark in _STOPS for mark in closing) and self.count(tokens) >= _FEWEST_WORDS

    def is_word(self, token: int) -> bool:
        """Is the token a word or a figure, not a mark?"""
        return self.text.words[token][0].isalnum()

    def count(self, tokens: Iterable[int]) -> int:
        """How many of the tokens are words or figures."""
        return sum(map(self.is_word, tokens))

    def has(self, tokens: range, phrases_: Phrases) -> bool:
        """Does one of the phrases stand among the tokens?"""
        return any(phrases_.longest(self.text.norms, i, tokens.stop) for i in tokens)

    def plain(self, span: Span) -> str:
        """The characters of a span, as they stand."""
        return self.text.raw[span.start : span.end]


_STOPS = frozenset(".?!…")
