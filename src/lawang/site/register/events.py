"""What can happen in this app: a closed list."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

__all__ = ["WORDS", "Event"]


class Event(StrEnum):
    """Recorded by the actions; effects.py says what follows."""

    PROPOSED = "register.proposed"
    CONFIRMED = "register.confirmed"
    LEFT = "register.left"
    ENDED = "register.ended"
    CASE_OPENED = "register.case_opened"
    CASE_HANDED = "register.case_handed"
    CASE_DECIDED = "register.case_decided"
    CORRECTION_ASKED = "register.correction_asked"
    CASE_CLOSED = "register.case_closed"
    PROMISED = "register.promised"
    PROMISE_KEPT = "register.promise_kept"
    PROMISE_MOVED = "register.promise_moved"
    PROMISE_DROPPED = "register.promise_dropped"


# How the history of a case or a promise tells of each.
WORDS = {
    Event.CASE_OPENED.value: _("menemukan dua fakta yang bertentangan"),
    Event.CASE_HANDED.value: _("menyerahkan keputusan kepada instansi lain"),
    Event.CASE_DECIDED.value: _("memutuskan"),
    Event.CORRECTION_ASKED.value: _("memulai ralat"),
    Event.CASE_CLOSED.value: _("selesai: tidak ada lagi siaran yang keliru"),
}
