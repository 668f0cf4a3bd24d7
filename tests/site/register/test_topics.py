"""What the public sees of the register, today and as of a day; what a draft and a citizen's text are held against."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from lawang.site.register import access
from lawang.site.register.models import Promise, Value
from lawang.site.releases.actions.publish import withdraw
from tests.site.register.conftest import DAY, OTHERWISE, ROOMS, TEACHERS

LATER = "Sebanyak 1.800 guru honorer tercatat di Bontang pada September 2026."


@pytest.fixture
def filled(stated):
    """A figure with two values in time, and a promise."""
    return [stated(TEACHERS), stated(LATER), stated(ROOMS)]


def test_the_page_tells_done_and_planned_with_sources_and_a_chart(filled, client):
    page = client.get("/fakta/sdm/").content.decode()
    assert "1.800 guru" in page and "40 ruang" in page and TEACHERS not in page
    assert page.count("<svg") == 1 and page.count("<circle") == 2 and "<table" in page
    assert "Kabar hari ini" in page and "Yang berubah minggu ini" in page
    assert "<script" not in page
    assert "Human resources" in client.get("/en/fakta/sdm/").content.decode()
    assert "Sumber daya manusia" in client.get("/fakta/").content.decode()


def test_as_of_a_day_in_the_past_it_is_what_stood_then(filled, client):
    before = timezone.localdate() - datetime.timedelta(days=10)
    Value.objects.filter(pk=filled[0].pk).update(confirmed=timezone.now() - datetime.timedelta(days=20))
    page = client.get(f"/fakta/sdm/?per={before}").content.decode()
    assert "1.912 orang" in page and "1.800" not in page and "40 ruang" not in page
    data = client.get(f"/fakta/sdm/fakta.json?per={before}").json()
    assert [line["value"] for line in data["done"]] == ["1.912 orang"] and data["planned"] == []
    assert client.get("/fakta/sdm/?per=kemarin").status_code == 404


def test_json_and_the_block_for_other_sites(filled, client):
    data = client.get("/fakta/sdm/fakta.json").json()
    [teachers] = data["done"]
    assert teachers["earlier"][0]["value"] == "1.912 orang"
    assert teachers["source"]["url"].startswith("http://testserver/siaran/")
    assert data["planned"][0]["due"] == "2027-12-31"
    answer = client.get("/fakta/sdm/sematan/")
    assert "X-Frame-Options" not in answer and "1.800 guru" in answer.content.decode()
    assert client.get("/fakta/sdm/")["X-Frame-Options"] == "SAMEORIGIN"


def test_a_promise_past_its_day_says_so(filled, client):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Promise.objects.update(due=yesterday)
    Value.objects.filter(pk=filled[2].pk).update(due=yesterday)
    assert "lewat waktunya" in client.get("/fakta/sdm/").content.decode()
    assert client.get("/fakta/sdm/fakta.json").json()["planned"][0]["overdue"] is True


def test_nothing_of_a_withdrawn_release_is_told(stated, people, client, now):
    value = stated(TEACHERS)
    withdraw(people.sari, value.version, "Datanya keliru.", timezone.now())
    assert "1.912" not in client.get("/fakta/sdm/").content.decode()


def test_done_without_a_first_source_is_flagged(filled, client):
    Value.objects.update(proven=False)
    assert "belum ada bukti" in client.get("/fakta/sdm/").content.decode()


def test_a_draft_is_held_against_the_register_at_the_door(stated, out, people, signed_in, region, now):
    from lawang.site.releases.actions.begin import begin

    stated(TEACHERS)
    version = begin(people.tono, region["bpsdm"], OTHERWISE, now)
    page = signed_in(people.tono).get(f"/meja/siaran/{version.pk}/").content.decode()
    assert "Berbeda dari daftar fakta: 1" in page and "1.912 orang" in page


def test_a_figure_that_has_gone_stale_is_told_with_the_newer_one(
    filled, people, signed_in, region, now, client
):
    from lawang.site.releases.actions.begin import begin

    version = begin(people.tono, region["bpsdm"], TEACHERS, now)
    page = signed_in(people.tono).get(f"/meja/siaran/{version.pk}/").content.decode()
    assert "sudah ada yang lebih baru, 1.800 guru (September 2026)" in page
    page = client.post("/cek/", {"text": f"Tolong sebarkan! {TEACHERS}"}).content.decode()
    assert "sudah digantikan oleh yang lebih baru ini" in page


def test_a_correction_is_not_held_against_its_own_release(stated, region):
    value = stated(TEACHERS)
    now = timezone.now()
    assert access.against(OTHERWISE, DAY, region["bpsdm"], now)
    assert not access.against(OTHERWISE, DAY, region["dinkes"], now, value.version.release_id)


def test_a_citizens_text_is_held_against_the_register(stated, client):
    stated(TEACHERS)
    page = client.post("/cek/", {"text": f"Tolong sebarkan! {OTHERWISE}"}).content.decode()
    assert "Berbeda dari daftar fakta" in page and "1.912 orang" in page
    page = client.post("/cek/", {"text": f"Tolong sebarkan! {TEACHERS}"}).content.decode()
    assert "Berbeda dari daftar fakta" not in page


def test_officers_search_the_facts_and_read_their_history(filled, people, signed_in):
    desk = signed_in(people.lina)
    assert "1.800 guru" in desk.get("/meja/fakta/", {"cari": "honorer"}).content.decode()
    assert "40 ruang" not in desk.get("/meja/fakta/", {"cari": "honorer"}).content.decode()
    page = desk.get(f"/meja/fakta/{filled[0].fact_id}/").content.decode()
    assert "1.912 orang" in page and "1.800 guru" in page and "dipastikan Budi" in page
