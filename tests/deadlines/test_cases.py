"""Deadlines worked out by hand, each with its working; the reckoner has to agree with every one of them."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lawang.deadlines import Clock, Decree, Mark, calendar, explain, in_force, laws, reckon

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def decree(written: str) -> Decree:
    """`off 2026-08-18 2026-08-05`: made free by a decree signed on the second day."""
    kind, day, signed = written.split()
    dates = (datetime.date.fromisoformat(text) for text in (day, signed))
    return Decree(next(dates), kind == "off", "Keputusan uji", f"SK {signed}", next(dates))


def asked(case: dict[str, Any]) -> tuple[Clock, Any]:
    steps = in_force(case["received"].date(), laws()).steps[case["step"]]
    zones = tuple(ZoneInfo(ZONES[name]) for name in case["zones"].split())
    more = [decree(written) for written in case.get("decrees", "").split(", ") if written]
    return Clock(steps, case["received"], zones, case.get("extended", False)), calendar(2024, 2027, more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['step']}-{case['received']:%Y%m%dT%H%M}")
def test_by_hand(case: dict[str, Any]) -> None:
    clock, days = asked(case)
    assert reckon(clock, days).day == case["due"], case["why"]
    lines = explain(clock, days)
    assert lines[0].mark is Mark.RECEIPT and lines[-1].day == case["due"]
    assert lines[-1].number == clock.steps[0].length(clock.extended)


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    told = {(c["step"], str(c["received"]), c["zones"], c.get("extended"), c.get("decrees")) for c in CASES}
    assert len(told) == len(CASES) >= 60 and all(case["why"] for case in CASES)
