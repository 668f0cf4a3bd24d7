"""The law as a table: steps with their days, read from TOML and told apart by the day on which something was received."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lawang.errors import BadInput

__all__ = ["Holder", "Law", "Step", "Unit", "in_force", "laws", "read"]


class Unit(StrEnum):
    """What the days of a step are counted in."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"
    HOURS = "hours"


class Holder(StrEnum):
    """Whose act a step is: the public body's (its duty ends early) or the requester's (their right ends late)."""

    BODY = "body"
    REQUESTER = "requester"


@dataclass(frozen=True)
class Step:
    """One row: `days` in `unit` for an act of `holder`, `extension` more of them once; `basis` says where it stands."""

    name: str
    days: int
    unit: Unit
    holder: Holder
    basis: str
    extension: int = 0
    receipt_counts: bool = False
    stop_clock: bool = False

    def length(self, extended: bool) -> int:
        """How many units there are, with the extension or without."""
        return self.days + (self.extension if extended else 0)


@dataclass(frozen=True)
class Law:
    """One version of the law. `steps` gives each name the readings there are: one, or two where a region's own table has
    the step as well."""

    name: str
    title: str
    since: datetime.date
    until: datetime.date | None
    steps: Mapping[str, tuple[Step, ...]]

    def holds(self, day: datetime.date) -> bool:
        """Does it apply to what is received on that day?"""
        return self.since <= day and (self.until is None or day <= self.until)


def read(text: str, name: str) -> tuple[Law, ...]:
    """The versions in a TOML text; `name` is what the person calls it. Raises `BadInput` for one that is no such table."""
    mend = "Bandingkan dengan law.toml milik Lawang."
    try:
        rows = tomllib.loads(text)["law"]
        return tuple(_law(row) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(name, f"bukan tabel hukum ({error}).", mend) from error


@cache
def laws(*more: Path) -> tuple[Law, ...]:
    """The versions of Lawang's own table and of the tables of a region. Raises `BadInput`."""
    found = read((files(__package__) / "law.toml").read_text("utf-8"), "law.toml")
    for path in more:
        try:
            found += read(path.read_text("utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(str(path), f"tidak terbaca ({error}).", "Periksa letak berkasnya.") from error
    return found


def in_force(day: datetime.date, known: Iterable[Law]) -> Law:
    """What applies to something received on `day`: every table in force, joined. Tables that have the same step give it two
    readings, and the reckoning takes the one that shortens no right. Raises `BadInput` for a day before any law."""
    standing = [law for law in known if law.holds(day)]
    if not standing:
        raise BadInput(f"{day:%Y-%m-%d}", "belum ada tabel hukum yang berlaku.", "Tambahkan versinya.")
    steps: dict[str, tuple[Step, ...]] = {}
    for law in standing:
        for name, readings in law.steps.items():
            steps[name] = steps.get(name, ()) + readings
    first = standing[0]
    return Law(" + ".join(law.name for law in standing), first.title, first.since, first.until, steps)


def _law(row: Mapping[str, Any]) -> Law:
    rules = {name: bool(row[name]) for name in ("receipt_counts", "stop_clock") if name in row}
    steps = {
        name: (
            Step(
                name,
                _positive(cells["days"]),
                Unit(cells["unit"]),
                Holder(cells["holder"]),
                str(cells["basis"]),
                int(cells.get("extension", 0)),
                **rules,
            ),
        )
        for name, cells in row["step"].items()
    }
    return Law(str(row["name"]), str(row["title"]), row["since"], row.get("until"), steps)


def _positive(days: Any) -> int:
    if not isinstance(days, int) or days < 1:
        raise ValueError(f"days = {days!r}")
    return days
