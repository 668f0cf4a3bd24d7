"""Dates, weekdays and times changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from random import Random

from bench.articles import DAYS, MONTHS, Article
from bench.edits import DAY, MONTH, Edit, drift, stands_in

_LONG = re.compile(rf"\b(\d{{1,2}}) ({MONTH})(?: (\d{{4}}))?")
_SHORT = re.compile(rf"(?:({DAY}),? )?\((\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}))?\)")

# The day on which a statement was cited differs between outlets and is no fact of the release.
_CITED = re.compile(
    r"(?:[Dd]ikutip|[Dd]ilansir|[Mm]elansir|[Mm]engutip|[Dd]iakses|[Dd]ilihat|dihimpun)[^.\n]{0,70}$"
)


def _dates(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for m in pattern.finditer(text):
        if not _CITED.search(text[: m.start()]):
            yield m


def _valid(day: int, month: int, year: int = 2024) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


@drift("date", "day")
def day(article: Article, rng: Random) -> Iterator[Edit]:
    """Another day of the month; the weekday stays and no longer fits."""
    for m in [*_dates(_LONG, article.text), *_dates(_SHORT, article.text)]:
        group = 1 if m.re is _LONG else 2
        new = int(m.group(group)) + rng.choice([-10, -2, -1, 1, 2, 3, 10])
        if 1 <= new <= 28 and not stands_in(str(new), article.text):
            yield ((*m.span(group), str(new)),)


@drift("date", "month")
def month(article: Article, rng: Random) -> Iterator[Edit]:
    """Another month."""
    for m in _dates(re.compile(rf"\b{MONTH}\b(?= \d{{4}}|[.,)])|(?<=\d ){MONTH}\b"), article.text):
        new = MONTHS[(MONTHS.index(m.group()) + rng.choice([-2, -1, 1, 2, 6])) % 12]
        if not stands_in(new, article.text):
            yield ((*m.span(), new),)
    for m in _dates(_SHORT, article.text):
        number = (int(m.group(3)) + rng.choice([0, 1, 2, 4])) % 12 + 1
        if str(number) != m.group(3) and _valid(int(m.group(2)), number):
            yield ((*m.span(3), str(number)),)


@drift("date", "year")
def year(article: Article, rng: Random) -> Iterator[Edit]:
    """Another year, in a date or alone."""
    for m in _dates(re.compile(r"\b(?:tahun |Tahun |/|[a-z] |pada )((?:19|20)\d\d)\b(?!/)"), article.text):
        new = str(int(m.group(1)) + rng.choice([-10, -1, -1, 1, 1, 2]))
        if not stands_in(new, article.text):
            yield ((*m.span(1), new),)


@drift("date", "day_month_exchanged")
def day_month_exchanged(article: Article, rng: Random) -> Iterator[Edit]:
    """3/11 becomes 11/3."""
    for m in _dates(_SHORT, article.text):
        if int(m.group(2)) <= 12 and m.group(2) != m.group(3):
            yield ((m.start(2), m.end(3), f"{m.group(3)}/{m.group(2)}"),)


@drift("date", "weekday_only")
def weekday_only(article: Article, rng: Random) -> Iterator[Edit]:
    """Another weekday, so that it contradicts the date beside it or stands alone."""
    for m in _dates(re.compile(rf"\b{DAY}\b(?! Pon| Kliwon| Legi| Pahing| Wage)"), article.text):
        new = rng.choice([d for d in DAYS if d != m.group()])
        yield ((*m.span(), new),)


@drift("date", "moved")
def moved(article: Article, rng: Random) -> Iterator[Edit]:
    """Weekday and date move together and still fit one another."""
    for m in _dates(_SHORT, article.text):
        if m.group(1):
            step = rng.choice([-2, -1, 1, 2, 3])
            new = int(m.group(2)) + step
            if 1 <= new <= 28:
                name = DAYS[(DAYS.index(m.group(1)) + step) % 7]
                old = article.text[m.end(1) : m.start(2)]
                yield ((m.start(1), m.end(2), f"{name}{old}{new}"),)


@drift("date", "relative")
def relative(article: Article, rng: Random) -> Iterator[Edit]:
    """next week becomes next month, and the like."""
    groups = [
        ["hari ini", "kemarin", "besok"],
        ["pekan ini", "pekan lalu", "pekan depan"],
        ["tahun ini", "tahun lalu", "tahun depan"],
        ["bulan ini", "bulan lalu", "bulan depan"],
        ["awal tahun", "akhir tahun"],
        ["awal bulan", "akhir bulan"],
        ["Triwulan I", "Triwulan III"],
    ]
    for group in groups:
        for m in re.finditer(r"\b(?:" + "|".join(group) + r")\b", article.text):
            if not article.text[: m.start()].endswith(("sehari-", "hingga ", "saat ")):
                yield ((*m.span(), rng.choice([w for w in group if w != m.group()])),)


@drift("date", "range_or_century")
def range_end(article: Article, rng: Random) -> Iterator[Edit]:
    """One end of a range of days is another."""
    for m in re.finditer(
        rf"\b(\d{{1,2}})(-|–| hingga | sampai | s\.d\. )(\d{{1,2}}) (?={MONTH})", article.text
    ):
        new = int(m.group(3)) + rng.choice([1, 2, 3])
        if new <= 28:
            yield ((*m.span(3), str(new)),)
    for m in re.finditer(r"\b((?:19|20)\d\d)([-–/])((?:19|20)\d\d)\b", article.text):
        yield ((*m.span(3), str(int(m.group(3)) + rng.choice([1, 2, 5]))),)


_CLOCK = re.compile(r"(?:\b(?:[Pp]ukul|[Jj]am) )(\d{1,2})(?:([.:])(\d\d))?")


@drift("time", "hour")
def hour(article: Article, rng: Random) -> Iterator[Edit]:
    """Another hour."""
    for m in _CLOCK.finditer(article.text):
        new = (int(m.group(1)) + rng.choice([-3, -2, -1, 1, 2, 12])) % 24
        yield ((*m.span(1), f"{new:02d}" if len(m.group(1)) == 2 else str(new)),)


@drift("time", "minute")
def minute(article: Article, rng: Random) -> Iterator[Edit]:
    """Other minutes."""
    for m in _CLOCK.finditer(article.text):
        if m.group(3):
            yield ((*m.span(3), f"{(int(m.group(3)) + rng.choice([5, 10, 15, 30, 45])) % 60:02d}"),)


@drift("time", "zone")
def zone(article: Article, rng: Random) -> Iterator[Edit]:
    """Another time zone."""
    zones = ["WIB", "WITA", "WIT"]
    for m in re.finditer(r"(?<=\d )(WIB|WITA|WIT|Wita|Wib)\b", article.text):
        yield ((*m.span(), rng.choice([z for z in zones if z != m.group().upper()])),)


@drift("time", "of_day")
def of_day(article: Article, rng: Random) -> Iterator[Edit]:
    """Morning becomes evening."""
    parts = ["pagi", "siang", "sore", "malam", "dini hari"]
    pattern = (
        rf"(?:(?:{DAY}|hari|\d\)|\d{{4}}\)?|tadi|kemarin|[Pp]ukul \S+(?: WI\w+)?) )({'|'.join(parts)})\b"
    )
    for m in re.finditer(pattern, article.text):
        yield ((*m.span(1), rng.choice([p for p in parts[:4] if p != m.group(1)])),)


@drift("time", "duration_start")
def until(article: Article, rng: Random) -> Iterator[Edit]:
    """The end of an opening time is another."""
    for m in re.finditer(r"(\d{2}[.:]\d\d)( ?[-–] ?| hingga | sampai )(\d{2})([.:]\d\d)", article.text):
        yield ((*m.span(3), f"{(int(m.group(3)) + rng.choice([1, 2, 3])) % 24:02d}"),)
