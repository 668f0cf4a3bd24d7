"""The days of the law: when a step is due, and why, day by day.

The law is a table (`law.toml`), the calendar is the holidays and collective leave of Indonesia with a table of decrees over them
(`decrees.toml`). Nothing here reads a clock: when something was received is an argument, with its time zone.
"""

from lawang.deadlines.calendar import Calendar, Decree, Off, calendar, decrees
from lawang.deadlines.law import Holder, Law, Step, Unit, in_force, laws
from lawang.deadlines.reckon import Clock, Due, Line, Mark, Moved, Pause, explain, moved, reckon

__all__ = [
    "Calendar",
    "Clock",
    "Decree",
    "Due",
    "Holder",
    "Law",
    "Line",
    "Mark",
    "Moved",
    "Off",
    "Pause",
    "Step",
    "Unit",
    "calendar",
    "decrees",
    "explain",
    "in_force",
    "laws",
    "moved",
    "reckon",
]
