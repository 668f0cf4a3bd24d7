"""What a statement is: of what, which measure, its value, for which day and place, and whether it is done or to come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawang.facts.model import Kind

__all__ = ["Proposal", "State", "Statement"]


class State(StrEnum):
    """Telah, sedang, akan, belum: where in time what is stated stands."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of the register, in words: `subject` (rumah layak huni yang dibangun), `measure` (jumlah), `value` with its unit
    (500 unit), `as_of` (31 Desember 2025, triwulan II 2026), `place` (Kabupaten Berau; "" where it is not known)."""

    subject: str
    measure: str
    value: str
    as_of: str
    place: str = ""
    state: State = State.DONE


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement read from a text, for a person to confirm. `start`/`end` are the value's characters, `sentence` the span of
    its sentence; `due` is the ISO day of a promise (akan), or "" where it names none; `doubt` why the reading is unsafe."""

    statement: Statement
    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    due: str = ""
    doubt: str = ""
