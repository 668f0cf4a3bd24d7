"""Typed values written out: short for files, readable for a screen, and taken apart for JSON."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from lawang.facts.model import (
    Bound,
    Date,
    DateRange,
    Kind,
    Marker,
    Name,
    Office,
    Quantity,
    Speech,
    Time,
    Value,
)
from lawang.language import Locale, locale, table

__all__ = ["figure", "parts", "readable", "show"]

# A longer integer is not read by anybody, and Python refuses to write one beyond sys.int_info.default_max_str_digits.
_MOST_DIGITS = 60
# Digits after the comma of a fraction that does not end (1/3).
_DECIMALS = 4


def show(value: Value, kind: Kind | None = None) -> str:
    """The value as files carry it, the same in every language of the screen: `2.500.000.000 rupiah`, `2022-11-01`,
    `09.00 WITA`. `kind` tells which side of a date is meant (the day, or the weekday)."""
    if isinstance(value, Date):
        return _day_name(value, "id") if kind is Kind.WEEKDAY and value.weekday is not None else _iso(value)
    if isinstance(value, DateRange):
        return f"{_iso(value.first)}/{_iso(value.last)}"
    if isinstance(value, Name):
        return " ".join(value.words)
    return readable(value, "id", kind)


def readable(value: Value, language: Locale | None = None, kind: Kind | None = None) -> str:
    """The value as a person reads it: `2.500.000.000 rupiah`, `Selasa, 1 November 2022`, `Plt. gubernur`."""
    tongue = language or locale()
    match value:
        case Quantity():
            return _quantity(value, tongue)
        case Date():
            if kind is Kind.WEEKDAY and value.weekday is not None:
                return _day_name(value, tongue)
            return _date(value, tongue)
        case DateRange():
            return f"{_date(value.first, tongue)} {_phrase('until', tongue)} {_date(value.last, tongue)}"
        case Time():
            return _time(value)
        case Name():
            return " ".join(_capital(word) for word in value.words)
        case Office():
            acting = table("rendering")["acting"][tongue].get(str(value.acting), "")
            return " ".join(filter(None, (acting, value.title, *value.scope)))
        case Speech():
            return _speech(value, tongue)
        case Marker():
            word = table("rendering")["marks"][tongue].get(value.mark, value.mark)
            return f"{word} ({value.governs})" if value.governs else str(word)


def parts(value: Any) -> Any:
    """The value taken apart for JSON: its type and its fields by name; an exact fraction is written as `"1/3"`."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: parts(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__.lower(), **named}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [parts(item) for item in value]
    if isinstance(value, Fraction) or (isinstance(value, int) and abs(value) >= 10**_MOST_DIGITS):
        return str(value) if _writable(value) else figure(value, "id")
    return value


def figure(value: int | Fraction, language: Locale | None = None) -> str:
    """A number in the notation of the language: 2.500,75 in Indonesian, 2,500.75 in English."""
    tongue = language or locale()
    if not _writable(value):
        count = int(max(abs(value.numerator).bit_length(), value.denominator.bit_length()) * 0.30103) + 1
        return _phrase("digits", tongue).format(count=count)
    whole, rest = divmod(abs(value.numerator), value.denominator)
    text = f"{whole:,}"
    if rest:
        text += _decimals(rest, value.denominator)
    if value < 0:
        text = "-" + text
    return text.translate(_SWAPPED) if tongue == "id" else text


_SWAPPED = str.maketrans(",.", ".,")


def _writable(value: int | Fraction) -> bool:
    return bool(max(abs(value.numerator), value.denominator) < 10**_MOST_DIGITS)


def _decimals(rest: int, denominator: int) -> str:
    """The digits behind the point; a fraction that does not end is cut to `_DECIMALS` and marked."""
    digits = ""
    while rest and len(digits) < _MOST_DIGITS:
        digit, rest = divmod(rest * 10, denominator)
        digits += str(digit)
    return f".{digits[:_DECIMALS]}…" if rest else f".{digits}"


def _phrase(key: str, language: Locale) -> str:
    return str(table("rendering")["phrases"][language][key])


def _quantity(value: Quantity, language: Locale) -> str:
    written = figure(value.low, language)
    if value.high != value.low:
        written += f"–{figure(value.high, language)}"
    if value.label:
        return f"{value.label} {written}"
    if value.ordinal:
        written = _phrase("ordinal", language).format(figure=written)
    bound = "" if value.bound is Bound.EXACT else table("rendering")["bounds"][language][value.bound.value]
    unit = table("rendering")["units"][language].get(value.unit, value.unit) or value.noun
    return " ".join(filter(None, (bound, written, unit)))


def _iso(date: Date) -> str:
    """ISO 8601 with the parts that are known; `--11-01` is a day of any year (ISO 8601:2000, RFC 6350)."""
    if date.year is None and date.month is None and date.day is None:
        return _day_name(date, "id")
    if date.day is None:
        year = "-" if date.year is None else f"{date.year:04d}"
        return year if date.month is None else f"{year}-{date.month:02d}"
    head = "-" if date.year is None else f"{date.year:04d}"
    return f"{head}-{'' if date.month is None else f'{date.month:02d}'}-{date.day:02d}"


def _day_name(date: Date, language: Locale) -> str:
    names: list[str] = table("rendering")["weekdays"][language].split()
    return "" if date.weekday is None else names[date.weekday]


def _date(date: Date, language: Locale) -> str:
    months: list[str] = table("rendering")["months"][language].split()
    month = "" if date.month is None else months[date.month - 1]
    day = "" if date.day is None else str(date.day)
    year = "" if date.year is None else str(date.year)
    written = " ".join(filter(None, (day, month, year)))
    return ", ".join(filter(None, (_day_name(date, language), written)))


def _time(time: Time) -> str:
    ends = [time.minute] if time.until is None else [time.minute, time.until]
    clock = "–".join(f"{minute // 60:02d}.{minute % 60:02d}" for minute in ends)
    return f"{clock} {time.zone}".strip()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _speech(speech: Speech, language: Locale) -> str:
    speaker = readable(speech.speaker, language) if speech.speaker else ""
    if speech.reader:
        speaker = _phrase("reader", language).format(
            speaker=speaker or "?", reader=readable(speech.reader, language)
        )
    said = f"“{' '.join(speech.words)}”" if speech.words else ""
    return " – ".join(filter(None, (said, speaker)))
