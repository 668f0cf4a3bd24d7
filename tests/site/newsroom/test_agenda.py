"""The agenda: announced by officers, followed by everybody; nothing is moved or called off silently."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from icalendar import Calendar

from lawang.site.audit import access as audit
from lawang.site.newsroom.actions.announce import announce, call_off, move
from lawang.site.newsroom.models import Announcement
from lawang.site.reasons import Barred

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def event(people, region, now):
    return announce(people.dewi, region["dinkes"], now, title="Imunisasi massal", starts=now + 3 * DAY)


def entry(client):
    (found,) = Calendar.from_ical(client.get("/agenda.ics").content).walk("VEVENT")
    return found


def test_what_is_announced_is_on_the_page_and_in_the_calendar(client, event):
    assert "Imunisasi massal" in client.get("/agenda/").content.decode()
    assert entry(client)["sequence"] == 0 and str(entry(client)["summary"]) == "Imunisasi massal"


def test_another_time_shows_the_old_one_and_calling_off_its_reason(client, event, people, now):
    uid = entry(client)["uid"]
    move(people.dewi, event, now + 5 * DAY, None, now)
    page = client.get("/agenda/").content.decode()
    assert "jadwal berubah" in page and "Semula " in page
    assert (entry(client)["uid"], entry(client)["sequence"]) == (uid, 1)
    call_off(people.budi, event, "Vaksin belum datang.", now)
    assert "Vaksin belum datang." in client.get("/agenda/").content.decode()
    assert entry(client)["status"] == "CANCELLED" and entry(client)["sequence"] == 2
    assert [row.event.split(".")[1] for row in audit.about(event)] == ["announced", "moved", "cancelled"]
    with pytest.raises(Barred):
        move(people.dewi, event, now + 6 * DAY, None, now)


def test_only_its_agency_and_its_door_may(event, people, region, now):
    for stranger in (people.anto, people.yudi, people.lina):
        with pytest.raises(PermissionDenied):
            call_off(stranger, event, "x", now)
        with pytest.raises(PermissionDenied):
            announce(stranger, region["dinkes"], now, title="x", starts=now + DAY)


@pytest.mark.parametrize(("starts", "ends", "code"), [(-1, None, "past"), (2, 1, "order")])
def test_times_that_cannot_be_are_barred(people, region, now, starts, ends, code):
    with pytest.raises(Barred) as barred:
        announce(
            people.dewi,
            region["dinkes"],
            now,
            title="x",
            starts=now + starts * DAY,
            ends=now + ends * DAY if ends else None,
        )
    assert [reason.code for reason in barred.value.reasons] == [code]
    assert Announcement.objects.count() == 0


def test_an_officer_announces_moves_and_calls_off_on_the_desk(signed_in, people, region, now):
    browser = signed_in(people.dewi)
    form = {"agency": region["dinkes"].pk, "title": "Imunisasi massal", "starts": "2090-05-01T09:00"}
    assert browser.post("/meja/agenda/", form).status_code == 302
    assert "Imunisasi massal" in browser.get("/meja/agenda/").content.decode()
    row = Announcement.objects.get()
    own = f"/meja/agenda/{row.pk}/"
    assert browser.post(own, {"act": "move", "starts": "2090-05-02T09:00"}).status_code == 302
    wrong = browser.post(own, {"act": "call_off", "reason": " "})
    assert wrong.status_code == 409 and "Tulis mengapa" in wrong.content.decode()
    assert browser.post(own, {"act": "call_off", "reason": "Banjir."}).status_code == 302
    row.refresh_from_db()
    assert row.cancelled and row.changes == 2
    late = browser.post("/meja/agenda/", {**form, "starts": "2001-01-01T00:00"})
    assert late.status_code == 409 and "Imunisasi massal" in late.content.decode()
    other = browser.post("/meja/agenda/", {**form, "agency": region["bpsdm"].pk})
    assert other.status_code == 400
