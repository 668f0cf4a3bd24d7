"""The agenda as iCalendar (RFC 5545): what is to come, with changes of date and cancellations told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from lawang.site.newsroom.edition import House, plain
from lawang.site.newsroom.wording import say

__all__ = ["MEDIA_TYPE", "Appointment", "calendar"]

MEDIA_TYPE = "text/calendar; charset=utf-8"

# What a calendar shows for an appointment whose end nobody stated.
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Appointment:
    """Something announced: it keeps its `uid`; every change raises `sequence` and is told in `change`."""

    uid: str
    url: str
    title: str
    starts: datetime
    changed: datetime
    ends: datetime | None = None
    place: str = ""
    agency: str = ""
    about: str = ""
    sequence: int = 0
    change: str = ""
    cancelled: bool = False


def calendar(appointments: Iterable[Appointment], house: House, language: str) -> bytes:
    """The appointments as a calendar that programs can follow."""
    whole = Calendar()
    whole.add("prodid", "-//Lawang//agenda//ID")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", plain(f"{house.name}: {say(language, 'agenda')}"))
    for appointment in appointments:
        whole.add_component(_event(appointment, language))
    return bytes(whole.to_ical())


def _event(appointment: Appointment, language: str) -> Event:
    key = "cancelled" if appointment.cancelled else "moved" if appointment.sequence else ""
    title = plain(appointment.title)
    event = Event()
    event.add("uid", plain(appointment.uid))
    event.add("dtstamp", appointment.changed.astimezone(UTC))
    event.add("dtstart", appointment.starts.astimezone(UTC))
    event.add(
        "dtend", max(appointment.ends or appointment.starts + _HOUR, appointment.starts).astimezone(UTC)
    )
    event.add("summary", f"{say(language, key)}: {title}" if key else title)
    event.add("sequence", appointment.sequence)
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("url", plain(appointment.url))
    told = "\n".join(
        plain(part) for part in (appointment.change, appointment.about, appointment.agency) if part
    )
    for name, text in (("location", plain(appointment.place)), ("description", told)):
        if text:
            event.add(name, text)
    return event
