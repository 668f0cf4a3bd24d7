"""The quick reckoning against one that counts day by day; what a changed calendar moves; rules a region may have."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.deadlines import (
    Calendar,
    Clock,
    Decree,
    Holder,
    Off,
    Pause,
    Step,
    Unit,
    decrees,
    explain,
    in_force,
    laws,
    moved,
    reckon,
)
from lawang.deadlines import calendar as made
from lawang.deadlines.law import read
from lawang.deadlines.reckon import Mark
from lawang.errors import BadInput

KALTIM, JAKARTA, PAPUA = (ZoneInfo(f"Asia/{city}") for city in ("Makassar", "Jakarta", "Jayapura"))
START = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=KALTIM)
DAY = datetime.timedelta(days=1)

dates = st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))
weekends = st.sampled_from([frozenset({6, 7}), frozenset({7}), frozenset({5}), frozenset()])


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    free = {day: Off("libur") for day in draw(st.sets(dates, max_size=90))}
    disputed = frozenset(day for day in free if draw(st.integers(0, 9)) == 0)
    first, last = datetime.date(2024, 1, 1), datetime.date(2032, 12, 31)
    return Calendar(first, last, free, {}, disputed, draw(weekends))


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    unit = draw(st.sampled_from([Unit.WORKING, Unit.CALENDAR]))
    holder = draw(st.sampled_from(list(Holder)))
    rules = {"receipt_counts": draw(st.booleans()), "stop_clock": draw(st.booleans())}
    steps = tuple(
        Step("uji", draw(st.integers(1, 110)), unit, holder, "uji", draw(st.integers(0, 10)), **rules)
        for _ in range(draw(st.integers(1, 2)))
    )
    at = datetime.datetime.combine(draw(dates), draw(st.times()), datetime.UTC)
    zones = tuple(draw(st.lists(st.sampled_from([KALTIM, JAKARTA, PAPUA]), min_size=1, max_size=3)))
    spans = draw(st.lists(st.tuples(dates, st.integers(0, 40)), max_size=3))
    pauses = tuple(Pause(first, first + length * DAY) for first, length in spans)
    return Clock(steps, at, zones, draw(st.booleans()), pauses)


def day_by_day(clock: Clock, step: Step, zone: ZoneInfo, days: Calendar) -> datetime.date:
    """Count one day after the other, in the simplest words there are."""
    day = clock.received.astimezone(zone).date()
    left = step.days + (step.extension if clock.extended else 0)
    if not step.receipt_counts:
        day += DAY
    while True:
        holiday = day in days.free and (step.holder is Holder.REQUESTER or day not in days.disputed)
        off = step.unit is Unit.WORKING and (day.isoweekday() in days.weekend or holiday)
        stands = step.stop_clock and any(pause.first <= day <= pause.last for pause in clock.pauses)
        left -= not off and not stands
        if not left:
            return day
        day += DAY


@given(clocks(), calendars())
def test_quick_and_slow_agree(clock: Clock, days: Calendar) -> None:
    every = [day_by_day(clock, step, zone, days) for step in clock.steps for zone in clock.zones]
    due = reckon(clock, days)
    assert due.day == (max(every) if clock.right else min(every))
    assert explain(clock, days)[-1].day == due.day


@given(clocks(), calendars(), dates)
def test_one_more_day_off_never_makes_it_earlier(clock: Clock, days: Calendar, day: datetime.date) -> None:
    more = Calendar(days.first, days.last, {**days.free, day: Off("baru")}, {}, days.disputed, days.weekend)
    assert reckon(clock, more).day >= reckon(clock, days).day


@given(clocks(), calendars())
def test_what_is_explained_is_whole(clock: Clock, days: Calendar) -> None:
    lines = explain(clock, days)
    assert [line.day for line in lines] == [lines[0].day + n * DAY for n in range(len(lines))]
    numbers = [line.number for line in lines if line.mark in (Mark.COUNTED, Mark.EXTENSION)]
    assert numbers == list(range(1, len(numbers) + 1))


def answer(received: datetime.datetime = START, **more: object) -> Clock:
    return Clock(in_force(received.date(), laws()).steps["answer"], received, (KALTIM,), **more)  # type: ignore[arg-type]


def off(day: datetime.date, is_off: bool = True) -> Decree:
    return Decree(day, is_off, "Cuti tambahan", "SK 9/2026", datetime.date(2026, 1, 2))


def test_a_changed_calendar_says_what_moved() -> None:
    before, after = made(2026, 2027), made(2026, 2027, [off(datetime.date(2026, 1, 19))])
    late = answer(START + 30 * DAY)
    standing = [(name, clock, reckon(clock, before).day) for name, clock in (("a", answer()), ("b", late))]
    (found,) = moved(standing, after)
    assert (found.key, found.before, found.after.day) == (
        "a",
        datetime.date(2026, 1, 20),
        datetime.date(2026, 1, 21),
    )


def test_a_day_taken_back_shortens_a_duty_and_no_right() -> None:
    before, after = made(2026, 2027), made(2026, 2027, [off(datetime.date(2026, 1, 16), False)])
    right = Clock(in_force(START.date(), laws()).steps["dispute"], START, (KALTIM,))
    standing = [(n, c, reckon(c, before).day) for n, c in (("duty", answer()), ("right", right))]
    assert [(row.key, row.after.day) for row in moved(standing, after)] == [
        ("duty", datetime.date(2026, 1, 19))
    ]
    worked = [line for line in explain(answer(), after) if line.day == datetime.date(2026, 1, 16)]
    assert worked[0].mark is Mark.COUNTED and "SK 9/2026" in worked[0].why


REGION = """
[[law]]
name = "perda"
title = "Perda uji"
since = 2026-01-01
stop_clock = true
[law.step.answer]
days = 5
unit = "working"
holder = "body"
basis = "Perda uji"
[law.step.objection]
days = 20
unit = "working"
holder = "requester"
basis = "Perda uji"
"""


def test_of_two_tables_the_one_that_shortens_no_right_counts() -> None:
    law = in_force(START.date(), (*laws(), *read(REGION, "perda.toml")))
    days = made(2026, 2027)
    promised = reckon(Clock(law.steps["answer"], START, (KALTIM,)), days)
    assert (promised.day, promised.step.basis) == (datetime.date(2026, 1, 12), "Perda uji")
    assert reckon(Clock(law.steps["objection"], START, (KALTIM,)), days).step.days == 30


def test_the_clock_stops_only_where_the_law_says_so() -> None:
    days = made(2026, 2027)
    pause = (Pause(datetime.date(2026, 1, 6), datetime.date(2026, 1, 7), "melengkapi berkas"),)
    assert reckon(answer(pauses=pause), days).day == datetime.date(2026, 1, 20)
    (law,) = read(REGION, "perda.toml")
    lines = explain(Clock(law.steps["answer"], START, (KALTIM,), pauses=pause), days)
    assert [line.mark for line in lines[:3]] == [Mark.RECEIPT, Mark.PAUSED, Mark.PAUSED]
    assert lines[-1].day == datetime.date(2026, 1, 14)


def test_the_day_of_receipt_may_be_day_one() -> None:
    (law,) = read(REGION.replace("stop_clock", "receipt_counts"), "perda.toml")
    due = reckon(Clock(law.steps["answer"], START, (KALTIM,)), made(2026, 2027))
    assert due.day == datetime.date(2026, 1, 9)


def test_the_last_second_stands_in_the_zone_of_the_body() -> None:
    assert reckon(answer(), made(2026, 2027)).at.isoformat() == "2026-01-20T23:59:59+08:00"


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: read("[[law]]\nname = 1", "hukum.toml"),
        lambda: read(REGION.replace("days = 5", "days = 0"), "hukum.toml"),
        lambda: read(REGION.replace('unit = "working"', 'unit = "weeks"'), "hukum.toml"),
        lambda: decrees("[[day]]\nday = 2026-01-01", "keputusan.toml"),
        lambda: decrees(
            '[[day]]\nday = "besok"\noff = true\nname = ""\ndecree = ""\nsigned = 2026-01-01', "k.toml"
        ),
        lambda: in_force(datetime.date(1999, 1, 1), laws()),
        lambda: reckon(answer(), made(2025, 2025)),
        lambda: reckon(answer(datetime.datetime(2026, 12, 20, tzinfo=KALTIM)), made(2026, 2026)),
        lambda: answer(datetime.datetime(2026, 1, 5)),
        lambda: made(2026, 2026, weekend=frozenset(range(1, 8))),
    ],
)
def test_what_cannot_be_reckoned_names_the_mend(attempt: object) -> None:
    with pytest.raises(BadInput) as bad:
        attempt()  # type: ignore[operator]
    assert bad.value.problem and bad.value.mend
