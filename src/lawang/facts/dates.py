"""Dates as typed facts, in every notation of releases and newsrooms, with their weekday; times are read along the way.

Day comes before month always. What the words do not say (the year of 1/11) stays unsaid; what depends on the day of
writing (besok, pekan depan) follows from the dateline, and without one is a doubt.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from lawang.facts.compare import compatible_date, compatible_time, same_date, same_time
from lawang.facts.model import Date, DateRange, Fact, Kind
from lawang.facts.numerals import number_words, read_figure
from lawang.facts.pieces import ROMAN, Phrases, Pieces, phrases_of
from lawang.facts.times import read_time
from lawang.facts.units import noun_at, unit_at
from lawang.language import table, words
from lawang.text import Text

__all__ = [
    "IMPOSSIBLE",
    "RELATIVE",
    "compatible_date",
    "compatible_time",
    "read_dates",
    "same_date",
    "same_time",
]

IMPOSSIBLE = "date_impossible"
RELATIVE = "date_relative"

_DIGITS = frozenset("0123456789")


class _Calendar:
    """The tables of the calendar, made once."""

    def __init__(self) -> None:
        data: dict[str, Any] = table("calendar")
        self.months = {
            word: int(number) for number, names in data["months"].items() for word in names.split()
        }
        self.months_alone = frozenset(data["months_alone"]["names"].split())
        self.weekdays = {
            word: int(number) for number, names in data["weekdays"].items() for word in names.split()
        }
        self.relative_days: Phrases[int] = Phrases(data["relative_days"].items())
        self.spans = {word: span for span, names in data["relative_spans"].items() for word in names.split()}
        self.steps: dict[str, int] = data["relative_steps"]
        self.parts = {word: part for part, names in data["parts"].items() for word in names.split()}
        self.thirds: dict[str, int] = data["thirds"]
        self.year_joins: Phrases[bool] = Phrases((j, True) for j in phrases_of(data["around"]["year_joins"]))
        joins = table("bounds")["range"]["joins"]
        self.joins: Phrases[bool] = Phrases((j, True) for j in phrases_of(joins))
        relative = {phrase.split()[0] for phrase in data["relative_days"]}
        self.triggers = frozenset(
            {
                *self.months,
                *self.weekdays,
                *relative,
                *self.spans,
                *self.parts,
                *self.thirds,
                *table("calendar")["times"]["heads"].split(),
            }
            | {f"{a}-{b}" for a in self.weekdays for b in self.weekdays}
            | {f"{a}-{b}" for a in self.months_alone for b in self.months_alone}
            | {"tanggal", "tgl"}
        )


@cache
def _calendar() -> _Calendar:
    return _Calendar()


@dataclass(slots=True)
class _Found:
    """A date read: its value, the pieces it covers, and why it is doubtful."""

    value: Date | DateRange
    first: int
    last: int
    doubt: str = ""


def read_dates(text: Text, first: int, last: int, dateline: Date | None = None) -> list[Fact]:
    """Dates, weekdays and times in the tokens `first` up to `last` (one sentence); `dateline` is the day of writing."""
    calendar, digits = _calendar(), _DIGITS
    triggers = calendar.triggers
    if not any(norm in triggers or norm[-1:] in digits for norm in text.norms[first:last]):
        return []
    p = Pieces(text, first, last)
    facts: list[Fact] = []
    i = 0
    while i < p.size:
        norm = p.norms[i]
        if norm not in triggers and norm[-1:] not in digits:
            i += 1
        elif time := read_time(p, i):
            facts.append(time[0])
            i = time[1]
        elif found := _date(p, i, dateline):
            only_weekday = isinstance(found.value, Date) and found.value == Date(weekday=found.value.weekday)
            only_weekday = only_weekday or (
                isinstance(found.value, DateRange)
                and found.value.first == Date(weekday=found.value.first.weekday)
            )
            kind = Kind.WEEKDAY if only_weekday and not found.doubt else Kind.DATE
            facts.append(p.fact(kind, found.first, found.last, found.value, found.doubt))
            i = found.last
        else:
            i += 1
    return facts


def _date(p: Pieces, i: int, dateline: Date | None) -> _Found | None:
    """The date that begins at piece `i`."""
    calendar, norm = _calendar(), p.norms[i]
    if norm in calendar.weekdays and _is_weekday(p, i):
        return _weekday(p, i)
    if norm in calendar.parts:
        return _part(p, i, dateline)
    if norm in calendar.thirds:
        return _third(p, i)
    if norm in words("calendar", "around", "day_heads"):
        head = i + (2 if p.norms[i + 1] == "." else 1)
        found = _core(p, head, placed=True) or _day_alone(p, head)
        return replace(found, first=i) if found else None
    return _relative(p, i, dateline) or _core(p, i, placed=p.norms[i - 1] == "(")


def _is_weekday(p: Pieces, i: int) -> bool:
    """*minggu* in lower case, after a count or (at the start) before *lalu* is a week; *Ahad* is a day only when capitalised."""
    norm = p.norms[i]
    if norm not in ("minggu", "ahad"):
        return True
    before = p.norms[i - 1]
    if not p.capital(i) or p.digits(i - 1) or before in number_words().heads:
        return False
    return not (p.opens(i) and p.norms[i + 1] in _calendar().steps and p.norms[i + 2] != "(")


def _weekday(p: Pieces, i: int) -> _Found:
    """A weekday, or two, with the date that follows it: Selasa (1/11/2022) is one fact."""
    calendar = _calendar()
    day, j, second, joined = calendar.weekdays[p.norms[i]], i + 1, None, ""
    join = calendar.joins.at(p.norms, j)
    after = join[1] if join else j + 1
    if (join or p.norms[j] == "dan") and p.norms[after] in calendar.weekdays and p.capital(after):
        second, joined, j = calendar.weekdays[p.norms[after]], p.norms[j], after + 1
    at, fillers = j, words("calendar", "around", "weekday_fillers")
    while p.norms[at] in fillers and at < j + 5 and not (p.norms[at] == "hari" and p.norms[at - 1] != "dini"):
        at += 1
    core = _core(p, at, placed=True) if p.digits(at) or p.norms[at] in number_words().heads else None
    if core is None or not _has_day(core.value):
        if second is None or joined == "dan":
            return _Found(Date(weekday=day), i, i + 1)
        return _Found(DateRange(Date(weekday=day), Date(weekday=second)), i, j)
    if isinstance(core.value, DateRange):
        last = replace(core.value.last, weekday=second) if second is not None else core.value.last
        core.value = DateRange(replace(core.value.first, weekday=day), last)
    else:
        core.value = replace(core.value, weekday=day)
    if "(" in p.norms[j:at] and p.norms[core.last] == ")":
        core.last += 1
    return replace(core, first=i)


def _has_day(value: Date | DateRange) -> bool:
    return (value.first if isinstance(value, DateRange) else value).day is not None


def _day_alone(p: Pieces, i: int) -> _Found | None:
    """tanggal 15."""
    if p.norms[i].isdecimal() and 0 < int(p.norms[i][:4]) < 32 and len(p.norms[i]) < 3:
        return _Found(Date(day=int(p.norms[i])), i, i + 1)
    return None


def _part(p: Pieces, i: int, dateline: Date | None) -> _Found | None:
    """awal 2023, pertengahan Maret, akhir tahun ini."""
    if p.norms[i + 1] not in _calendar().triggers and not p.digits(i + 1):
        return None
    found = _relative(p, i + 1, dateline) or _core(p, i + 1, placed=False)
    if found is None or not isinstance(found.value, Date) or found.value.day is not None:
        return None
    return replace(found, first=i, value=replace(found.value, part=_calendar().parts[p.norms[i]]))


def _third(p: Pieces, i: int) -> _Found | None:
    """triwulan III 2022, kuartal kedua tahun 2023, semester 1: the months from the first to the last."""
    months, which = _calendar().thirds[p.norms[i]], p.norms[i + 1]
    number = (
        ROMAN.get(which)
        or table("numbers")["ordinals"].get(which)
        or (int(which) if which in ("1", "2", "3", "4") else 0)
    )
    number = number or (int(which[3:]) if which[:3] == "ke-" and which[3:].isdecimal() else 0)
    if not 0 < number <= 12 // months:
        return None
    at = i + 2
    while p.norms[at] in ("-", "/", "tahun", "anggaran", ","):
        at += 1
    year, last = _year_at(p, at)
    last = last if year else i + 2
    return _Found(DateRange(Date(year, (number - 1) * months + 1), Date(year, number * months)), i, last)


def _relative(p: Pieces, i: int, dateline: Date | None) -> _Found | None:
    """hari ini, besok, pekan depan, tahun lalu: from the dateline, else a doubt."""
    calendar = _calendar()
    known = _day(dateline)
    if found := calendar.relative_days.at(p.norms, i):
        if known is None:
            return _Found(Date(), i, found[1], RELATIVE)
        return _Found(_dated(known + timedelta(days=found[0])), i, found[1])
    span, step = calendar.spans.get(p.norms[i]), calendar.steps.get(p.norms[i + 1])
    if span is None or step is None or p.digits(i - 1) or _counts(p, i - 1):
        return None
    if (
        dateline is None
        or dateline.year is None
        or (span != "year" and dateline.month is None)
        or (span == "week" and known is None)
    ):
        return _Found(Date(), i, i + 2, RELATIVE)
    if span == "year":
        return _Found(Date(dateline.year + step), i, i + 2)
    if span == "month":
        months = dateline.year * 12 + (dateline.month or 1) - 1 + step
        return _Found(Date(months // 12, months % 12 + 1), i, i + 2)
    assert known is not None
    monday = known + timedelta(days=7 * step - known.weekday())
    return _Found(DateRange(_dated(monday), _dated(monday + timedelta(days=6))), i, i + 2)


def _counts(p: Pieces, i: int) -> bool:
    """Does the piece end a count (dua tahun lalu, beberapa bulan lalu)?"""
    tables, norm = number_words(), p.norms[i]
    return (
        norm in tables.heads
        or norm in tables.small
        or norm in tables.scales
        or norm in ("beberapa", "sejumlah", "bertahun")
    )


def _day(value: Date | None) -> date | None:
    if value is None or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None


def _dated(day: date) -> Date:
    return Date(day.year, day.month, day.day)


def _core(p: Pieces, i: int, placed: bool) -> _Found | None:
    """A date or a range of dates without its weekday. `placed`: brackets or a weekday make a bare 1/11 a date."""
    start = _point(p, i, placed)
    if start is None:
        return _years(p, i)
    value, last = start
    join = _calendar().joins.at(p.norms, last)
    at = join[1] if join else last + 1 if p.norms[last] == "dan" else 0
    if (at and value.month is None and value.day is not None) or (at and join):
        while p.norms[at] in words("calendar", "around", "day_heads"):
            at += 1
        end = _point(p, at, placed or (value.month is not None and p.norms[at - 1] == "-"))
        if end and (ranged := _ranged(value, end[0], joined=join is not None)):
            doubt = IMPOSSIBLE if _impossible(ranged.first) or _impossible(ranged.last) else ""
            return _Found(ranged, i, end[1], doubt)
    if value.month is None:
        return None
    return _Found(value, i, last, IMPOSSIBLE if _impossible(value) else "")


def _ranged(first: Date, last: Date, joined: bool) -> DateRange | None:
    """The range from `first` to `last`, the parts that `first` leaves out taken from `last`."""
    if last.month is None or (first.day is None) != (last.day is None):
        return None
    if first.month is None:
        first = replace(first, month=last.month, year=last.year)
    elif first.year is None and last.year is not None:
        first = replace(first, year=last.year - 1 if first.month > last.month else last.year)
    elif last.year is None and first.year is not None:
        return None
    a = (first.year or 0, first.month or 0, first.day or 0)
    b = (last.year or 0, last.month, last.day or 0)
    if a >= b or (not joined and (a[:2] != b[:2] or a[2] + 1 != b[2])):
        return None
    return DateRange(first, last)


def _impossible(value: Date) -> bool:
    if value.month is None or not 0 < value.month <= 12:
        return value.month is not None
    return value.day is not None and not 0 < value.day <= monthrange(value.year or 2000, value.month)[1]


_SLASHED = re.compile(
    r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})|(\d{1,2})/(\d{1,2})/(\d{2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})/(\d{1,2})"
)


def _point(p: Pieces, i: int, placed: bool) -> tuple[Date, int] | None:
    """One end of a date: 1/11/2022, 2022-11-01, 1 November 2022, 1/11 (where `placed`), November 2022, or a day alone."""
    norm, calendar = p.norms[i], _calendar()
    if norm in calendar.months and p.capital(i):
        return _month_alone(p, i)
    if p.digits(i) and not norm.isdecimal():
        return _slashed(p, i, placed)
    if p.digits(i):
        if dashed := _dashed(p, i):
            return dashed
        if len(norm) > 2 or not 0 < int(norm) < 100:
            return None
        day, j = int(norm), i + 1
    elif (
        norm in number_words().heads
        and (figure := read_figure(p, i))
        and figure.form == "words"
        and 0 < figure.value < 32
    ):
        day, j = int(figure.value), figure.last
    else:
        return None
    at = j + 1 if p.norms[j] in ("bulan", "-") and p.norms[j + 1] in calendar.months else j
    month = calendar.months.get(p.norms[at])
    if month is None or not (p.capital(at) or p.norms[at] in calendar.months_alone):
        return (Date(day=day), j) if day < 32 else None
    year, last = _year_at(p, at + 1)
    return Date(year, month, day), last if year else at + 1


def _month_alone(p: Pieces, i: int) -> tuple[Date, int] | None:
    """November 2022, and November on its own."""
    norm, calendar = p.norms[i], _calendar()
    year, last = _year_at(p, i + 1)
    if year is None and (
        norm not in calendar.months_alone
        or (p.capital(i + 1) and not calendar.joins.at(p.norms, i + 1) and p.norms[i + 1].isalpha())
    ):
        if p.norms[i - 1] != "bulan":
            return None
    return Date(year, calendar.months[norm]), last if year else i + 1


def _slashed(p: Pieces, i: int, placed: bool) -> tuple[Date, int] | None:
    match = _SLASHED.fullmatch(p.norms[i])
    if match is None:
        return None
    g = [int(x) if x else 0 for x in match.groups()]
    if match[1]:
        return Date(g[2], g[1], g[0]), i + 1
    if match[4]:
        return Date(_century(g[5]), g[4], g[3]), i + 1
    if match[7]:
        return Date(g[6], g[7], g[8]), i + 1
    return (Date(None, g[10], g[9]), i + 1) if placed and 0 < g[10] < 13 and 0 < g[9] < 32 else None


def _dashed(p: Pieces, i: int) -> tuple[Date, int] | None:
    """2022-11-01 and 01-11-2022 (three tokens of digits and the dashes between, all glued)."""
    n = p.norms
    if n[i + 1] != "-" or n[i + 3] != "-" or not (p.glued(i + 1) and p.glued(i + 2) and p.glued(i + 4)):
        return None
    a, b, c = n[i], n[i + 2], n[i + 4]
    if not (b.isdecimal() and c.isdecimal() and len(b) <= 2):
        return None
    if len(a) == 4 and len(c) <= 2:
        return Date(int(a), int(b), int(c)), i + 5
    return (Date(int(c), int(b), int(a)), i + 5) if len(a) <= 2 and len(c) == 4 else None


# Two-digit years up to this one are of the present century: no release cites a plan beyond 2050 or a birth before 1950 so.
_TURN = 50


def _century(short: int) -> int:
    return short + (2000 if short <= _TURN else 1900)


def _year_at(p: Pieces, i: int) -> tuple[int | None, int]:
    """The year at piece `i` behind a month (2022, tahun 2022, '22, dua ribu dua puluh dua), and the piece after it."""
    j = i + 1 if p.norms[i] in (".", "tahun", ",") and p.norms[i + 1][:1].isalnum() else i
    norm = p.norms[j]
    if norm.isdecimal() and len(norm) == 4 and 1000 <= int(norm) < 3000 and p.norms[i] != ",":
        return int(norm), j + 1
    if p.norms[j] == "'" and p.norms[j + 1].isdecimal() and len(p.norms[j + 1]) == 2:
        return _century(int(p.norms[j + 1])), j + 2
    if (
        norm in number_words().heads
        and (figure := read_figure(p, j))
        and figure.form == "words"
        and 1900 <= figure.value < 2100
    ):
        return int(figure.value), figure.last
    return None, i


_YEARS = re.compile(r"(\d{4})/(\d{4}|\d{2})")
_LAW = re.compile(r"[\d.]+/((?:19|20)\d{2})")


def _years(p: Pieces, i: int) -> _Found | None:
    """tahun 2022, pada 2022, tahun anggaran 2022/2023, periode 2019-2024, UU 14/2008."""
    norm, at = p.norms[i], i
    if norm == "tahun":
        at = i + 2 if p.norms[i + 1] in words("calendar", "around", "fiscal") else i + 1
        norm = p.norms[at]
    if match := _LAW.fullmatch(norm):
        law = p.norms[at - 1] if p.norms[at - 1] != "." else p.norms[at - 2]
        if law in words("numbers", "labels", "laws"):
            return _Found(Date(int(match[1])), at, at + 1)
    if match := _YEARS.fullmatch(norm):
        first, second = int(match[1]), int(match[2]) if len(match[2]) == 4 else int(match[1][:2] + match[2])
        return (
            _Found(DateRange(Date(first), Date(second)), i, at + 1)
            if second == first + 1 and 1900 <= first < 2100
            else None
        )
    if not _is_year(p, at, headed=at > i):
        return None
    join = _calendar().year_joins.at(p.norms, at + 1)
    if join and p.norms[join[1] - 1] != "dan":
        end = join[1] + (1 if p.norms[join[1]] == "tahun" else 0)
        if p.norms[end].isdecimal() and len(p.norms[end]) == 4 and int(norm) < int(p.norms[end]) < 2100:
            return _Found(DateRange(Date(int(norm)), Date(int(p.norms[end]))), i, end + 1)
    return _Found(Date(int(norm)), i, at + 1)


def _is_year(p: Pieces, i: int, headed: bool) -> bool:
    """Are these four bare digits a year rather than a count?"""
    norm, before = p.norms[i], p.norms[i - 1]
    if not (norm.isdecimal() and len(norm) == 4 and 1900 <= int(norm) < 2100):
        return headed and norm.isdecimal() and len(norm) == 4
    if headed:
        return True
    if (
        unit_at(p, i + 1, False)
        or before in ("rp", "idr", "$", "usd", "+")
        or p.norms[i + 1] in number_words().scales
    ):
        return False
    if before in words("calendar", "around", "year_heads"):
        return True
    if before.isalpha() and p.capital(i - 1) and not p.opens(i - 1):
        return before not in words("numbers", "labels", "words") and before != "kodim"
    if before in ("(", "-") and p.norms[i + 1] in (")", "-"):
        return True
    return (
        before.isalpha()
        and not p.opens(i)
        and before not in _COUNTING
        and not noun_at(p, i + 1)
        and int(norm) % 100 > 0
    )


_COUNTING = frozenset(
    [
        "sebanyak",
        "sebesar",
        "seluas",
        "sekitar",
        "mencapai",
        "total",
        "jumlah",
        "menjadi",
        "lebih",
        "kurang",
        "ada",
        "hampir",
        "setinggi",
        "seharga",
        "bernomor",
    ]
)
