"""The desk: what waits for each officer after signing in."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest

from lawang.site.releases.actions.ask import ask
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.actions.review import send_back
from lawang.site.releases.states import Act
from lawang.site.releases.waiting import piles
from tests.site.releases.conftest import FALSE, MONEY

AT_THE_DOOR = (
    "Menunggu diperiksa di pintu Anda",
    "Sedang diperiksa, menunggu disetujui",
    "Disetujui, tinggal diterbitkan",
)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def desk(signed_in):
    """The piles on an officer's desk: title to the text under it."""

    def look(who) -> dict[str, str]:
        page = signed_in(who).get("/meja/").content.decode()
        found = re.findall(
            r'<h2 id="tumpukan-\d+">(.*?) <span class="badge">\d+</span></h2>(.*?)</section>', page, re.S
        )
        return {unescape(title): unescape(re.sub(r"<[^>]+>", " ", text)) for title, text in found}

    return look


def test_an_empty_desk_says_what_to_begin_with(people, signed_in, officer):
    told = signed_in(people.dewi).get("/meja/").content.decode()
    assert "Tidak ada yang menunggu Anda" in told and "Mulai siaran pers" in told and "Peran Anda" in told
    told = signed_in(officer("rini", diskominfo="administrator")).get("/meja/").content.decode()
    assert "Masukkan daftar instansi atau pejabat" in told and "Mulai siaran pers" not in told


def test_what_came_back_waits_for_its_writers_with_the_reason(release, people, desk):
    version = release(at="submitted")
    assert "Dikembalikan untuk diperbaiki" not in desk(people.wati)
    send_back(people.budi, version, "Samakan jumlah mobil.")
    piles = desk(people.wati)
    assert "Posyandu keliling" in piles["Dikembalikan untuk diperbaiki"]
    assert "Samakan jumlah mobil." in piles["Dikembalikan untuk diperbaiki"]
    assert "Naskah yang sedang ditulis" not in piles  # it lies on one pile
    assert desk(people.anto) == {}


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("submitted", "Menunggu diperiksa di pintu Anda"),
        ("in_review", "Sedang diperiksa, menunggu disetujui"),
        ("approved", "Disetujui, tinggal diterbitkan"),
    ],
)
def test_what_stands_at_the_door_waits_for_its_editors_alone(state, title, release, people, desk):
    release(at=state)
    assert [pile for pile in desk(people.sari) if pile in AT_THE_DOOR] == [title]
    assert title not in desk(people.dewi) and desk(people.yudi) == {} and desk(people.lina) == {}


def test_what_the_door_owes_shows_its_due_time_who_has_it_and_when_it_is_late(
    release, people, desk, signed_in, now
):
    version = release(at="in_review")
    title = "Sedang diperiksa, menunggu disetujui"
    told = desk(people.sari)[title]
    assert "diperiksa Budi" in told and f"{version.due:%Y}" in told and "lewat tenggat" not in told
    late = [pile for pile in piles(people.sari, version.due + HOUR) if pile.title == title]
    assert [item.late for item in late[0].items] == [True]


def test_who_wrote_it_is_told_that_another_approves(release, people, desk, write):
    version = release(at="in_review")
    write(version, MONEY, by=people.budi, lead="Posyandu keliling dimulai.")
    title = "Sedang diperiksa, menunggu disetujui"
    assert "penyunting lain yang menyetujui" in desk(people.budi)[title]
    assert "penyunting lain yang menyetujui" not in desk(people.sari)[title]


def test_an_embargoed_release_shows_when_it_comes_out(release, people, desk, now):
    release(at="scheduled", embargo=now + HOUR)
    for who in (people.dewi, people.sari):
        assert f"{now + HOUR:%Y}" in desk(who)["Terjadwal, belum boleh tersiar"]


def test_a_dismissal_waits_for_a_witness_who_did_not_make_it(release, people, desk, now):
    version = release(FALSE, MONEY, lead="Posyandu keliling dimulai.", at="in_review")
    key = judged(current(version))[0].found.key
    decide(people.budi, version, key, Act.DISMISS, "Sumber lama.", now)
    title = "Temuan yang menunggu saksi"
    assert "Sumber lama." in desk(people.sari)[title] and title not in desk(people.budi)
    assert title not in desk(people.yudi) and title not in desk(people.dewi)
    second(people.sari, version, key, now)
    assert title not in desk(people.tuti)


def test_a_source_that_is_asked_for_shows_its_due_time_and_when_that_is_past(
    release, people, desk, region, now
):
    version = release(source=False)
    ask(people.dewi, version, region["bpsdm"], "Jumlah kader.", now + HOUR, now)
    title = "Sumber yang diminta dari instansi Anda"
    told = desk(people.anto)[title]
    assert "Jumlah kader." in told and "lewat tenggat" not in told
    version.asks.update(due=now - HOUR)
    assert "lewat tenggat" in desk(people.anto)[title] and title not in desk(people.dewi)


def test_a_tall_pile_leads_to_its_list(release, people, signed_in):
    for _ in range(10):
        release(source=False)
    page = signed_in(people.dewi).get("/meja/").content.decode()
    assert "2 lagi: Naskah yang sedang ditulis" in page
