"""Pages that are kept: made once, given many times, and never shown when they are no longer true."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lawang.site.newsroom import kept
from lawang.site.newsroom.actions.announce import announce
from lawang.site.newsroom.models import Pulse
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, unschedule, withdraw
from lawang.site.releases.actions.review import approve, claim
from tests.site.releases.conftest import MONEY, TRUE

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)
SECRET = "Posyandu keliling mulai melayani Kutai Barat"
# What is asked of the database for a page that is kept: the mark.
ONE = 1


def text(address: str, client: Client | None = None) -> str:
    """What stands there for somebody who comes for the first time."""
    return (client or Client()).get(address).content.decode()


def asks(address: str, client: Client | None = None) -> int:
    """How often the database is asked for a page."""
    with CaptureQueriesContext(connection) as asked:
        text(address, client)
    return len(asked)


@pytest.mark.parametrize("address", ["/", "/en/", "/siaran/", "/umpan/rss.xml", "/api/siaran", "/ralat/"])
def test_a_page_is_made_once(address, release):
    release(at="published")
    first = Client().get(address)
    assert asks(address) == ONE
    again = Client().get(address)
    assert (again.content, again.headers) == (first.content, first.headers)


@pytest.mark.parametrize("address", ["/", "/en/siaran/", "/umpan/atom.xml", "/instansi/"])
def test_it_is_not_kept_beyond_the_next_embargo(address, release, now, clock):
    release(at="scheduled", embargo=now + 30 * SECOND)
    told = "dinkes" if address == "/instansi/" else SECRET
    clock(now + 29 * SECOND)
    assert told not in text(address) and told not in text(address)
    clock(now + 30 * SECOND)
    assert told in text(address)


def test_an_act_at_the_door_is_seen_at_once(release, people, now):
    version = release(at="published")
    address = f"/siaran/{version.release.slug}/"
    assert TRUE in text(address) and SECRET in text("/")
    withdraw(people.sari, version, "Kegiatan batal.", now)
    assert TRUE not in text(address) and "Kegiatan batal." in text(address)
    assert "Kegiatan batal." in text("/ralat/")


def test_a_correction_takes_over_at_once(release, people, write, now):
    version = release(at="published")
    address = f"/siaran/{version.release.slug}/"
    assert "Versi kedua." not in text(address)
    second = correct(people.dewi, version, now)
    write(second, MONEY, lead=TRUE, what_changed="Versi kedua.")
    second = approve(people.budi, claim(people.budi, submit(people.dewi, second)), now)
    assert "Versi kedua." not in text(address)
    publish(people.sari, second, now + datetime.timedelta(microseconds=1))
    assert "Versi kedua." in text(address)


def test_a_new_time_is_heeded(release, people, now, clock):
    version = release(at="scheduled", embargo=now + 50 * SECOND)
    text("/")
    unschedule(people.sari, version, now)
    clock(now + 55 * SECOND)
    assert SECRET not in text("/")


def test_the_agenda_tells_of_a_new_date_at_once(people, region, now):
    assert "Rapat terbuka" not in text("/agenda/")
    announce(
        people.dewi,
        region["dinkes"],
        now,
        title="Rapat terbuka",
        starts=now + HOUR,
        ends=None,
        place="Aula",
        about="",
    )
    assert "Rapat terbuka" in text("/agenda/")


def test_what_officers_write_leaves_the_pages_kept(release, write):
    release(at="published")
    text("/")
    write(release(), "Naskah lain.")
    assert asks("/") == ONE


def test_another_process_hears_of_it_by_the_mark(release):
    release(at="published")
    before = Pulse.objects.get().beat
    text("/")
    Pulse.change()
    assert Pulse.objects.get().beat != before
    assert asks("/") > ONE


def test_nothing_of_a_visitor_is_kept(release, people, signed_in):
    release(at="published")
    desk = signed_in(people.dewi)
    assert "Dewi" in text("/", desk)
    assert "Dewi" not in text("/")
    assert "Dewi" in text("/", desk)


def test_who_waits_for_a_message_gets_a_page_of_their_own(release):
    release(at="published")
    text("/")
    reader = Client()
    reader.cookies["messages"] = "x"
    assert asks("/", reader) > ONE and asks("/") == ONE


@pytest.mark.parametrize("address", ["/cek/", "/langganan/"])
def test_a_form_is_made_for_each(address):
    first, second = Client().get(address), Client().get(address)
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_what_networks_hang_onto_an_address_makes_no_other_page(release):
    release(at="published")
    page = text("/")
    assert text("/?fbclid=abc&utm_source=grup") == page and asks("/?fbclid=abc&utm_source=grup") == ONE
    assert "lain=1" in text("/?lain=1") and "lain=1" not in text("/")


def test_a_page_is_kept_for_a_minute_at_the_longest(release, now, clock):
    clock(now)
    text("/")
    clock(now + kept.MOST * SECOND)
    assert asks("/") > ONE
