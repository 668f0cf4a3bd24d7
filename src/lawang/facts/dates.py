"""Dates as typed facts, in every notation of releases and newsrooms, with their weekday; times are read along the way.

Day comes before month always. What the words do not say (the year of 1/11) stays unsaid; what depends on the day of
writing (besok, pekan depan) follows from the dateline, and without one is a doubt.
"""

from __future__ import annotations

from dataclasses import replace

from lawang.facts.compare import compatible_date, compatible_time, same_date, same_time
from lawang.facts.days import IMPOSSIBLE, Found, calendar, read_days, year_at
from lawang.facts.model import Date, DateRange, Fact, Kind
from lawang.facts.numerals import number_words
from lawang.facts.pieces import DIGITS, ROMAN, Pieces
from lawang.facts.relative import RELATIVE, day_of_week, read_relative
from lawang.facts.times import read_time
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


def read_dates(text: Text, first: int, last: int, dateline: Date | None = None) -> list[Fact]:
    """Dates, weekdays and times in the tokens `first` up to `last` (one sentence); `dateline` is the day of writing."""
    triggers, digits = calendar().triggers, DIGITS
    if not [norm for norm in text.norms[first:last] if norm in triggers or norm[-1:] in digits]:
        return []
    p = Pieces(text, first, last)
    facts: list[Fact] = []
    before: Found | None = None
    done = 0
    for i in p.places(triggers):
        if i < done:
            continue
        if time := read_time(p, i):
            facts.append(time[0])
            done = time[1]
        elif found := _date(p, i, dateline):
            if before and (whole := _one_day(p, before, found)):
                facts.pop()
                found = whole
            if not facts or facts[-1].last <= p.at[found.first]:  # else both lie in one hyphenated word
                facts.append(p.fact(_kind(found), found.first, found.last, found.value, found.doubt))
            before, done = found, found.last
    return facts


def _kind(found: Found) -> Kind:
    first = found.value.first if isinstance(found.value, DateRange) else found.value
    only_weekday = first.weekday is not None and first == Date(weekday=first.weekday)
    return Kind.WEEKDAY if only_weekday and not found.doubt else Kind.DATE


def _one_day(p: Pieces, a: Found, b: Found) -> Found | None:
    """One fact of a date and the relative word beside it that says it again: besok, Rabu (2/11) · Rabu (2/11) kemarin."""
    between = p.norms[a.last : b.first]
    if a.relative == b.relative or not words("calendar", "around", "weekday_fillers").issuperset(between):
        return None
    plain = b if a.relative else a
    if not _has_day(plain.value) or (plain is a and "," in between):
        return None
    return replace(plain, first=a.first, last=b.last)


def _date(p: Pieces, i: int, dateline: Date | None) -> Found | None:
    """The date that begins at piece `i`."""
    tables, norm = calendar(), p.norms[i]
    if norm in tables.weekdays and _is_weekday(p, i):
        return _weekday(p, i, dateline)
    if norm in tables.parts:
        return _part(p, i, dateline)
    if norm in tables.thirds:
        return _third(p, i)
    if norm in words("calendar", "around", "day_heads"):
        head = i + (2 if p.norms[i + 1] == "." else 1)
        found = read_days(p, head, placed=True) or _day_alone(p, head)
        return replace(found, first=i) if found else None
    return read_relative(p, i, dateline) or read_days(p, i, placed=p.norms[i - 1] == "(")


def _is_weekday(p: Pieces, i: int) -> bool:
    """*minggu* in lower case, after a count, or before *lalu* at the start is a week; *ahad* in lower case is no day."""
    if p.norms[i] not in ("minggu", "ahad"):
        return True
    if not p.capital(i) or p.digits(i - 1) or p.norms[i - 1] in number_words().heads:
        return False
    return not (p.opens(i) and p.norms[i + 1] in calendar().steps and p.norms[i + 2] != "(")


def _weekday(p: Pieces, i: int, dateline: Date | None) -> Found:
    """A weekday, or two, with the date that follows it: Selasa (1/11/2022) is one fact."""
    tables = calendar()
    day, j, second, joined = tables.weekdays[p.norms[i]], i + 1, None, ""
    join = tables.joins.at(p.norms, j)
    after = join[1] if join else j + 1
    if (join or p.norms[j] == "dan") and p.norms[after] in tables.weekdays and p.capital(after):
        second, joined, j = tables.weekdays[p.norms[after]], p.norms[j], after + 1
    at, fillers = j, words("calendar", "around", "weekday_fillers")
    while p.norms[at] in fillers and at < j + 5:
        at += 1
    days = read_days(p, at, placed=True) if p.digits(at) or p.norms[at] in number_words().heads else None
    if days and _has_day(days.value):
        if "(" in p.norms[j:at] and p.norms[days.last] == ")":
            days.last += 1
        return replace(days, first=i, value=_with_weekday(days.value, day, second))
    if second is None and (week := read_relative(p, j, dateline)) and p.norms[j] in tables.spans:
        if isinstance(week.value, DateRange) and week.value.first.day is not None:
            week.value = day_of_week(week.value.first, day)
        return replace(week, first=i)
    if second is None or joined == "dan":
        return Found(Date(weekday=day), i, i + 1)
    return Found(DateRange(Date(weekday=day), Date(weekday=second)), i, j)


def _with_weekday(value: Date | DateRange, day: int, second: int | None) -> Date | DateRange:
    if isinstance(value, Date):
        return replace(value, weekday=day)
    last = value.last if second is None else replace(value.last, weekday=second)
    return DateRange(replace(value.first, weekday=day), last)


def _has_day(value: Date | DateRange) -> bool:
    return (value.first if isinstance(value, DateRange) else value).day is not None


def _day_alone(p: Pieces, i: int) -> Found | None:
    """tanggal 15."""
    norm = p.norms[i]
    if norm.isdecimal() and len(norm) < 3 and 0 < int(norm) < 32:
        return Found(Date(day=int(norm)), i, i + 1)
    return None


def _part(p: Pieces, i: int, dateline: Date | None) -> Found | None:
    """awal 2023, pertengahan Maret, akhir tahun ini."""
    if p.norms[i + 1] not in calendar().triggers and not p.digits(i + 1):
        return None
    found = read_relative(p, i + 1, dateline) or read_days(p, i + 1, placed=False)
    if found is None or not isinstance(found.value, Date) or found.value.day is not None:
        return None
    return replace(found, first=i, value=replace(found.value, part=calendar().parts[p.norms[i]]))


def _third(p: Pieces, i: int) -> Found | None:
    """triwulan III 2022, kuartal kedua tahun 2023, semester 1: the months from the first to the last."""
    months, which = calendar().thirds[p.norms[i]], p.norms[i + 1].removeprefix("ke-")
    number = (
        ROMAN.get(which)
        or table("numbers")["ordinals"].get(which)
        or (int(which) if which in tuple("1234") else 0)
    )
    if not 0 < number <= 12 // months:
        return None
    at = i + 2
    while p.norms[at] in ("-", "/", "tahun", "anggaran", ","):
        at += 1
    year, last = year_at(p, at)
    first = Date(year, (number - 1) * months + 1)
    return Found(DateRange(first, Date(year, number * months)), i, last if year else i + 2)
