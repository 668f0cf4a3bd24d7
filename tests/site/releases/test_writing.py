"""The check while one writes: what is typed is held against its sources, and nothing of it is kept."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from lawang.site.audit.models import Entry
from lawang.site.releases.models import Checked, Decision, Found, Version
from lawang.site.releases.writing import MOST
from tests.site.releases.conftest import FALSE, MONEY, NEWS, TRUE
from tests.site.releases.test_desk import editor_form, opened


def typed(client: Client, version: Version, *paragraphs: str, **fields: str) -> tuple[int, str]:
    answer = client.post(f"/meja/siaran/{version.pk}/cocokkan/", editor_form(version, *paragraphs, **fields))
    return answer.status_code, answer.content.decode()


def spots(page: str) -> list[tuple[str, str, str, str]]:
    """Field, occurrence, style and words of each marked place."""
    found = r'data-spot="([^"]*)" data-nth="(\d+)" data-style="(\w+)"[^>]*>([^<]*)<'
    return re.findall(found, page)


def test_a_wrong_figure_is_found_while_it_is_typed_and_goes_when_it_is_mended(release, people, signed_in):
    version = release()
    writer = signed_in(people.dewi)
    status, page = typed(writer, version, MONEY, FALSE, lead="Posyandu keliling dimulai.")
    assert status == 200 and "Temuan: 1 belum selesai" in page
    assert '<mark class="passage">24</mark>' in page and "Samakan dengan sumber" in page
    assert ("body:1", "0", "contradicted", "42") in spots(page)
    status, page = typed(writer, version, MONEY, TRUE, lead="Posyandu keliling dimulai.")
    assert status == 200 and "Temuan: 0 belum selesai" in page and "Sesuai dengan sumber" in page


def test_what_is_typed_is_not_kept(release, people, signed_in):
    version = release()
    kept = [model.objects.count() for model in (Checked, Found, Entry)]
    typed(signed_in(people.dewi), version, FALSE, NEWS, lead="Lain.")
    assert [model.objects.count() for model in (Checked, Found, Entry)] == kept
    version.refresh_from_db()
    assert version.lead == TRUE and version.reckoned() == version.digest


def test_a_place_is_told_by_its_field_and_its_occurrence_there(release, people, signed_in):
    page = typed(
        signed_in(people.dewi),
        release(),
        f"Nomor 24 dan 42 dipasang. {FALSE}",
        lead=FALSE,
        headline="42 mobil",
    )[1]
    marked = [spot for spot in spots(page) if spot[3].startswith("42")]
    assert ("lead", "0") in [spot[:2] for spot in marked]
    assert ("body:0", "1") in [spot[:2] for spot in marked]


def test_an_unfinished_form_is_checked_as_far_as_it_goes(release, people, signed_in):
    version = release()
    form = editor_form(version, FALSE, lead="", headline="", dated="besok", place="")
    quote = {
        "type": "quote",
        "order": "1",
        "deleted": "",
        "id": "",
        "value-text": "Kami siap",
        "value-speaker": "",
    }
    form |= {f"body-1-{name}": value for name, value in quote.items()} | {"body-count": "2"}
    answer = signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/cocokkan/", form)
    page = answer.content.decode()
    assert (
        answer.status_code == 200 and "“Kami siap”" in page and '<mark class="contradicted">42</mark>' in page
    )


def test_without_a_source_it_says_what_to_do_first(release, people, signed_in):
    page = typed(signed_in(people.dewi), release(source=False), FALSE)[1]
    assert "Lampirkan sumber pertama" in page and "Sesuai dengan sumber" not in page


def test_advice_of_the_desk_stands_apart_from_findings(release, people, signed_in):
    page = typed(signed_in(people.dewi), release(), f"{MONEY} Ini posyandu terbesar di Kalimantan.")[1]
    assert ("body:0", "0", "advice", "terbesar di Kalimantan") in spots(page)
    assert "Saran menulis: 1" in page and "Saran tidak menghalangi persetujuan." in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lead": "air " * (MOST // 4 + 1)}, "terlalu panjang"),
        ({"body-count": "9"}, "tidak terbaca"),
        ({"body-0-value": "{rusak"}, "tidak terbaca"),
        ({"body-0-value": '{"blocks": 3}'}, "tidak terbaca"),
        ({"body-count": "sembilan"}, "tidak terbaca"),
    ],
)
def test_what_is_no_form_or_too_long_is_told(change, words, release, people, signed_in):
    version = release()
    form = editor_form(version, MONEY) | change
    answer = signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/cocokkan/", form)
    assert answer.status_code == 400 and words in answer.content.decode()


def test_only_who_may_edit_it_now_is_answered(release, people, signed_in):
    version = release(at="in_review")
    for name, status in (("anto", 404), ("yudi", 404), ("dewi", 403), ("lina", 403), ("sari", 200)):
        assert typed(signed_in(getattr(people, name)), version, MONEY)[0] == status, name
    assert Client().post(f"/meja/siaran/{version.pk}/cocokkan/").status_code == 302
    assert signed_in(people.sari).get(f"/meja/siaran/{version.pk}/cocokkan/").status_code == 405


def test_a_request_from_another_site_is_refused(release, people, signed_in):
    version, strict = release(), Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(people.dewi).cookies
    assert typed(strict, version, MONEY)[0] == 403


def test_the_passage_of_a_confidential_source_stays_shut(release, people, signed_in, speech):
    version = release()
    type(speech).objects.filter(pk=speech.pk).update(confidential=True)
    page = typed(signed_in(people.wati), version, FALSE)[1]
    assert "Sumber rahasia" in page and 'class="passage"' not in page and speech.title not in page


def test_the_editor_opens_with_its_findings_and_no_state_of_wagtails(release, people, signed_in):
    version = release(FALSE, MONEY, lead="Posyandu keliling dimulai.")
    edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    page = signed_in(people.dewi).get(edit).content.decode()
    assert "lawang/writing.js" in page and "Temuan: 1 belum selesai" in page and 'data-jump="f1"' in page
    assert "Terpublikasi" not in page
    by_itself = signed_in(people.dewi).post(
        edit, editor_form(version, MONEY, lead="Baru."), headers={"accept": "application/json"}
    )
    assert "data-writing" not in by_itself.json()["html"]  # what is typed in the panel stays


def test_the_panel_signs_and_attaches_and_is_told_what_bars_it(release, people, signed_in, speech):
    version = release(MONEY, NEWS, lead="Posyandu keliling dimulai.")
    desk, page = signed_in(people.dewi), f"/meja/siaran/{version.pk}/"
    asks = {"accept": "application/json"}
    key = re.findall(r'name="key" value="(\w+)"', typed(desk, version, MONEY, NEWS, lead=version.lead)[1])[0]
    barred = desk.post(f"{page}temuan/", {"key": key, "act": "confirm", "reason": " "}, headers=asks)
    assert barred.status_code == 409 and "Tulis alasannya" in barred.json()["reasons"][0]
    done = desk.post(f"{page}temuan/", {"key": key, "act": "confirm", "reason": "Dihitung."}, headers=asks)
    assert done.status_code == 200 and Decision.objects.get().key == key
    assert "Sudah diputuskan: 1" in typed(desk, version, MONEY, NEWS, lead=version.lead)[1]
    assert desk.post(f"{page}lepas/", {"source": speech.pk}, headers=asks).json()["done"]
    assert not version.uses.exists()


def test_what_is_saved_by_itself_fills_no_history(release, people, signed_in):
    version, desk = release(), signed_in(people.dewi)
    edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    before, form, own = version.revisions.count(), opened(desk.get(edit).content.decode()), {}
    for number in range(5):
        typed_now = editor_form(version, MONEY, lead=f"Kalimat {number}.", **form, **own)
        saved = desk.post(edit, typed_now, headers={"accept": "application/json"}).json()
        own = {"overwrite_revision_id": saved["revision_id"]}
        form |= saved["field_updates"]
    assert version.revisions.count() == before + 1
    told = desk.get(f"/meja/siaran/{version.pk}/").content.decode()
    assert (
        told.count("menyunting naskah") == 2 and "(5 kali tersimpan)" in told
    )  # before the source, and since


def test_the_editor_speaks_of_the_house_and_in_plain_words(release, people, signed_in, settings):
    settings.WAGTAIL_SITE_NAME = "Benua Raya"
    version, desk = release(), signed_in(people.dewi)
    page = desk.get(reverse("wagtailsnippets_releases_version:edit", args=[version.pk])).content.decode()
    assert "- Benua Raya</title>" in page and "Wagtail</title>" not in page
    assert "lawang/door.svg" in page and "wagtailadmin/images/favicon" not in page
    assert "Paragraf pembuka (teras)" in page and "Dewi" in page
    account = desk.get("/redaksi/account/").content.decode()
    assert "Bahasa pilihan" in account and "Nama Depan" not in account
    assert desk.get("/redaksi/")["Location"] == "/meja/"
