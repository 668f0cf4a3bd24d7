"""Numbers, dates and times of machine cells in Indonesian notation (EYD V): 4.560,5 · 12,5 persen · 1 November 2022 ·
09.00."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lawang.intake.reading import data

__all__ = ["clock", "day", "duration", "moment", "number", "percent", "regrouped"]

DECIMALS = 6
"""Decimals kept of a binary fraction. Sums and averages of sheets differ from the true value from the 10th digit on."""
SIGNIFICANT = 6
"""Digits kept of a fraction too small for `DECIMALS`."""


def number(value: Decimal | float, *, grouped: bool = True) -> str:
    """`value` with a decimal comma and, if `grouped`, thousands dots; binary noise after the sixth decimal is
    dropped."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    if exact != exact.to_integral_value():
        small = abs(exact) < Decimal(1).scaleb(-DECIMALS + 2)
        exact = Decimal(f"{exact:.{SIGNIFICANT}g}") if small else round(exact, DECIMALS)
    whole, _, fraction = f"{exact:f}".lstrip("-").partition(".")
    fraction = fraction.rstrip("0")
    shown = f"{int(whole):,}".replace(",", ".") if grouped else whole
    sign = "-" if exact < 0 and (fraction or whole.strip("0")) else ""
    return sign + shown + (f",{fraction}" if fraction else "")


def percent(value: Decimal) -> str:
    """A share (0.125) as `12,5 persen`."""
    return f"{number(value * 100)} persen"


def day(value: date, parts: str = "dmy") -> str:
    """A date in words; `parts` says which of day, month and year the source shows."""
    words = {"d": str(value.day), "m": data()["months"].split()[value.month - 1], "y": str(value.year)}
    return " ".join(words[part] for part in "dmy" if part in parts)


def clock(value: time | datetime) -> str:
    """A time of day as `09.00`, with seconds only where there are some."""
    return f"{value:%H.%M.%S}" if value.second else f"{value:%H.%M}"


def moment(value: datetime) -> str:
    """Date and time; a zone that Indonesia names is named."""
    shown = f"{day(value)} pukul {clock(value)}"
    offset = value.utcoffset()
    if offset is None:
        return shown
    hours = offset.total_seconds() / 3600
    return f"{shown} {data()['zones'].get(f'{hours:g}', f'UTC{hours:+g}')}"


def duration(value: timedelta) -> str:
    """A length of time in hours and minutes: `26 jam 30 menit`."""
    minutes = round(value.total_seconds() / 60)
    parts = [(minutes // 60, "jam"), (minutes % 60, "menit")]
    return " ".join(f"{number(Decimal(count))} {word}" for count, word in parts if count) or "0 menit"


_ENGLISH = re.compile(
    r"-?\d{1,3}(?:,\d{3})+\.\d+|-?\d{1,3}(?:,\d{3}){2,}|-?\d+\.(?:\d{1,2}|\d{4,})|-?\d{4,}\.\d+|-?0\.\d+"
)
_INDONESIAN = re.compile(
    r"-?\d{1,3}(?:\.\d{3})+,\d+|-?\d{1,3}(?:\.\d{3}){2,}|-?\d+,(?:\d{1,2}|\d{4,})|-?\d{4,},\d+|-?0,\d+"
)
_EITHER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")


def regrouped(column: list[str]) -> list[str]:
    """The cells of one column of text, from English to Indonesian notation when the column leaves no doubt.

    1.200 is a thousand in one notation and one in the other. One cell that only English writes (4560.5, 1,200.75) and
    none that only Indonesian writes (4.560,5) decides for its column; without such a cell the column stays as it is.
    """
    if not any(_ENGLISH.fullmatch(cell) for cell in column) or any(
        _INDONESIAN.fullmatch(cell) for cell in column
    ):
        return column
    swap = str.maketrans(",.", ".,")
    return [cell.translate(swap) if _EITHER.fullmatch(cell) else cell for cell in column]
