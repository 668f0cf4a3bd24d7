"""Days, months and years as written: 1/11/2022, 1-3 November 2022, November 2022, tahun anggaran 2022/2023, pada 2022."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lawang.facts.model import Date, DateRange
from lawang.facts.numerals import number_words, read_figure
from lawang.facts.pieces import Phrases, Pieces, phrases_of
from lawang.facts.units import currency_before, noun_at, unit_at
from lawang.language import table, words
from lawang.language.stem import is_everyday

__all__ = ["IMPOSSIBLE", "Calendar", "Found", "calendar", "read_days", "year_at"]

IMPOSSIBLE = "date_impossible"


class Calendar:
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
def calendar() -> Calendar:
    """The tables of the calendar."""
    return Calendar()


@dataclass(slots=True)
class Found:
    """A date read: its value, the pieces it covers, and why it is doubtful. `relative`: it follows from the dateline."""

    value: Date | DateRange
    first: int
    last: int
    doubt: str = ""
    relative: bool = False


def read_days(p: Pieces, i: int, placed: bool) -> Found | None:
    """A date or a range of dates without its weekday. `placed`: brackets or a weekday make a bare 1/11 a date."""
    start = _point(p, i, placed)
    ranged_only = start is None and p.norms[i + 1] == "-" and "/" in p.norms[i]
    if ranged_only:
        start = _point(p, i, placed=True)
    if start is None:
        return _years(p, i)
    value, last = start
    join = calendar().joins.at(p.norms, last)
    at = join[1] if join else last + 1 if p.norms[last] == "dan" else 0
    if (at and value.month is None and value.day is not None) or (at and join):
        while p.norms[at] in words("calendar", "around", "day_heads"):
            at += 1
        end = _point(p, at, placed or (value.month is not None and p.norms[at - 1] == "-"))
        if end and (ranged := _ranged(value, end[0], joined=join is not None)):
            doubt = IMPOSSIBLE if _impossible(ranged.first) or _impossible(ranged.last) else ""
            return Found(ranged, i, end[1], doubt)
    if value.month is None or ranged_only:
        return None
    return Found(value, i, last, IMPOSSIBLE if _impossible(value) else "")


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
    r"(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2})\.(\d{1,2})\.(\d{4})|(\d{1,2})/(\d{1,2})/(\d{2})"
    r"|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})/(\d{1,2})"
)


def _point(p: Pieces, i: int, placed: bool) -> tuple[Date, int] | None:
    """One end of a date: 1/11/2022, 2022-11-01, 1 November 2022, 1/11 (where `placed`), November 2022, or a day alone."""
    norm, tables = p.norms[i], calendar()
    if norm in tables.months and p.capital(i):
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
    at = j + 1 if p.norms[j] in ("bulan", "-") and p.norms[j + 1] in tables.months else j
    month = tables.months.get(p.norms[at])
    if month is None or not (p.capital(at) or p.norms[at] in tables.months_alone):
        return (Date(day=day), j) if day < 32 else None
    year, last = year_at(p, at + 1)
    return Date(year, month, day), last if year else at + 1


def _month_alone(p: Pieces, i: int) -> tuple[Date, int] | None:
    """November 2022, and November on its own."""
    norm, tables = p.norms[i], calendar()
    year, last = year_at(p, i + 1)
    if year is None and p.norms[i - 1] != "bulan":
        behind = p.norms[i + 1]
        named = p.capital(i + 1) and behind.isalpha() and not (p.headline() and is_everyday(behind))
        if norm not in tables.months_alone or named:
            return None
    return Date(year, tables.months[norm]), last if year else i + 1


def _slashed(p: Pieces, i: int, placed: bool) -> tuple[Date, int] | None:
    match = _SLASHED.fullmatch(p.norms[i])
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part]
    if match[1] or match[4] or match[7]:
        day, month, year = parts
        return Date(_century(year) if match[7] else year, month, day), i + 1
    if match[10]:
        year, month, day = parts
        return Date(year, month, day), i + 1
    day, month = parts
    return (Date(None, month, day), i + 1) if placed and 0 < month < 13 and 0 < day < 32 else None


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


def year_at(p: Pieces, i: int) -> tuple[int | None, int]:
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


def _years(p: Pieces, i: int) -> Found | None:
    """tahun 2022, pada 2022, tahun anggaran 2022/2023, periode 2019-2024, UU 14/2008."""
    norm, at = p.norms[i], i
    if norm == "tahun":
        at = i + 2 if p.norms[i + 1] in words("calendar", "around", "fiscal") else i + 1
        norm = p.norms[at]
    if match := _LAW.fullmatch(norm):
        law = p.norms[at - 1] if p.norms[at - 1] != "." else p.norms[at - 2]
        if law in words("numbers", "labels", "laws"):
            return Found(Date(int(match[1])), at, at + 1)
    if match := _YEARS.fullmatch(norm):
        first, second = int(match[1]), int(match[1][:2] + match[2] if len(match[2]) == 2 else match[2])
        two = Found(DateRange(Date(first), Date(second)), i, at + 1)
        return two if second == first + 1 and 1900 <= first < 2100 else None
    if p.norms[at + 1] == "an" or (p.norms[at + 1] == "-" and p.norms[at + 2] == "an"):
        return None  # a decade
    spans = p.norms[at - 1] == "(" and calendar().year_joins.at(p.norms, at + 1)  # (2019 sampai dengan 2024)
    if not (norm.isdecimal() and len(norm) == 4 and (at > i or spans or _is_year(p, at))):
        return None
    if join := calendar().year_joins.at(p.norms, at + 1):
        end = join[1] + (1 if p.norms[join[1]] == "tahun" else 0)
        last = p.norms[end]
        if (
            last.isdecimal()
            and len(last) == 4
            and int(norm) < int(last) < 2100
            and not unit_at(p, end + 1, False)
        ):
            return Found(DateRange(Date(int(norm)), Date(int(last))), i, end + 1)
    return Found(Date(int(norm)), i, at + 1)


def _is_year(p: Pieces, i: int) -> bool:
    """Are these four bare digits a year rather than a count or a code?"""
    year, before = int(p.norms[i]), p.norms[i - 1]
    if unit_at(p, i + 1, False) or p.norms[i + 1] in number_words().scales:
        return False
    if before in words("calendar", "around", "year_heads"):
        return 1900 <= year < 2100 or (1500 <= year < 1900 and not noun_at(p, i + 1))
    if before == "(" and p.norms[i + 1] in (")", "-"):
        return 1500 <= year < 2100
    if not 1900 <= year < 2100:
        return False
    if p.norms[i + 1] == ")":
        return True
    if before in (")", "-", ",", "/", "©", ";"):
        return not noun_at(p, i + 1)
    if not before.replace("-", "").isalpha() or p.opens(i):
        return False
    if p.capital(i - 1) and not p.opens(i - 1):
        codes = words("numbers", "labels", "words") | words("calendar", "around", "codes")
        return before not in codes and currency_before(p, i) is None
    return before not in words("calendar", "around", "counting") and not noun_at(p, i + 1) and year % 100 > 0
