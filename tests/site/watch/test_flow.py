"""From the web to a case and back: fetch, text, reuse, check; one copy, one case; mended, closed, opened again."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lawang.site.audit import access as audit
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.hand_in import submit
from lawang.site.releases.actions.publish import publish as bring_out
from lawang.site.releases.actions.publish import withdraw
from lawang.site.releases.actions.review import approve, claim
from lawang.site.watch import evidence
from lawang.site.watch.models import Capture, Case, Copy, Found, Judgement, Original, Page, Sighting
from tests.intake.web.outlet import redirect, validated
from tests.site.releases.conftest import MONEY
from tests.site.watch.conftest import OTHER, RIGHT, WRONG, again, article, of, publish

LONG = (
    "Kendaraan itu berangkat setiap pagi dari halaman puskesmas dan kembali sebelum petang, kecuali pada hari libur nasional.",
    "Bidan dan juru gizi menimbang balita, memeriksa ibu hamil, dan mencatat hasilnya di buku kesehatan milik keluarga.",
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def out(release, work):
    """A release that is out, and known to the watch."""
    version = release(MONEY, at="published")
    work()
    return version


def test_a_drift_is_found_kept_as_it_was_and_seen_once(out, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*WRONG), "/b": article(*RIGHT), "/c": article(*OTHER)})
    work()
    work()
    assert Page.objects.count() == 3 and Copy.objects.count() == 2
    case = Case.objects.get()
    assert (case.words, case.source_words, case.state) == ("42", "24", "new")
    sighting = case.sightings.get()
    assert sighting.copy.outlet.name == "Kabar Uji" and sighting.copy.verdict == "drift"
    capture = sighting.found.judgement.capture
    assert capture.text[sighting.found.start : sighting.found.end] == "42"
    assert evidence.kept(capture.files[0]) == article(*WRONG).encode()
    assert Copy.objects.get(page=of("/b")).verdict == "faithful"
    assert of("/c").copy is None and of("/c").next_at is None


def test_done_twice_it_is_still_one(out, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*WRONG)})
    work()
    before = [model.objects.count() for model in (Page, Capture, Copy, Judgement, Found, Case, Sighting)]
    again()
    Capture.objects.update(judged=None)
    from lawang.site.watch import tasks

    for pk in Capture.objects.values_list("pk", flat=True):
        tasks.judge.enqueue(pk)
    work()
    assert before == [
        model.objects.count() for model in (Page, Capture, Copy, Judgement, Found, Case, Sighting)
    ]


def test_the_same_article_by_five_addresses_is_one_copy(out, medium, work, web):
    canonical = f"<link rel='canonical' href='{web.at('/a', 2)}'>"
    medium(
        "Kabar Uji",
        2,
        {
            "/a": article(*WRONG),
            "/a?utm_source=x": article(*WRONG),
            "/cetak/a": article(*WRONG),
            "/amp/a": article(
                *WRONG, tail="<p>Versi ringan dari halaman ini untuk telepon genggam.</p>", head=canonical
            ),
            "/lama/a": redirect("/a"),
        },
    )
    work()
    work()
    assert Page.objects.count() == 4  # the one with a tracker is the same address
    assert Copy.objects.count() == Case.objects.count() == Sighting.objects.count() == 1
    assert Copy.objects.get().pages.count() == 4


def test_one_drift_that_spread_is_one_case_with_its_path(out, medium, work):
    for host, name in ((2, "Satu"), (3, "Dua"), (4, "Tiga")):
        medium(name, host, {"/x": article(*WRONG)})
        work(hours=1)
    case = Case.objects.get()
    assert [sighting.copy.outlet.name for sighting in case.sightings.all()] == ["Satu", "Dua", "Tiga"]


def test_mended_it_closes_by_itself_and_wrong_again_it_opens(out, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*WRONG)})
    medium("Lain", 3, {"/b": article(*WRONG)})
    work()
    publish(web, 2, {"/a": article(*RIGHT)})
    work(hours=2)
    case = Case.objects.get()
    assert case.state == "new" and case.sightings.filter(mended=None).count() == 1
    publish(web, 3, {"/b": article(*RIGHT)})
    work(hours=2)
    case.refresh_from_db()
    assert case.state == "mended" and case.closed
    assert (
        Copy.objects.filter(verdict="drift").count() == 0 and Copy.objects.filter(born="drift").count() == 2
    )
    publish(web, 3, {"/b": article(*WRONG)})
    work(hours=7)
    case.refresh_from_db()
    assert case.state == "new" and case.sightings.filter(mended=None).count() == 1
    assert [entry.event for entry in audit.about(case)] == [
        "watch.case_opened",
        "watch.case_closed",
        "watch.case_reopened",
    ]


def test_a_text_that_shrank_or_went_behind_a_wall_mends_nothing_and_is_shown(out, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*WRONG, *OTHER, *LONG)})
    work()
    publish(web, 2, {"/a": article("Dinas Kesehatan melayani warga.", "Artikel ini khusus pelanggan.")})
    work(hours=2)
    assert Case.objects.get().state == "new"
    assert of("/a").latest.trouble == "empty"
    publish(web, 2, {"/a": article(OTHER[0], "Pertandingan pertama dimulai sore hari di gedung olahraga.")})
    work(hours=2)
    assert Case.objects.get().state == "new" and of("/a").latest.trouble == "shrunk"


def test_a_page_taken_away_ends_it_and_another_address_takes_its_place(out, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*WRONG), "/b": article(*WRONG)})
    work()
    first = Copy.objects.get().page
    path = first.address.rpartition("/")[2]
    web.pages.pop(f"127.0.0.2:{web.port}/{path}")
    work(hours=2)
    assert Case.objects.get().state == "new" and not Page.objects.get(pk=first.pk).gone
    work(hours=7)
    assert Page.objects.get(pk=first.pk).gone and Copy.objects.get().page_id != first.pk
    assert Case.objects.get().state == "new"
    other = Copy.objects.get().page.address.rpartition("/")[2]
    web.pages[f"127.0.0.2:{web.port}/{other}"] = lambda handler: handler.give(b"", 410)
    work(hours=2)
    case = Case.objects.get()
    assert case.state == "mended" and case.sightings.get().removed


def test_what_is_not_changed_is_not_fetched_again(out, medium, work, web):
    body = article(*WRONG)
    medium("Kabar Uji", 2, {"/a": validated(body, '"satu"')})
    work()
    work(hours=2)
    assert web.asked[-1][2]["If-None-Match"] == '"satu"' and Capture.objects.count() == 1
    assert of("/a").next_at > timezone.now()


def test_a_bad_page_and_a_dead_host_stop_nobody(out, medium, work, web):
    medium(
        "Rusak", 2, {"/a": lambda handler: handler.give(b"x", Content_Encoding="gzip"), "/b": article(*WRONG)}
    )
    dead = medium("Mati", 3, {"/x": article(*WRONG)}, feed=False)
    page = Page.objects.create(
        outlet=dead,
        address="http://127.0.0.3:9/mati",
        key="0" * 64,
        found=timezone.now(),
        next_at=timezone.now(),
    )
    work()
    assert of("/a").why == "broken" and of("/a").next_at > timezone.now()
    page.refresh_from_db()
    assert page.why == "connect" and page.failures == 1
    assert Case.objects.count() == 1


def test_robots_and_the_pace_of_a_host_are_kept(out, medium, work, web, settings):
    settings.WATCH_BETWEEN = 20
    web.pages["/robots.txt"] = "User-agent: *\nDisallow: /tutup"
    medium("Kabar Uji", 2, {"/tutup": article(*WRONG), "/a": article(*RIGHT), "/b": article(*OTHER)})
    work()
    assert web.paths().count("/a") + web.paths().count("/b") <= 1
    for _ in range(4):
        work(seconds=25)
    assert {"/a", "/b"} <= set(web.paths()) and "/tutup" not in web.paths()
    assert of("/tutup").why == "robots"


def test_a_correction_of_ours_is_held_against_the_copies_that_are_known(
    out, medium, work, people, write, web
):
    medium("Kabar Uji", 2, {"/a": article(*RIGHT)})
    work()
    assert not Case.objects.exists()
    now = timezone.now()
    version = correct(people.dewi, out, now)
    write(version, MONEY.replace("3,6", "3,9"), what_changed="Anggaran.")
    version.refresh_from_db()
    from lawang.site.releases.actions.check import current, judged
    from lawang.site.releases.actions.decide import decide, second
    from lawang.site.releases.states import Act

    version = claim(people.budi, submit(people.dewi, version))
    for item in judged(current(version)):
        decide(people.budi, version, item.found.key, Act.DISMISS, "Sumber keliru.", now)
        second(people.sari, version, item.found.key, now)
    bring_out(people.sari, approve(people.budi, version, now), timezone.now())
    work()
    case = Case.objects.get()
    assert case.source_words == "Rp3,9 miliar" and case.original.number == 2
    assert Original.objects.filter(current=True).count() == 1


def test_an_article_that_was_there_first_is_found_when_the_release_comes_out(release, medium, work):
    medium("Kabar Uji", 2, {"/a": article(*WRONG)})
    work()
    assert not Copy.objects.exists() and of("/a").latest
    release(MONEY, at="published")
    work()
    assert Case.objects.count() == 1


def test_a_withdrawn_release_finds_no_new_copies(out, medium, work, people):
    withdraw(people.sari, out, "Kegiatan batal.", timezone.now())
    work()
    medium("Kabar Uji", 2, {"/a": article(*RIGHT)})
    work()
    assert not Copy.objects.exists()


def test_feeds_that_change_often_are_looked_at_often(out, medium, work, web):
    outlet = medium("Kabar Uji", 2, {"/a": article(*OTHER)})
    feed = outlet.feeds.get()
    work()
    feed.refresh_from_db()
    assert feed.interval == 1800 and feed.changed
    for _ in range(3):
        work(hours=2)
    assert outlet.feeds.get().interval > 3600
