"""The desk: outlets and feeds with their preview, cases, decisions, letters, texts that are brought, and the picture."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from lawang.site.reasons import Barred
from lawang.site.watch import access
from lawang.site.watch.actions.bring import bring_links, bring_text
from lawang.site.watch.actions.correspond import ask, draft
from lawang.site.watch.actions.decide import decide
from lawang.site.watch.actions.outlets import add_outlet
from lawang.site.watch.models import Case, Copy, Feed, Outlet, Page, Request
from lawang.site.watch.picture import median_life, picture
from tests.intake.web.outlet import page
from tests.site.releases.conftest import MONEY
from tests.site.watch.conftest import OTHER, RIGHT, TITLE, WRONG, article, of, publish

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/meja/pantauan/"


@pytest.fixture
def found(release, medium, work):
    """A drift that two outlets carry."""
    release(MONEY, at="published")
    work()
    medium("Kabar Uji", 2, {"/a": article(*WRONG)})
    medium("Lain", 3, {"/b": article(*WRONG), "/c": article(*RIGHT)})
    work()
    return Case.objects.get()


def test_an_outlet_and_its_feed_are_added_after_a_look_at_it(people, signed_in, web, work):
    client = signed_in(people.lina)
    publish(web, 5, {"/a": article(*OTHER), "/b": article(*RIGHT)})
    web.pages[f"127.0.0.5:{web.port}/"] = page(
        "Depan", "Selamat datang", head='<link rel="alternate" type="application/rss+xml" href="/umpan">'
    )
    assert "Belum ada media" in client.get(f"{DESK}media/").content.decode()
    given = {
        "name": "Kabar Lima",
        "kind": "newsroom",
        "site": web.at("/", 5),
        "email": "r@contoh.id",
        "grade": "factual",
    }
    answer = client.post(f"{DESK}media/baru/", given, follow=True)
    outlet = Outlet.objects.get()
    assert "tambahkan umpannya" in answer.content.decode() and outlet.grade == "factual"
    assert client.post(f"{DESK}media/baru/", given).status_code == 400
    at = f"{DESK}media/{outlet.pk}/umpan/"
    assert web.at("/umpan", 5) in client.post(at, {"address": web.at("/", 5)}).content.decode()
    seen = client.post(at, {"address": web.at("/umpan", 5)}).content.decode()
    assert "2 berita" in seen and not Feed.objects.exists()
    client.post(at, {"address": web.at("/umpan", 5), "act": "add"})
    assert client.post(at, {"address": web.at("/umpan", 5), "act": "add"}).status_code == 409
    work()
    assert Page.objects.count() == 2 and outlet.feeds.get().kind == "feed"
    for address, words in (
        (web.at("/tiada", 5), "(404)"),
        ("http://10.0.0.1/", "tidak terbuka untuk umum"),
        ("x", "bukan alamat"),
    ):
        refused = client.post(at, {"address": address})
        assert refused.status_code == 409 and words in refused.content.decode()
    client.post(f"{DESK}umpan/{outlet.feeds.get().pk}/henti/")
    assert not outlet.feeds.get().active


def test_only_watchers_act(people, found, signed_in):
    now = timezone.now()
    outlet = Outlet.objects.first()
    for act in (
        lambda: decide(people.sari, found, "real", "", now),
        lambda: ask(people.dewi, found, outlet, "x", "y", now),
        lambda: add_outlet(people.dewi, now, name="x", site="https://x.id"),
        lambda: bring_text(people.dewi, outlet, "x " * 20, now),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert signed_in(people.dewi).get(DESK).status_code == 403
    page_ = signed_in(people.sari).get(f"{DESK}{found.pk}/")
    assert page_.status_code == 200 and "Putuskan" not in page_.content.decode()


def test_a_case_shows_both_texts_in_place_its_path_and_its_pages(people, found, signed_in):
    client = signed_in(people.lina)
    listed = client.get(DESK).content.decode()
    assert "“42”" in listed and "2 dari 2 masih memuat, di 2 media" in listed
    shown = client.get(f"{DESK}{found.pk}/").content.decode()
    assert "<mark>42</mark>" in shown and '<mark class="ours">24</mark>' in shown
    assert '<mark class="contradicted">42</mark>' in shown and '<mark class="supported">24</mark>' in shown
    assert shown.index("Kabar Uji") < shown.rindex("Lain")
    assert "Tidak ada kasus" in client.get(f"{DESK}?jenis=quote").content.decode()
    assert (
        "“42”"
        in client.get(f"{DESK}?keadaan=semua&media={Outlet.objects.get(name='Lain').pk}").content.decode()
    )
    history = client.get(f"{DESK}halaman/{of('/a').pk}/").content.decode()
    assert "Tangkapan 1" in history and "masih memuat" in history
    raw = client.get(f"{DESK}tangkapan/{of('/a').latest.pk}/0/")
    assert raw.content == article(*WRONG).encode() and "attachment" in raw["Content-Disposition"]
    assert client.get(f"{DESK}tangkapan/{of('/a').latest.pk}/1/").status_code == 404


def test_what_a_stranger_wrote_is_text_and_nothing_else(people, release, medium, work, signed_in):
    release(MONEY, at="published")
    work()
    evil = WRONG[0].replace("mobil", "mobil &lt;script&gt;alert(1)&lt;/script&gt;")
    medium("Kabar Uji", 2, {"/a": article(evil, MONEY)})
    work()
    client = signed_in(people.lina)
    for address in (f"{DESK}{Case.objects.first().pk}/", f"{DESK}halaman/{of('/a').pk}/"):
        assert "<script" not in client.get(address).content.decode()


def test_decisions_want_reasons_and_false_alarms_feed_the_quality_set(people, found, signed_in, manage):
    client = signed_in(people.lina)
    at = f"{DESK}{found.pk}/putusan/"
    refused = client.post(at, {"choice": "false", "reason": " "})
    assert refused.status_code == 409 and "Tulis alasannya" in refused.content.decode()
    client.post(at, {"choice": "real"})
    found.refresh_from_db()
    assert found.state == "real" and found.decided_by == people.lina
    client.post(at, {"choice": "false", "reason": "Angka itu milik kabupaten lain."})
    assert list(access.false_alarms()) == [found]
    assert client.post(at, {"choice": "mended"}).status_code == 404
    import json

    row = json.loads(manage("false_alarms"))
    assert row["copy"][row["start"] : row["end"]] == "42" and row["official"].count("24") >= 1
    assert row["reason"].startswith("Angka itu")


def test_a_letter_goes_once_reminds_and_ends_with_the_correction(people, found, signed_in, work, web):
    client = signed_in(people.lina)
    outlet = Outlet.objects.get(name="Kabar Uji")
    at = f"{DESK}{found.pk}/ralat/{outlet.pk}/"
    drafted = client.get(at).content.decode()
    assert "42 mobil" in drafted and "bertanda-tangan.json" in drafted
    subject, body = draft(found, outlet)
    client.post(at, {"subject": subject, "body": body})
    work()
    work()
    assert [letter.to for letter in mail.outbox] == [["redaksi2@contoh.id"]]
    letter = mail.outbox[0]
    assert (
        of("/a").address in letter.body
        and "24 mobil" in letter.body
        and letter.reply_to == ["lina@contoh.id"]
    )
    found.refresh_from_db()
    assert found.state == "asked" and Request.objects.get().sent
    work(days=4)
    assert mail.outbox[1].to == ["lina@contoh.id"] and "Belum diralat" in mail.outbox[1].subject
    client.post(at, {"subject": subject, "body": draft(found, outlet)[1]})
    work()
    assert "mengingatkan" in mail.outbox[2].body and Request.objects.count() == 2
    publish(web, 2, {"/a": article(*RIGHT)})
    publish(web, 3, {"/b": article(*RIGHT)})
    work(hours=2)
    work(days=4)
    found.refresh_from_db()
    assert found.state == "mended" and len(mail.outbox) == 3
    assert "sudah benar" in client.get(f"{DESK}{found.pk}/").content.decode()
    refused = client.post(at, {"subject": subject, "body": body})
    assert refused.status_code == 409 and "sudah ditutup" in refused.content.decode()


def test_an_outlet_without_an_address_is_asked_for_it(people, found):
    Outlet.objects.update(email="")
    with pytest.raises(Barred) as barred:
        ask(people.lina, found, Outlet.objects.first(), "", "", timezone.now())
    assert {reason.code for reason in barred.value.reasons} == {"email", "empty"}


def test_texts_and_pictures_without_a_feed_are_brought_and_mended_by_bringing_them_again(
    people, release, work, signed_in
):
    release(MONEY, at="published")
    work()
    client = signed_in(people.lina)
    outlet = add_outlet(people.lina, timezone.now(), name="Grup", site="https://grup.contoh")
    assert client.post(f"{DESK}masukkan/", {"outlet": outlet.pk, "text": "pendek"}).status_code == 409
    text = "\n".join((TITLE, *WRONG))
    client.post(f"{DESK}masukkan/", {"outlet": outlet.pk, "text": text})
    client.post(f"{DESK}masukkan/", {"outlet": outlet.pk, "text": text})
    work()
    case = Case.objects.get()
    assert Page.objects.count() == 1 and case.state == "new"
    file = io.BytesIO("\n".join((TITLE, *RIGHT)).encode())
    file.name = "terbaru.txt"
    page_ = Page.objects.get()
    client.post(f"{DESK}halaman/{page_.pk}/terbaru/", {"file": file})
    work()
    case.refresh_from_db()
    assert case.state == "mended" and page_.captures.count() == 2


def test_a_list_of_links_is_taken_whole_or_not_at_all(people, medium, work, web):
    medium("Kabar Uji", 2, {"/a": article(*OTHER)}, feed=False)
    from lawang.site.watch.tasks import visit

    good, now = f"media,alamat\nKabar Uji,{web.at('/a', 2)}\n", timezone.now()
    with pytest.raises(Barred) as barred:
        bring_links(
            people.lina,
            f"{good}Tiada,{web.at('/b', 2)}\nKabar Uji,ftp:x\n".encode(),
            "a.csv",
            now,
            visit.enqueue,
        )
    assert len(barred.value.reasons) == 2 and not Page.objects.exists()
    assert bring_links(people.lina, good.encode(), "a.csv", now, visit.enqueue) == 1
    assert bring_links(people.lina, good.encode(), "a.csv", now, visit.enqueue) == 0
    work()
    assert of("/a").latest


def test_what_went_wrong_is_loud(people, medium, work, web, signed_in):
    medium("Kabar Uji", 2, {"/a": article(*OTHER)})
    work()
    assert access.silent(timezone.now()) == []
    web.pages = {}
    work(days=4)
    assert [row.outlet.name for row in access.silent(timezone.now())] == ["Kabar Uji"]
    client = signed_in(people.lina)
    assert "1 media tidak terdengar lagi" in client.get(DESK).content.decode()
    assert "(404)" not in client.get(f"{DESK}media/").content.decode()


def test_the_picture_counts_copies_as_they_were_first_seen(people, found, signed_in, work, web):
    publish(web, 2, {"/a": article(*RIGHT)})
    work(hours=2)
    today = timezone.localdate()
    seen = picture(today - datetime.timedelta(days=1), today, timezone.now())
    assert (seen.whole.right, seen.whole.wrong, seen.whole.percent) == (1, 2, 33)
    assert (seen.drifts, seen.mended) == (2, 1) and seen.life and seen.life < 1
    assert {(share.label, share.wrong) for share in seen.outlets} == {("Kabar Uji", 1), ("Lain", 1)}
    client = signed_in(people.lina)
    shown = client.get(f"{DESK}gambaran/").content.decode()
    assert "33% seragam" in shown and 'class="weekly"' in shown and "style=" not in shown
    table = client.get(f"{DESK}gambaran/data.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert sorted((row["saat_terlihat"], row["sekarang"]) for row in rows) == [
        ("drift", "drift"), ("drift", "faithful"), ("faithful", "faithful"),
    ]  # fmt: skip
    assert client.get(f"{DESK}gambaran/laporan.pdf").content[:5] == b"%PDF-"
    empty = client.get(f"{DESK}gambaran/?dari=2001-01-01&sampai=2001-02-01").content.decode()
    assert "Belum ada tayangan" in empty and Copy.objects.count() == 3


def test_a_text_that_looked_cut_is_believed_when_a_watcher_says_so(people, found, signed_in, work, web):
    client = signed_in(people.lina)
    publish(web, 2, {"/a": article("Dinas Kesehatan melayani warga. Artikel ini khusus pelanggan.")})
    publish(web, 3, {"/b": article(*RIGHT)})
    client.post(f"{DESK}halaman/{of('/a').pk}/buka/")
    client.post(f"{DESK}halaman/{of('/b').pk}/buka/")
    work()
    found.refresh_from_db()
    latest = of("/a").latest
    assert latest.trouble and found.state == "new"
    assert "Teks ini memang seutuhnya" in client.get(f"{DESK}halaman/{of('/a').pk}/").content.decode()
    client.post(f"{DESK}tangkapan/{latest.pk}/percaya/")
    work()
    work(hours=7)
    found.refresh_from_db()
    assert found.state == "mended" and of("/a").latest == latest
    assert client.post(f"{DESK}tangkapan/{latest.pk}/percaya/").status_code == 409


def test_a_site_older_than_its_watch_takes_its_releases_in(found, manage):
    from lawang.site.watch import officials
    from lawang.site.watch.models import Original

    Original.objects.all().delete()
    assert "1 siaran pers" in manage("take_in_releases")
    assert officials.match("\n".join(RIGHT)).release == str(Original.objects.get().release_id)


def test_half_life_counts_those_that_still_live():
    assert median_life([(1, True), (2, True), (3, False)]) == 2
    assert median_life([(1, True), (9, False), (9, False)]) is None
    assert median_life([]) is None
