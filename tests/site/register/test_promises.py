"""Akan with a day: kept, moved with the old day standing, or dropped; reminded of until then."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from lawang.site.reasons import Barred
from lawang.site.register import tasks
from lawang.site.register.actions import follow
from lawang.site.register.models import Promise
from tests.site.register.conftest import ROOMS

NEW = datetime.date(2028, 6, 30)


@pytest.fixture
def promise(stated):
    """Forty class rooms by the end of 2027."""
    stated(ROOMS)
    return Promise.objects.get()


def test_a_promise_opens_for_its_agency_with_its_day(promise, region):
    assert promise.due == datetime.date(2027, 12, 31)
    assert promise.value.fact.agency == region["dinkes"] and promise.kept == "open"


def test_moved_the_old_day_stays_to_be_read(promise, people, now, signed_in, client):
    desk = signed_in(people.wati)
    form = {"act": "move", "due": NEW.isoformat(), "reason": "Lahannya belum bebas."}
    assert desk.post(f"/meja/fakta/janji/{promise.pk}/", form).status_code == 302
    promise.refresh_from_db()
    assert promise.due == NEW and promise.turns.get().before == datetime.date(2027, 12, 31)
    page = client.get("/fakta/sdm/").content.decode()
    assert "31 Desember 2027" in page and "30 Juni 2028" in page and "Lahannya belum bebas." in page


@pytest.mark.parametrize(
    ("due", "reason", "code"),
    [
        (datetime.date(2027, 12, 31), "Alasan.", "same"),
        (datetime.date(2020, 1, 1), "Alasan.", "past"),
        (NEW, " ", "reason"),
    ],
)
def test_a_move_wants_another_day_to_come_and_a_reason(promise, people, now, due, reason, code):
    with pytest.raises(Barred) as barred:
        follow.move(people.wati, promise, due, reason, now)
    assert [found.code for found in barred.value.reasons] == [code]


def test_another_agency_says_nothing_of_it(promise, people, now):
    with pytest.raises(PermissionDenied):
        follow.keep(people.anto, promise, "Sudah selesai.", now)


def test_dropped_is_told_to_the_public_and_final(promise, people, now, client):
    follow.drop(people.wati, promise, "Anggarannya dialihkan.", now)
    assert "Anggarannya dialihkan." in client.get("/fakta/sdm/").content.decode()
    with pytest.raises(Barred):
        follow.keep(people.wati, promise, "Sudah.", now)


def test_the_desk_keeps_what_was_typed_and_says_what_is_missing(promise, people, signed_in):
    desk = signed_in(people.wati)
    answer = desk.post(f"/meja/fakta/janji/{promise.pk}/", {"act": "keep", "reason": ""})
    assert answer.status_code == 409 and "Tulis apa buktinya" in answer.content.decode()
    answer = desk.post(f"/meja/fakta/janji/{promise.pk}/", {"act": "move", "reason": "Hujan."})
    assert answer.status_code == 400 and "Hujan." in answer.content.decode()
    assert "40 ruang" in desk.get("/meja/fakta/janji/").content.decode()


def test_agencies_hear_of_what_is_due_in_one_message(promise, stated, mailoutbox):
    stated("Pemerintah akan membangun 12 jembatan di Kabupaten Paser pada Mei 2027.")
    tasks.remind.call()
    assert mailoutbox == []
    Promise.objects.update(due=datetime.date.today() - datetime.timedelta(days=1))
    tasks.remind.call()
    [message] = mailoutbox
    assert set(message.to) == {"dewi@contoh.id", "wati@contoh.id"}
    assert "40 ruang" in message.body and "12 jembatan" in message.body
