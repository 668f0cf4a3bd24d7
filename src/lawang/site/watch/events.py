"""What can happen in this app: a closed list. Single fetches and checks are no events; their rows tell of them."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

__all__ = ["WORDS", "Event"]


class Event(StrEnum):
    """Written into the log; effects.py says what follows."""

    OUTLET_ADDED = "watch.outlet_added"
    OUTLET_CHANGED = "watch.outlet_changed"
    FEED_ADDED = "watch.feed_added"
    FEED_STOPPED = "watch.feed_stopped"
    BROUGHT = "watch.brought"
    CASE_OPENED = "watch.case_opened"
    CASE_REOPENED = "watch.case_reopened"
    CASE_CLOSED = "watch.case_closed"
    CONFIRMED = "watch.confirmed"
    ACCEPTED = "watch.accepted"
    FALSE_ALARM = "watch.false_alarm"
    OPENED_NOW = "watch.opened_now"
    TRUSTED = "watch.trusted"
    CORRECTION_ASKED = "watch.correction_asked"


# How the history of a case tells of each.
WORDS = {
    Event.CASE_OPENED.value: _("menemukan penyimpangan"),
    Event.CASE_REOPENED.value: _("membuka lagi: penyimpangan muncul kembali"),
    Event.CASE_CLOSED.value: _("menutup: semua tayangan sudah benar"),
    Event.CONFIRMED.value: _("menyatakan penyimpangan ini nyata"),
    Event.ACCEPTED.value: _("menerima dengan alasan"),
    Event.FALSE_ALARM.value: _("menyatakan temuan keliru"),
    Event.CORRECTION_ASKED.value: _("mengirim permintaan ralat"),
}
