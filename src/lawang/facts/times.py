"""Times of day: pukul 09.00 WITA, 19.30 malam, jam 10, pukul 08.00-12.00 WITA, pukul 9 pagi hingga selesai."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lawang.facts.model import Fact, Kind, Time
from lawang.facts.numerals import number_words, read_figure
from lawang.facts.pieces import Phrases, Pieces, phrases_of
from lawang.language import table

__all__ = ["HALF", "read_time"]

HALF = "time_half_hour"
UNFIT = "time_unfit"

_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?")


class _Clock:
    """The tables of the clock, made once."""

    def __init__(self) -> None:
        data: dict[str, Any] = table("calendar")["times"]
        self.heads = frozenset(data["heads"].split())
        self.zones: dict[str, int] = data["zones"]
        self.parts: Phrases[tuple[str, list[int], list[int]]] = Phrases(
            (name, (name, move, keep)) for name, (move, keep) in data["parts"].items()
        )
        self.joins: Phrases[bool] = Phrases((j, True) for j in phrases_of(table("bounds")["range"]["joins"]))
        self.past = frozenset(data["past"].split())
        self.open_ended: str = data["open_ended"]


@cache
def _clock() -> _Clock:
    return _Clock()


def read_time(p: Pieces, i: int) -> tuple[Fact, int] | None:
    """The time, or span of times, that begins at piece `i`, and the piece after it."""
    clock, norm = _clock(), p.norms[i]
    headed = norm in clock.heads
    if (
        headed
        and norm in ("jam", "pk")
        and (p.digits(i - 1) or p.norms[i - 1] in number_words().heads or p.norms[i - 1][:1] == "x")
    ):
        return None
    at = i + 1 if headed else i
    at += 1 if headed and p.norms[at] == "." else 0
    if not headed and not _CLOCK.fullmatch(norm):
        return None
    moment = _moment(p, at, headed)
    if moment is None:
        return None
    minute, last, zone, doubt, marked = moment
    until: int | None = None
    join = clock.joins.at(p.norms, last)
    if join:
        then = join[1] + (1 if p.norms[join[1]] in clock.heads else 0)
        if p.norms[then] == clock.open_ended:
            last, marked = then + 1, True
        elif end := _moment(p, then, headed or (marked and not p.norms[then].isdecimal())):
            until, last, zone, doubt = end[0], end[1], zone or end[2], doubt or end[3]
            marked = marked or end[4] or bool(_BOTH.fullmatch(norm) and _BOTH.fullmatch(p.norms[then]))
    if not headed and not marked and not _is_plainly_time(norm):
        return None
    if not headed and p.norms[last] in _UNITS_AFTER:
        return None
    return p.fact(Kind.TIME, i, last, Time(minute, until, zone.upper()), doubt), last


_BOTH = re.compile(r"\d\d[.:][0-5]\d")
_UNITS_AFTER = frozenset(["persen", "%", "juta", "miliar", "triliun", "ribu", "rb", "jt"])


def _minutes(p: Pieces, i: int) -> tuple[int, int]:
    """Minutes in words behind an hour in words (tujuh tiga puluh, tujuh lewat lima belas menit), and the piece after; 0 where
    the words behind it count something else."""
    clock = _clock()
    past = p.norms[i] in clock.past
    figure = read_figure(p, i + past) if p.norms[i + past] in number_words().heads else None
    if figure is None or not isinstance(figure.value, int) or not 0 < figure.value < 60:
        return 0, i
    after = p.norms[figure.last]
    if after == "menit":
        return figure.value, figure.last + 1
    ends = not after.isalpha() or after in clock.zones or clock.parts.at(p.norms, figure.last)
    if past or ends or clock.joins.at(p.norms, figure.last):
        return figure.value, figure.last
    return 0, i


def _is_plainly_time(norm: str) -> bool:
    """09.00 and 19:30 cannot be figures; 12.50 can."""
    return bool(re.fullmatch(r"0\d\.[0-5]\d|[0-2]\d:[0-5]\d", norm))


def _moment(p: Pieces, i: int, headed: bool) -> tuple[int, int, str, str, bool] | None:
    """Minute, piece after, zone, doubt, and whether a zone or part of the day says that it is a time."""
    clock, doubt, half = _clock(), "", False
    if p.norms[i] == "setengah" and headed:
        half, i = True, i + 1
    if match := _CLOCK.fullmatch(p.norms[i]):
        hour, minute, last = int(match[1]), int(match[2]), i + 1
    elif headed and p.norms[i].isdecimal() and len(p.norms[i]) <= 2:
        hour, minute, last = int(p.norms[i]), 0, i + 1
    elif (
        headed
        and p.norms[i] in number_words().heads
        and (figure := read_figure(p, i))
        and isinstance(figure.value, int)
        and 0 < figure.value < 25
    ):
        hour, last = figure.value, figure.last
        minute, last = _minutes(p, last)
    else:
        return None
    if half:
        hour, minute, doubt = hour - 1, 30, HALF
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        if not headed:
            return None
        hour, minute, doubt = min(hour, 24), min(minute, 59), UNFIT
    marked = False
    if part := clock.parts.at(p.norms, last):
        (name, move, keep), last = part
        marked = True
        if hour + half in move:
            hour = (hour + 12) % 24 if name == "dini hari" else hour + 12
        elif hour + half not in keep:
            doubt = doubt or UNFIT
    zone = ""
    if p.norms[last] in clock.zones:
        zone, last, marked = p.norms[last], last + 1, True
    elif p.norms[last] == "waktu" and p.norms[last + 1] == "setempat":
        last, marked = last + 2, True
    return hour * 60 + minute, last, zone, doubt, marked
