"""Objections: their grounds and days, the superior's decision, the way to the Komisi Informasi."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from lawang.site.reasons import Barred
from lawang.site.service.actions import contest
from lawang.site.service.actions.contest import decide, dispute, dispute_until, object_to, objection_until
from lawang.site.service.actions.withdraw import withdraw
from lawang.site.service.models import Objection, Request
from tests.site.service.conftest import MONDAY
from tests.site.service.test_desk import EXEMPT, codes

DAY = datetime.timedelta(days=1)
RULED = {"ruling": "partly", "decision": "Halaman 14 dibuka.", "order": "Berikan halaman 14."}


def test_thirty_working_days_from_the_notice(answered):
    request = answered(days=15, outcome="partial", **EXEMPT)  # answered on 20 January
    until = objection_until(request)
    assert until.day == datetime.date(2026, 3, 5)
    made = object_to(request, "a", "Sudah pernah dipaparkan.", until.at)
    assert made.number == "KB-2026-00001" and made.due == datetime.date(2026, 4, 24)
    assert mail.outbox[-1].to == ["mira@contoh.id"] and made.number in mail.outbox[-2].body
    late = answered(days=15)
    with pytest.raises(Barred) as barred:
        object_to(late, "d", "Bukan itu.", until.at + datetime.timedelta(seconds=1))
    assert codes(barred) == {"late"}


def test_silence_is_a_reason_once_the_time_is_over(ask):
    request = ask()
    with pytest.raises(Barred) as barred:
        object_to(request, "c", "Tidak dijawab.", MONDAY + 15 * DAY)
    assert codes(barred) == {"early"}
    with pytest.raises(Barred) as barred:
        object_to(request, "f", "Mahal.", MONDAY + 16 * DAY)
    assert codes(barred) == {"ground"}
    assert object_to(request, "c", "Tidak dijawab.", MONDAY + 16 * DAY).pk


def test_nothing_refused_is_no_ground_a_and_one_objection_at_a_time(answered):
    request = answered()
    with pytest.raises(Barred) as barred:
        object_to(request, "a", " ", MONDAY + 5 * DAY)
    assert codes(barred) == {"ground", "empty"}
    object_to(request, "d", "Bukan itu.", MONDAY + 5 * DAY)
    with pytest.raises(Barred) as barred:
        object_to(request, "g", "Lama.", MONDAY + 6 * DAY)
    assert codes(barred) == {"pending"}


def test_what_was_withdrawn_is_not_objected_to(ask):
    request = ask()
    withdraw(request, MONDAY + DAY)
    gone = Request.objects.get(pk=request.pk)
    with pytest.raises(Barred) as barred:
        object_to(gone, "c", "Tidak dijawab.", MONDAY + 20 * DAY)
    assert "withdrawn" in codes(barred)


def test_the_superior_decides_once_and_the_requester_hears(answered, people):
    row = object_to(answered(), "d", "Bukan itu.", MONDAY + 5 * DAY)
    with pytest.raises(PermissionDenied):
        decide(people.hadi, row, RULED, MONDAY + 6 * DAY)
    with pytest.raises(Barred) as barred:
        decide(people.mira, row, {**RULED, "decision": ""}, MONDAY + 6 * DAY)
    assert codes(barred) == {"empty"}
    decided = decide(people.mira, row, RULED, MONDAY + 6 * DAY)
    assert "Halaman 14 dibuka." in mail.outbox[-1].body and "Komisi Informasi" in mail.outbox[-1].body
    with pytest.raises(Barred):
        decide(people.mira, decided, RULED, MONDAY + 7 * DAY)
    with pytest.raises(Barred) as barred:
        object_to(decided.request, "d", "Lagi.", MONDAY + 8 * DAY)
    assert codes(barred) == {"decided"}


def test_a_dispute_has_fourteen_working_days_after_the_reply_or_the_silence(answered, people):
    silent = object_to(
        answered(days=15), "d", "Bukan itu.", datetime.datetime(2026, 3, 5, 9, tzinfo=MONDAY.tzinfo)
    )
    until = dispute_until(silent)
    assert (silent.due, until.day) == (datetime.date(2026, 4, 24), datetime.date(2026, 5, 19))
    for day, code in ((datetime.date(2026, 4, 23), "early"), (datetime.date(2026, 5, 20), "late")):
        with pytest.raises(Barred) as barred:
            dispute(silent, "012/KI/2026", day)
        assert codes(barred) == {code}
    dispute(silent, "012/KI/2026", until.day)
    assert Objection.objects.get(pk=silent.pk).dispute == "012/KI/2026"


def test_every_ground_of_the_law_is_there():
    assert [ground for ground, _ in contest.Ground.choices] == list("abcdefg")


def test_an_objection_on_paper_is_entered_from_the_day_it_came(answered, people, signed_in):
    request = answered(days=15)
    came = MONDAY + 20 * DAY
    with pytest.raises(PermissionDenied):
        object_to(request, "d", "Bukan itu.", came, people.mira)
    desk = signed_in(people.hadi)
    assert "datang lewat surat" not in desk.get(f"/meja/layanan/{request.pk}/").content.decode()  # long past
    made = object_to(request, "d", "Bukan itu.", came, people.hadi)
    assert made.received == came and made.due == decision_day(came, request)


def decision_day(since, request):
    from lawang.site.service import days

    return days.due("decision", since, request.body).day


def test_the_desk_enters_an_objection_on_its_page(ask, people, signed_in):
    from django.utils import timezone

    request = ask(at=timezone.now() - 30 * DAY)
    desk = signed_in(people.hadi)
    assert "datang lewat surat" in desk.get(f"/meja/layanan/{request.pk}/").content.decode()
    came = timezone.localtime() - datetime.timedelta(hours=2)
    given = {"ground": "c", "position": "Tidak dijawab.", "received": f"{came:%Y-%m-%dT%H:%M}"}
    desk.post(f"/meja/layanan/{request.pk}/langkah/keberatan/", given)
    assert request.objections.get().received == came.replace(second=0, microsecond=0)
    again = desk.post(f"/meja/layanan/{request.pk}/langkah/keberatan/", given)
    assert again.status_code == 409 and "belum diputus" in again.content.decode()
