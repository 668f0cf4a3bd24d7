"""A checked version as its page shows it: the text with its marks, and a card for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from lawang.check import Verdict
from lawang.check.desk import Lesson, lesson
from lawang.check.model import Advice
from lawang.check.reports.page import Mark, escape, marked_text
from lawang.check.reports.view import VERDICTS, Excerpt, excerpt, say, symbol
from lawang.facts.model import Kind
from lawang.site.findings import reason_of, tongue
from lawang.site.releases.actions.check import Judged
from lawang.site.releases.actions.decide import ALLOWED
from lawang.site.releases.models import Checked, Found, Source
from lawang.site.releases.states import ACT_WORDS, Who
from lawang.text import Text

__all__ = ["Card", "Share", "Showing"]

# The bar is drawn on this many units, so that a share of one fact in a thousand still has a place.
_BAR = 1000


@dataclass(frozen=True)
class Card:
    """A finding in words. `acts`: decisions open to the one who looks; `may_second`: they may sign another's dismissal."""

    number: int
    item: Judged
    title: str
    symbol: str
    kind: str
    severity: str
    reason: str
    mend: str
    passage: Excerpt | None
    acts: list[tuple[str, Any]]
    may_second: bool

    @property
    def found(self) -> Found:
        """The finding itself."""
        return self.item.found


@dataclass(frozen=True)
class Share:
    """A part of the bar: how many facts have this verdict, and where it is drawn."""

    verdict: str
    words: str
    symbol: str
    count: int
    x: float
    width: float


class Showing:
    """A check as `officer`, standing there as `parts`, sees it. A passage of a source that they may not see stays shut."""

    def __init__(
        self, checked: Checked, items: list[Judged], officer: Any, parts: frozenset[Who], sources: set[int]
    ) -> None:
        self.checked, self.items = checked, items
        self.officer, self.parts, self.open = officer, parts, sources
        self._texts: dict[int, Text] = {}

    @cached_property
    def cards(self) -> list[Card]:
        """The findings to mend, in the order of the text."""
        return [self._card(number, item) for number, item in enumerate(self.items, start=1)]

    @property
    def unsettled(self) -> int:
        """How many still bar approval."""
        return sum(not card.item.settled for card in self.cards)

    @cached_property
    def lessons(self) -> list[tuple[int, Lesson]]:
        """The advice of the desk rules: coaching, no errors."""
        advice = [Advice(row["rule"], row["start"], row["end"], row["params"]) for row in self.checked.advice]
        return [(number, lesson(item, tongue())) for number, item in enumerate(advice, start=1)]

    @cached_property
    def text(self) -> SafeString:
        """The text as HTML paragraphs with its marks; everything in it is escaped."""
        return mark_safe(marked_text(self.checked.text, self._marks()))

    @cached_property
    def shares(self) -> list[Share]:
        """How much of the text rests on its sources, best known first."""
        tally, total, x = self.checked.tally, sum(self.checked.tally.values()), 0.0
        found = []
        for verdict in reversed(VERDICTS):
            count = tally.get(verdict.value, 0)
            if count:
                width = _BAR * count / total
                words = say("short", verdict, language=tongue())
                found.append(Share(verdict.value, words, symbol(verdict), count, x, width))
                x += width
        return found

    @property
    def rests(self) -> str:
        """The same in a sentence."""
        tally, total = self.checked.tally, sum(self.checked.tally.values())
        resting = tally.get(Verdict.SUPPORTED.value, 0) + tally.get(Verdict.DERIVED.value, 0)
        percent = 100 * resting // total if total else 0
        return say("label", "rests", language=tongue(), n=resting, total=total, percent=percent)

    def _card(self, number: int, item: Judged) -> Card:
        found, language = item.found, tongue()
        verdict = Verdict(found.verdict)
        acts = [
            (act, words)
            for act, words in ACT_WORDS
            if found.verdict in ALLOWED[act][0] and ALLOWED[act][1] & self.parts  # type: ignore[index]
        ]
        waits_for_another = (
            item.decision is not None and item.waits and item.decision.by_id != self.officer.pk
        )
        key = "sources" if found.kind == Kind.SOURCES else found.verdict
        return Card(
            number,
            item,
            say("verdict", verdict, language=language),
            symbol(verdict),
            say("kind", found.kind, language=language),
            say("severity", found.severity, language=language),
            reason_of(found),
            say("mend", key, language=language),
            self._passage(found),
            acts,
            waits_for_another and Who.DOOR in self.parts,
        )

    def _passage(self, found: Found) -> Excerpt | None:
        start, end = found.source_start, found.source_end
        if found.source is None or start is None or end is None or found.source_id not in self.open:
            return None
        return excerpt(self._text(found.source), start, end)

    def _text(self, source: Source) -> Text:
        if source.pk not in self._texts:
            self._texts[source.pk] = Text(source.text)
        return self._texts[source.pk]

    def _marks(self) -> Iterator[Mark]:
        for card in self.cards:
            style = "settled" if card.item.settled else card.found.verdict
            places = card.found.places or [[card.found.start, card.found.end]]
            for place, (start, end) in enumerate(places):
                tag = (
                    f'<a class="tag {style}" id="t{card.number}-{place}" href="#f{card.number}">'
                    f'{escape(card.symbol)}\u00a0{card.number}<span class="unseen"> {escape(card.title)}</span></a>'
                )
                yield Mark(start, end, style, tag, VERDICTS.index(Verdict(card.found.verdict)))
        for number, row in enumerate(self.checked.advice, start=1):
            tag = f'<a class="tag advice" href="#s{number}">✎\u00a0{number}</a>'
            yield Mark(row["start"], row["end"], "advice", tag, len(VERDICTS))
