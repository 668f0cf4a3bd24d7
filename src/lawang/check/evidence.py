"""What all sources together say, asked only when the passage itself has no answer."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, cached_property

from lawang.check.holders import Seats
from lawang.check.likest import Quotations
from lawang.check.rows import Grid, grids
from lawang.check.stated import ANY, SCALES, Figures, Names, Stated
from lawang.check.timed import TimedDays, timed_by_day
from lawang.check.values import comparable, equal
from lawang.check.witness import Witness
from lawang.facts.compare import compatible_date, misprinted, rounds_to
from lawang.facts.model import Bound, Date, DateRange, Fact, Kind, Name, Quantity
from lawang.facts.reading import Reading, expand, known_long
from lawang.language import words
from lawang.language.gazetteer import is_regency
from lawang.language.stem import is_everyday, stem

__all__ = ["Evidence"]


class Evidence:
    """The sources with the look-ups that span them, for one text. `claimed`: the text as a whole is said to rest on them, as a draft
    at the door is; an article may hold news of its own beside what it retells."""

    def __init__(self, witnesses: Sequence[Witness], reading: Reading, *, claimed: bool) -> None:
        self.witnesses = witnesses
        self._reading = reading
        self._same_figures: dict[object, list[tuple[Stated, frozenset[str], int]]] = {}
        self._said: dict[tuple[str, ...], tuple[Witness, int, int] | None] = {}
        self._weekdays: dict[Date, tuple[Witness, Fact] | None] = {}
        self._misprints: dict[Date, tuple[Witness, Fact] | None] = {}
        self.claimed = claimed

    @cached_property
    def timed_days(self) -> TimedDays:
        """Days that a source names with a part of the day."""
        return timed_by_day(self.witnesses)

    @cached_property
    def quotations(self) -> Quotations:
        """What the sources quote."""
        return Quotations(self.witnesses)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables of all sources, cell by cell."""
        return [grid for witness in self.witnesses for grid in grids(witness)]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every folded word of any source, and what short forms among them stand for."""
        found: set[str] = set()
        for witness in self.witnesses:
            found |= witness.reading.vocabulary
        return frozenset(found)

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Short forms introduced in any source."""
        return {k: v for witness in self.witnesses for k, v in witness.reading.aliases.items()}

    @cached_property
    def short_forms(self) -> dict[str, tuple[str, ...]]:
        """Short forms introduced in the text that is checked or in any source, whose word counts."""
        return {**self._reading.aliases, **self.aliases}

    @cached_property
    def expanded(self) -> frozenset[str]:
        """The vocabulary with its short forms written out."""
        vocabulary, aliases, known = self.vocabulary, self.aliases, known_long()
        short = tuple(word for word in vocabulary if word in aliases or word in known)
        parts = {part for word in vocabulary if "-" in word for part in word.split("-")}
        return vocabulary.union(expand(short, aliases), parts)

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year a date of any source gives."""
        dates = [fact.value for _, _, fact in self.figures.all]
        ends = [d for v in dates for d in ((v.first, v.last) if isinstance(v, DateRange) else (v,))]
        return frozenset(d.year for d in ends if isinstance(d, Date) and d.year)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.vocabulary)

    def unglued(self, word: str) -> str:
        """A word that lost the space behind it, cut to the part that the sources have (qoumasseiring → qoumas); the reverse
        when it is a source that lost the space. Other words stay as they are."""
        if word in self.expanded or len(word) < _GLUED // 2:
            return word
        if word[2:] in words("everyday", "function") and len(word) > _GLUED and word[:2] in known_long():
            return word[:2]  # AStersebut
        for cut in range(len(word) - 2, 2, -1):
            if word[:cut] in self.vocabulary and not is_everyday(word[:cut]) and _plain_tail(word[cut:]):
                return word[:cut]
        if len(word) <= 3:
            return word
        ordered = self._ordered
        for at in range(bisect_left(ordered, word), len(ordered)):
            other = ordered[at]
            if not other.startswith(word):
                break
            if len(other) > len(word) + 1 and _plain_tail(other[len(word) :]):
                return other
        return word

    @cached_property
    def figures(self) -> Figures:
        """Every figure, date and time of every source."""
        return Figures(self.witnesses)

    def same_figure(self, fact: Fact, about: frozenset[str]) -> tuple[Witness, int, Fact, int] | None:
        """The source figure equal to `fact` whose sentence shares most with the stems `about`, and how many it shares."""
        if fact.value not in self._same_figures:
            self._same_figures[fact.value] = self._equal_to(fact)
        best: tuple[Witness, int, Fact, int] | None = None
        for (witness, index, other), stems, noun in self._same_figures[fact.value]:
            shared = len(about & stems) + noun
            if best is None or shared > best[3]:
                best = (witness, index, other, shared)
        return best

    def _equal_to(self, fact: Fact) -> list[tuple[Stated, frozenset[str], int]]:
        """The source figures equal to `fact`, with the stems of their sentence and whether they count the same; one for
        each that differs in these."""
        found: dict[tuple[frozenset[str], int], Stated] = {}
        for stated in self.figures.like(fact.value):
            witness, index, other = stated
            if _names_no_day(fact, other):
                continue
            same = comparable(fact, other) and (
                equal(fact, other) or _end_of_range(fact, other, self.claimed)
            )
            if same or _bare_cell(fact, other, witness, index):
                found.setdefault((witness.stems(index), _same_noun(fact, other)), stated)
            if len(found) == MOST_EQUAL:
                break
        return [(stated, stems, noun) for (stems, noun), stated in found.items()]

    @cached_property
    def labelled(self) -> list[tuple[Witness, int, int, Fact, tuple[str, ...]]]:
        """Every figure with the place or body it stands beside (Kolaka 88; a table row): witness, sentence, column, fact, name."""
        found = []
        for witness in self.witnesses:
            for index in range(len(witness.reading.tokens)):
                figures = [f for f in witness.reading.figures(index) if isinstance(f.value, Quantity)]
                names = witness.reading.names(index) if figures else []
                row = _row_label(names, witness.source.text.norms)
                for column, fact in enumerate(figures):
                    label = row or _glued_label(fact) or label_of(names, fact)
                    if label:
                        found.append((witness, index, column, fact, label))
        return found

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stem of every word of any source."""
        return frozenset(map(stem, self.vocabulary))

    def other_weekday(self, fact: Fact) -> tuple[Witness, Fact] | None:
        """The same day of the same month in a source, there with another weekday."""
        x = fact.value
        if not isinstance(x, Date) or x.weekday is None or not x.day:
            return None
        if x not in self._weekdays:
            same = self.figures.on((x.month, x.day))
            others = [(w, other) for w, _, other in same if _same_day(x, other.value, weekday=False)]
            confirmed = any(_same_day(x, other.value, weekday=True) for _, _, other in same)
            self._weekdays[x] = others[0] if others and not confirmed else None
        return self._weekdays[x]

    def misprint(self, fact: Fact) -> tuple[Witness, Fact] | None:
        """The day of a source of which this one, given by no source, is the misprint, or the reverse (see `misprinted`)."""
        x = fact.value
        if not isinstance(x, Date) or not x.day:
            return None
        if x not in self._misprints:
            self._misprints[x] = None if self._given(x) else self._misprint(x, x.day)
        return self._misprints[x]

    def _given(self, x: Date) -> bool:
        values = (other.value for _, _, other in self.figures.like(x))
        return any(isinstance(y, Date) and y.day is not None and compatible_date(x, y) for y in values)

    def _misprint(self, x: Date, day: int) -> tuple[Witness, Fact] | None:
        for witness, _, other in self.figures.on((x.month, day - 1), (x.month, day + 1), (ANY, day)):
            if isinstance(other.value, Date) and misprinted(x, other.value):
                return witness, other
        return None

    def rounded(self, fact: Fact) -> tuple[Witness, Fact] | None:
        """A source figure of the same measure of which `fact` is a rounding that says so (hampir Rp8 miliar) or drops digits."""
        value = fact.value
        if (
            not isinstance(value, Quantity)
            or value.label
            or value.ordinal
            or (value.step <= 1 and value.bound is Bound.EXACT)
        ):
            return None
        for witness, _, other in self.figures.near(value):
            exact = other.value
            if (
                isinstance(exact, Quantity)
                and not other.doubt
                and exact.step < value.step
                and rounds_to(value, exact)
            ) and (value.unit == exact.unit or ("" in (value.unit, exact.unit) and _two_digits(value))):
                return witness, other
        return None

    @cached_property
    def relative_days(self) -> bool:
        """Does any source date things from its own day (besok, lusa, hari ini)?"""
        return not words("speech", "relative").isdisjoint(self.vocabulary)

    @cached_property
    def names(self) -> list[tuple[Witness, int, Fact]]:
        """Every name of every source."""
        return [
            (witness, index, fact)
            for witness in self.witnesses
            for index in range(len(witness.reading.tokens))
            for fact in witness.reading.names(index)
        ]

    @cached_property
    def persons(self) -> dict[tuple[str, ...], tuple[Witness, Fact]]:
        """Every person of the sources, as words, with the first place."""
        found: dict[tuple[str, ...], tuple[Witness, Fact]] = {}
        for witness, _, fact in self.names:
            if fact.kind is Kind.PERSON and isinstance(fact.value, Name):
                found.setdefault(fact.value.words, (witness, fact))
        return found

    @cached_property
    def named(self) -> Names:
        """What the sources name, as words."""
        names = (fact.value.words for _, _, fact in self.names if isinstance(fact.value, Name))
        return Names(names, self.short_forms)

    @cached_property
    def full_names(self) -> dict[str, set[tuple[str, ...]]]:
        """Persons of more than one word in any source, by each of their words."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for witness in self.witnesses:
            for word, names in witness.reading.full_names.items():
                found[word] |= names
        return found

    def same_person(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Does a source introduce one as another name of the other (Saifullah Yusuf alias Gus Ipul)?"""
        for witness in self.witnesses:
            norms = witness.source.text.norms
            for norm in _ALSO_CALLED & witness.reading.vocabulary:
                for at in witness.tokens_of[norm]:
                    before, after = set(norms[max(0, at - 5) : at]), set(norms[at + 1 : at + 6])
                    if (before & set(a) and after & set(b)) or (before & set(b) and after & set(a)):
                        return True
        return False

    @cached_property
    def seats(self) -> Seats:
        """Which offices the sources mention, and to whom they give them."""
        return Seats(self.witnesses)

    def says(self, phrase: Sequence[str]) -> tuple[Witness, int, int] | None:
        """Where these words stand next to each other in a source: witness, first token, last token."""
        key = tuple(phrase)
        if key not in self._said:
            self._said[key] = self._find(list(phrase))
        return self._said[key]

    def _find(self, phrase: list[str]) -> tuple[Witness, int, int] | None:
        for witness in self.witnesses:
            if not witness.reading.vocabulary.issuperset(phrase):
                continue
            norms, tokens = witness.source.text.norms, witness.tokens_of
            offset, rarest = min(enumerate(phrase), key=lambda item: len(tokens[item[1]]))
            for at in tokens[rarest]:
                start = at - offset
                if start >= 0 and norms[start : start + len(phrase)] == phrase:
                    return witness, start, start + len(phrase)
        return None


# Equal figures in different sentences that are weighed against one another. No article of 600 has more than 30 sentences with
# figures; the bound keeps the time even in a source of any length.
MOST_EQUAL = 256
# Shortest word that may be two words without their space.
_GLUED = 7


@cache
def _plain_tail(tail: str) -> bool:
    """A word that often follows a name: a function word or a verb."""
    return tail in words("everyday", "function") or (
        len(tail) > 4 and tail.startswith(("me", "di", "ber", "ter", "se")) and is_everyday(tail)
    )


def _row_label(names: Sequence[Fact], norms: Sequence[str]) -> tuple[str, ...]:
    """The name in the first cell of a table row ("Kabupaten: Paser; Luas: …"); () for running text."""
    for name in names:
        if name.first > 0 and norms[name.first - 1] == ":" and isinstance(name.value, Name):
            return name.value.words
    return ()


def _glued_label(fact: Fact) -> tuple[str, ...]:
    """The place that a figure stands directly behind, as lists have it (Kolaka 88)."""
    label = fact.value.label if isinstance(fact.value, Quantity) else ""
    return (label,) if is_regency((label,)) else ()


def label_of(names: Sequence[Fact], fact: Fact) -> tuple[str, ...]:
    """The place or body named last before a figure; () when there is none."""
    before = [n for n in names if n.last <= fact.first and isinstance(n.value, Name)]
    return before[-1].value.words if before and isinstance(before[-1].value, Name) else ()


_ALSO_CALLED = {"alias", "disapa", "dipanggil", "dikenal", "(", "inisial"}


def _same_day(x: Date, y: object, *, weekday: bool) -> bool:
    """The same day and month, no other year, and the same weekday (or another one)."""
    if not isinstance(y, Date) or y.weekday is None or (x.day, x.month) != (y.day, y.month):
        return False
    return (x.year is None or y.year is None or x.year == y.year) and (x.weekday == y.weekday) is weekday


def _names_no_day(fact: Fact, other: Fact) -> bool:
    """A bare weekday of a source says nothing of a date, a bare year nothing of a part of it."""
    x, y = fact.value, other.value
    if isinstance(x, DateRange) and isinstance(y, Date):
        return y.month is None
    return isinstance(x, Date) and isinstance(y, Date) and x.day is not None and y.day is None


def _bare_cell(fact: Fact, other: Fact, witness: Witness, sentence: int) -> bool:
    """The same digits in a table cell whose unit or scale stands in its header; a fall may stand there with a minus."""
    x, y = fact.value, other.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return False
    if y.unit and not (y.unit == x.unit and y.low < 0):
        return False
    scaled = [word for word, scale in SCALES.items() if y.low * scale == x.low]
    if scaled and not witness.words_of(sentence).isdisjoint(scaled):
        return True
    return abs(y.low) == x.low and abs(y.high) == x.high and (x.low >= CELL or x.step < 1)


def _end_of_range(fact: Fact, other: Fact, claimed: bool) -> bool:
    """A day that is the first or the last of a run of days (sampai 21 Februari, 8 s.d. 21 Februari); at the door also a
    figure that ends a range (sampai usia 17 tahun, 0-17 tahun)."""
    x, y = fact.value, other.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return (
            claimed and x.unit == y.unit and y.low != y.high and x.low == x.high and x.low in (y.low, y.high)
        )
    if not (isinstance(x, Date) and isinstance(y, DateRange)) or y.first.day is None:
        return False
    return compatible_date(x, y.first) or compatible_date(x, y.last)


# From this value on, equal digits without a unit are no chance.
CELL = 5


def _two_digits(value: Quantity) -> bool:
    """Does the figure state two digits and more that are no zeros at its end?"""
    return value.step > 0 and value.low / value.step >= 10


def _same_noun(fact: Fact, other: Fact) -> int:
    a, b = fact.value, other.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if a.unit or b.unit:
            return int(a.unit == b.unit)
        return int(bool(a.noun) and stem(a.noun) == stem(b.noun))
    return 0
