"""What a typed fact is: its kind, its place in the text, its value, and the reason where it could not be read safely.

Values are exact: a figure is an `int` or a `Fraction`, never a float; a date has the parts that were written and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from lawang.text import Text

__all__ = [
    "Acting",
    "Bound",
    "Date",
    "DateRange",
    "Fact",
    "Kind",
    "Marker",
    "Name",
    "Office",
    "Quantity",
    "Speech",
    "Time",
    "Value",
    "fact_of",
]


class Kind(StrEnum):
    """The closed list of kinds of facts and findings."""

    NUMBER = "number"
    SCALE = "scale"
    MONEY = "money"
    PERCENT = "percent"
    UNIT = "unit"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    PERSON = "person"
    POSITION = "position"
    PLACE = "place"
    ORGANISATION = "organisation"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    TENSE = "tense"
    NEGATION = "negation"
    CERTAINTY = "certainty"
    SOURCES = "sources"


class Bound(StrEnum):
    """How a figure is limited by the words around it (sekitar, lebih dari, minimal ...)."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, or a range of figures, with what is counted or measured.

    `low` = `high` unless a range was written. `step` is the worth of the last digit stated (2,5 juta has 100,000), the
    limit of what rounding may explain. `unit` is the canonical unit of language/units.toml (ha, kg, idr, percent, point,
    household ...), or "" when the figure counts the `noun` that follows it (150 *sekolah*). `factor` turns the unit into
    the base unit of `dimension` (ha: 10,000 m2). `ordinal` marks ke-3, ketiga, III. `label` marks a figure that names
    rather than measures (Pasal 17, Nomor 14, RT 05), by the word that says so.
    """

    low: int | Fraction
    high: int | Fraction
    step: int | Fraction
    unit: str = ""
    dimension: str = ""
    factor: int | Fraction = 1
    noun: str = ""
    bound: Bound = Bound.EXACT
    ordinal: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date with the parts that were written or follow from the dateline; `weekday` 0 is Monday and is only a checksum.

    `part` is "early", "mid" or "late" where only that part of the month or year is meant (awal, pertengahan, akhir).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """A run of days, both ends included."""

    first: Date
    last: Date


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, or a span from `minute` to `until`, in minutes after midnight; `zone` is WIB, WITA, WIT or ""."""

    minute: int
    until: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as folded words, titles and honorifics taken off."""

    words: tuple[str, ...]


class Acting(StrEnum):
    """In what way an office is held; Pj, Pjs, Plt and Plh are different facts from holding it."""

    HOLDER = ""
    PJ = "pj"
    PJS = "pjs"
    PLT = "plt"
    PLH = "plh"
    FORMER = "former"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Office:
    """A position: the canonical `title` (wakil gubernur, kepala dinas ...), of what (`scope`, folded words), how held."""

    title: str
    scope: tuple[str, ...] = ()
    acting: Acting = Acting.HOLDER


@dataclass(frozen=True, slots=True)
class Speech:
    """Words given as somebody's own, with who said them and, if another read them out, who read."""

    words: tuple[str, ...]
    speaker: Name | None = None
    reader: Name | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that gives a statement its tense, negation, certainty, part of the day; `governs` is the stem of what it marks."""

    mark: str
    governs: str


Value = Quantity | Date | DateRange | Time | Name | Office | Speech | Marker


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `start`/`end` are character offsets, `first`/`last` the half-open range of its tokens.

    `doubt` is a message key of language/messages (why a person must read this), or "" when the reading is safe.
    """

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    value: Value
    doubt: str = ""


def fact_of(text: Text, kind: Kind, first: int, last: int, value: Value) -> Fact:
    """A fact of that kind on the tokens `first`..`last`."""
    span = text.span(first, last)
    return Fact(kind, span.start, span.end, first, last, value)
