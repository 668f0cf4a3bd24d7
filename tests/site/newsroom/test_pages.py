"""The public pages: what is out is found everywhere, what is not is found nowhere, and a correction or withdrawal is told."""

from __future__ import annotations

import datetime
import json
import re
from itertools import pairwise

import feedparser
import pytest
from django.db import connection
from lxml import html

from lawang.site import translations
from lawang.site.newsroom import published, searching
from lawang.site.releases import access
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish, withdraw
from lawang.site.releases.actions.review import approve, claim
from lawang.site.releases.models import Topic
from tests.site.releases.conftest import MONEY, TRUE

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SECRET = "Posyandu keliling mulai melayani Kutai Barat"
CSS = translations.SITE / "static" / "lawang" / "lawang.css"


@pytest.fixture
def topic():
    return Topic.objects.create(slug="kesehatan", name="Kesehatan")


@pytest.fixture
def corrected(release, people, write, now):
    """A release whose second version corrects the first."""
    first = release(at="published")
    second = correct(people.dewi, first, now)
    write(second, MONEY, lead=TRUE, what_changed="Kabupaten Kutai Barat, bukan Kutai Kartanegara.")
    for step in (
        lambda v: submit(people.dewi, v),
        lambda v: claim(people.budi, v),
        lambda v: approve(people.budi, v, now),
        lambda v: publish(people.sari, v, now + datetime.timedelta(microseconds=1)),
    ):
        second = step(second)
    return second


def places(slug: str, number: int = 1) -> list[str]:
    """Every address at which a release may be read, listed or taken away."""
    own = f"/siaran/{slug}/"
    forms = ["ninjs.json", "schema.json", "bertanda-tangan.json"]
    passed_on = ["pesan.txt", "siaran.pdf", "papan.pdf"]
    return [
        *(
            "/",
            "/en/",
            "/siaran/",
            "/topik/kesehatan/",
            "/instansi/",
            "/instansi/dinkes/",
            "/cari/?q=posyandu",
        ),
        *(
            f"{base}{form}"
            for base in ("/umpan/", "/topik/kesehatan/", "/instansi/dinkes/")
            for form in FEEDS
        ),
        *("/berita.xml", own, f"{own}v{number}/", f"/oembed?url=http://testserver{own}"),
        *(f"{own}{form}" for form in (*forms, *passed_on)),
        *(f"{own}v{number}/{form}" for form in forms),
    ]


FEEDS = ("rss.xml", "atom.xml", "feed.json")


def test_an_embargo_ends_to_the_second_everywhere(client, release, topic, write, now, clock):
    version = release(at="scheduled", embargo=now + HOUR, topics=[topic])
    addresses = places(version.release.slug)
    clock(now + HOUR - datetime.timedelta(seconds=1))
    for address in addresses:
        answer = client.get(address)
        if answer.status_code == 200:
            assert SECRET not in answer.content.decode(), address
            assert TRUE not in answer.content.decode(), address
            assert address != "/instansi/" or "/instansi/dinkes/" not in answer.content.decode()
        else:
            assert answer.status_code == 404, address
    clock(now + HOUR)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        told = "/instansi/dinkes/" if address == "/instansi/" else SECRET
        if answer["Content-Type"] != "application/pdf":
            assert told in answer.content.decode(), address


def test_a_release_says_what_it_rests_on_and_how_to_take_it_away(client, release, topic):
    version = release(at="published", topics=[topic])
    page = client.get(f"/siaran/{version.release.slug}/").content.decode()
    tree = html.fromstring(page)
    assert "Sambutan pembukaan posyandu keliling" in page and "sumber pertama" in page
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        f"http://testserver/siaran/{version.release.slug}/"
    ]
    article = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert article["headline"] == SECRET and article["isBasedOn"][0]["publisher"]["name"] == "Dinas Kesehatan"
    for address in tree.xpath("//a/@href | //link[@rel='alternate' or @rel='signature']/@href"):
        if address.startswith(("/", "http://testserver")) and "/akun/" not in address:
            assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


@pytest.mark.parametrize(
    "address",
    ["/", "/siaran/", "/cari/?q=posyandu", "/ralat/", "/agenda/", "/cek/", "/langganan/", "RELEASE"],
)
def test_a_page_is_small_needs_no_script_and_has_one_heading_of_each_kind(client, release, address):
    version = release(at="published")
    page = client.get(address.replace("RELEASE", f"/siaran/{version.release.slug}/")).content
    assert len(page) + CSS.stat().st_size < 60_000
    scripts = html.fromstring(page).xpath("//script[not(@type='application/ld+json')]")
    levels = [int(tag[1]) for tag in re.findall(r"<(h[1-6])", page.decode())]
    assert scripts == [] and levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_correction_is_told_where_the_release_is(client, corrected):
    slug = corrected.release.slug
    page = client.get(f"/siaran/{slug}/").content.decode()
    assert "RALAT: Kabupaten Kutai Barat, bukan Kutai Kartanegara." in page and "Versi 1" in page
    old = client.get(f"/siaran/{slug}/v1/").content.decode()
    assert "Ini versi 1, bukan yang terbaru." in old and 'name="robots" content="noindex"' in old
    assert "Kutai Kartanegara" in client.get("/ralat/").content.decode()
    (entry,) = feedparser.parse(client.get("/umpan/atom.xml").content).entries
    assert entry.id == f"http://testserver/siaran/{slug}/" and entry.title.startswith("RALAT: ")
    ninjs = client.get(f"/siaran/{slug}/ninjs.json").json()
    assert ninjs["version"] == "2" and "Kutai Kartanegara" in ninjs["edNote"]


def test_a_withdrawal_leaves_the_notice_and_takes_the_text(client, corrected, people, now, clock):
    gone = withdraw(people.sari, corrected, "Kegiatan batal karena banjir.", now + HOUR)
    clock(now + 2 * HOUR)
    slug = gone.release.slug
    for address in (f"/siaran/{slug}/", f"/siaran/{slug}/v1/", f"/siaran/{slug}/v2/", f"/siaran/{slug}/v3/"):
        page = client.get(address).content.decode()
        assert "Kegiatan batal karena banjir." in page and TRUE not in page, address
    assert client.get(f"/siaran/{slug}/v4/").status_code == 404
    assert client.get(f"/siaran/{slug}/ninjs.json").json()["pubStatus"] == "canceled"
    assert client.get(f"/siaran/{slug}/ninjs.json").json()["version"] == "3"
    assert SECRET not in client.get("/cari/?q=posyandu").content.decode()
    assert slug not in client.get("/berita.xml").content.decode()
    assert feedparser.parse(client.get("/umpan/rss.xml").content).entries[0].title.startswith("DITARIK: ")


def test_a_correction_that_is_withdrawn_before_any_job_ran_does_not_bring_the_old_version_back(
    client, release, people, write, now, clock
):
    second = correct(people.dewi, release(at="published"), now)
    write(second, MONEY, lead=TRUE, what_changed="Kutai Barat.", embargo=now + HOUR)
    for step in (
        lambda v: submit(people.dewi, v),
        lambda v: claim(people.budi, v),
        lambda v: approve(people.budi, v, now),
        lambda v: publish(people.sari, v, now),
        lambda v: withdraw(people.sari, v, "Keliru.", now + 2 * HOUR),
    ):
        second = step(second)
    clock(now + 3 * HOUR)
    for address in (f"/siaran/{second.release.slug}/", "/siaran/", "/cari/?q=posyandu", "/umpan/rss.xml"):
        page = client.get(address).content.decode()
        assert TRUE not in page, address
    assert list(access.public(now + 3 * HOUR)) == []


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("posyandu", True),
        ("melayani", True),
        ("layanan posyandu", True),  # another form of the word
        ("kesehatan operasi", True),
        ("posyandu jembatan", False),
        ("jembatan", False),
        ('"posyandu" (*', True),
        ("-- ' OR 1=1", False),
    ],
)
def test_search_finds_words_in_their_forms(client, release, asked, finds):
    version = release(at="published")
    answer = client.get("/cari/", {"q": asked})
    assert answer.status_code == 200
    assert (f"/siaran/{version.release.slug}/" in answer.content.decode()) is finds


def test_lists_go_on_where_the_last_page_ended(client, release, monkeypatch):
    monkeypatch.setattr(published, "PAGE", 2)
    slugs = [release(at="published").release.slug for _ in range(5)]
    seen, address = [], "/siaran/"
    while address:
        tree = html.fromstring(client.get(address).content)
        seen += [link.split("/")[2] for link in tree.xpath("//article//h3/a/@href")]
        address = "".join(f"/siaran/{link}" for link in tree.xpath("//a[@rel='next']/@href"))
    assert seen == slugs[::-1]
    for asked in ("?sebelum=", "?sebelum=x", "?sebelum=-1", "?sebelum=99999999999999999999", "?sebelum=999"):
        assert client.get(f"/siaran/{asked}").content.decode().count("<article") == 2


@pytest.mark.parametrize(
    "address", ["/topik/tidak-ada/", "/instansi/tidak-ada/", "/siaran/tidak-ada/", "/umpan/x"]
)
def test_what_is_not_there_is_told_so(client, address):
    assert client.get(address).status_code == 404


def test_english_pages_stay_english(client, release):
    version = release(at="published")
    page = client.get("/en/siaran/").content.decode()
    assert f'href="/en/siaran/{version.release.slug}/"' in page and '<article lang="id"' in page.replace(
        'class="stack-close" ', ""
    )


def test_sqlite_counts_a_table_again_when_it_has_doubled():
    def counted() -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rows FROM newsroom_counted WHERE name = 'releases_topic'")
            return [row[0] for row in cursor.fetchall()]

    if connection.vendor != "sqlite":
        assert searching.tend("releases_topic") is None  # PostgreSQL counts by itself
        return
    known = []
    for n in range(1, 10):
        Topic.objects.create(slug=f"t-{n}", name=f"T {n}")
        searching.tend("releases_topic")
        known += [rows for rows in counted() if rows not in known]
    first = known[0]
    assert known == [first * 2**step for step in range(len(known))] and len(known) >= 2


def test_every_feed_names_a_page_that_exists(client, release, topic, now, clock):
    release(at="published", topics=[topic])
    clock(now + HOUR)
    for under in ("/umpan/", f"/topik/{topic.slug}/", "/instansi/dinkes/"):
        page = feedparser.parse(client.get(f"{under}rss.xml").content).feed.link
        assert client.get(page.removeprefix("http://testserver")).status_code == 200, page
