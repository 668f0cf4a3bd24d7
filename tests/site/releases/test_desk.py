"""The desk, through its screens: from an empty library to a published release."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lawang.site.releases import access
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.models import Source, Version
from lawang.site.releases.states import State
from tests.site.releases.conftest import FALSE, MONEY, NEWS, SPEECH, TRUE


def editor_form(version: Version, *paragraphs: str, **fields: str) -> dict[str, str]:
    """What Wagtail's editor sends."""
    form = {
        "headline": version.headline,
        "place": "Sendawar",
        "dated": "2025-05-12",
        "lead": TRUE,
        "contact": "Humas Dinkes",
        "embargo": "",
        "what_changed": "",
        "body-count": str(len(paragraphs)),
    } | fields
    for number, words in enumerate(paragraphs):
        form |= {
            f"body-{number}-type": "paragraph",
            f"body-{number}-order": str(number),
            f"body-{number}-deleted": "",
            f"body-{number}-id": "",
            f"body-{number}-value": rich(words),
        }
    return form


def rich(words: str) -> str:
    """A paragraph as the rich text editor sends it."""
    import json

    block = {
        "text": words,
        "type": "unstyled",
        "depth": 0,
        "key": "a",
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return json.dumps({"blocks": [block], "entityMap": {}})


def test_from_nothing_to_the_public_through_the_screens(people, region, signed_in, now):
    writer, editor = signed_in(people.dewi), signed_in(people.budi)
    assert "Belum ada naskah" in writer.get("/meja/siaran/").content.decode()
    begun = writer.post("/meja/siaran/baru/", {"headline": "Posyandu keliling", "owner": region["dinkes"].pk})
    version = Version.objects.get()
    assert begun["Location"] == reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    blank = writer.get(begun["Location"]).content.decode()
    assert "what_changed" not in blank  # only of a correction
    assert "Lebar panel samping" in blank and "Side panel width" not in blank
    saved = writer.post(
        begun["Location"], editor_form(version, FALSE, MONEY, lead="Posyandu keliling dimulai.")
    )
    page = f"/meja/siaran/{version.pk}/"
    assert saved["Location"] == page
    assert "Lampirkan sumber pertama" in writer.get(page).content.decode()

    form = {
        "kind": "speech",
        "title": "Sambutan",
        "issuer": "Dinas Kesehatan",
        "organisation": region["dinkes"].pk,
        "obtained": "2025-05-12",
        "first": "on",
        "file": SimpleUploadedFile("sambutan.txt", SPEECH.encode()),
    }
    soon = {**form, "obtained": "2999-01-01", "file": SimpleUploadedFile("sambutan.txt", SPEECH.encode())}
    refused = writer.post(f"/meja/siaran/sumber/baru/?siaran={version.pk}", soon)
    assert refused.status_code == 400 and "belum tiba" in refused.content.decode()
    assert writer.post(f"/meja/siaran/sumber/baru/?siaran={version.pk}", form)["Location"] == page
    shown = writer.get(page).content.decode()
    assert "Berbeda dari sumber" in shown and '<mark class="contradicted">42</mark>' in shown
    assert '<mark class="passage">24</mark>' in shown and "Samakan dengan sumber" in shown

    assert writer.post(f"{page}langkah/submit/").status_code == 302
    assert "Posyandu keliling" in editor.get("/meja/siaran/antrean/").content.decode()
    editor.post(f"{page}langkah/claim/")
    version.refresh_from_db()
    barred = editor.post(f"{page}langkah/approve/", {"digest": version.digest})
    assert barred.status_code == 409 and "“42” berbeda dari sumber" in barred.content.decode()

    mended = editor_form(version, TRUE, MONEY, lead="Posyandu keliling dimulai.")
    assert signed_in(people.sari).post(begun["Location"], mended)["Location"] == page
    version.refresh_from_db()
    assert version.edited_by == people.sari
    assert "penyunting lain yang menyetujuinya" in signed_in(people.sari).get(page).content.decode()
    assert "penyunting lain yang menyetujuinya" not in editor.get(page).content.decode()
    stale = editor.post(f"{page}langkah/approve/", {"digest": "0" * 64})
    assert stale.status_code == 409 and "berubah sejak" in stale.content.decode()
    assert editor.post(f"{page}langkah/approve/", {"digest": version.digest}).status_code == 302
    assert editor.post(f"{page}langkah/publish/", {"digest": version.digest}).status_code == 302
    assert access.public(now + datetime.timedelta(minutes=1)).get() == version
    history = writer.get(page).content.decode()
    assert "Budi · menerbitkan" in history and "releases." not in history


def opened(page: str) -> dict[str, str]:
    """What the editor's page remembers of the revision that it was opened with."""
    fields = re.findall(r'name="(loaded_revision_\w+)" value="([^"]*)"', page)
    return dict(fields)


def test_two_editors_never_overwrite_each_other_silently(release, people, signed_in):
    version = release()
    dewi, wati = signed_in(people.dewi), signed_in(people.wati)
    edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    by_dewi, by_wati = (opened(desk.get(edit).content.decode()) for desk in (dewi, wati))
    assert dewi.post(edit, editor_form(version, MONEY, lead="Dari Dewi.", **by_dewi)).status_code == 302
    told = wati.post(edit, editor_form(version, MONEY, lead="Dari Wati.", **by_wati))
    page = told.content.decode()
    assert told.status_code == 200 and "Dewi menyimpan naskah ini" in page and "Dari Wati." in page
    assert Version.objects.get().lead == "Dari Dewi."
    assert wati.post(edit, editor_form(version, MONEY, lead="Dari Wati.", **opened(page))).status_code == 302
    assert Version.objects.get().lead == "Dari Wati."


def test_what_is_saved_by_itself_keeps_one_revision_and_stops_at_a_conflict(release, people, signed_in):
    version = release()
    dewi, wati = signed_in(people.dewi), signed_in(people.wati)
    edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    start = opened(dewi.get(edit).content.decode())
    by_itself = {"accept": "application/json"}
    saved = dewi.post(edit, editor_form(version, MONEY, lead="Satu.", **start), headers=by_itself)
    assert saved.status_code == 200 and saved.json()["success"]
    assert Version.objects.get().lead == "Satu."
    late = wati.post(edit, editor_form(version, MONEY, lead="Dua.", **start), headers=by_itself)
    assert late.status_code == 400 and Version.objects.get().lead == "Satu."
    onward = start | saved.json()["field_updates"]
    assert dewi.post(edit, editor_form(version, MONEY, lead="Tiga.", **onward)).status_code == 302
    told = wati.post(edit, editor_form(version, MONEY, lead="Dua.", **start)).content.decode()
    assert (
        "Dewi menyimpan naskah ini" in told and "w-autosave-interval" not in told
    )  # nothing saves before she decides
    assert Version.objects.get().lead == "Tiga."


def test_a_decision_that_is_barred_keeps_what_was_typed(release, people, signed_in):
    version = release(FALSE, MONEY, lead="Posyandu keliling dimulai.", at="in_review")
    key = judged(current(version))[0].found.key
    form = {"key": key, "act": "override", "reason": "Saya yakin sekali."}
    answer = signed_in(people.budi).post(f"/meja/siaran/{version.pk}/temuan/", form)
    assert answer.status_code == 409 and "Saya yakin sekali." in answer.content.decode()


def test_two_editors_dismiss_a_finding_on_the_page(release, people, signed_in):
    version = release(FALSE, MONEY, lead="Posyandu keliling dimulai.", at="in_review")
    page, key = f"/meja/siaran/{version.pk}/", judged(current(version))[0].found.key
    first, other = signed_in(people.budi), signed_in(people.sari)
    first.post(f"{page}temuan/", {"key": key, "act": "dismiss", "reason": "Sumber lama."})
    assert 'value="second"' not in first.get(page).content.decode()
    assert 'value="second"' in other.get(page).content.decode()
    other.post(f"{page}temuan/", {"key": key, "act": "second"})
    assert 'class="card finding settled"' in other.get(page).content.decode()


@pytest.mark.parametrize("name", ["anto", "yudi"])
def test_who_has_no_business_there_sees_nothing_and_does_nothing(name, release, people, signed_in, speech):
    version = release(at="submitted")
    page, stranger = f"/meja/siaran/{version.pk}/", signed_in(getattr(people, name))
    assert stranger.get(page).status_code == 404
    for act in ("claim", "recall", "send_back", "approve", "publish", "withdraw"):
        assert stranger.post(f"{page}langkah/{act}/", {"reason": "x"}).status_code in (403, 404)
    assert stranger.post(f"{page}lampirkan/", {"source": speech.pk}).status_code == 404
    edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
    assert (
        stranger.get(edit).status_code
        == stranger.post(edit, editor_form(version, "Lain.")).status_code
        == 404
    )
    for view in ("history", "usage"):
        assert (
            stranger.get(reverse(f"wagtailsnippets_releases_version:{view}", args=[version.pk])).status_code
            == 404
        )
    assert "Posyandu" not in stranger.get("/redaksi/snippets/releases/version/").content.decode()
    version.refresh_from_db()
    assert version.state == State.SUBMITTED and version.lead == TRUE


def test_acts_are_never_done_by_opening_an_address(release, people, signed_in):
    version = release()
    desk = signed_in(people.dewi)
    for end in ("langkah/submit/", "lampirkan/", "lepas/", "temuan/", "ralat/"):
        assert desk.get(f"/meja/siaran/{version.pk}/{end}").status_code == 405


def test_a_confidential_source_is_seen_by_its_voucher_and_the_door_alone(
    release, speech, people, signed_in, officer
):
    version = release(FALSE, MONEY, lead="Posyandu keliling dimulai.", at="in_review")
    Source.objects.filter(pk=speech.pk).update(confidential=True)
    for name, status in (("dewi", 200), ("budi", 200), ("wati", 404), ("anto", 404), ("yudi", 404)):
        who = signed_in(getattr(people, name))
        assert who.get(f"/meja/siaran/sumber/{speech.pk}/").status_code == status, name
        assert who.get(f"/meja/siaran/sumber/{speech.pk}/berkas/").status_code == status, name
    page = signed_in(people.wati).get(f"/meja/siaran/{version.pk}/").content.decode()
    assert "Sumber rahasia" in page and "Sambutan pembukaan" not in page and 'class="passage"' not in page
    assert not access.sources_shown(version).exists()


def test_the_original_is_kept_and_a_change_on_the_disk_is_noticed(speech, people, signed_in, settings):
    answer = signed_in(people.anto).get(f"/meja/siaran/sumber/{speech.pk}/berkas/")
    assert (
        b"".join(answer.streaming_content) == SPEECH.encode()
        and "attachment" in answer["Content-Disposition"]
    )
    path = settings.LIBRARY_ROOT / speech.sha256[:2] / speech.sha256
    path.chmod(0o600)
    path.write_bytes(b"lain")
    from lawang.errors import Damaged
    from lawang.site.releases.library import original

    with pytest.raises(Damaged, match="berubah"):
        original(speech.sha256)


def test_a_file_that_cannot_be_read_is_told_and_the_form_keeps_its_words(people, region, signed_in):
    form = {
        "kind": "decree",
        "title": "Keputusan yang rusak",
        "issuer": "Gubernur",
        "organisation": region["dinkes"].pk,
        "obtained": "2025-05-12",
        "file": SimpleUploadedFile("keputusan.pdf", b"%PDF-1.7 rusak"),
    }
    answer = signed_in(people.dewi).post("/meja/siaran/sumber/baru/", form)
    assert answer.status_code == 400 and "Keputusan yang rusak" in answer.content.decode()
    assert not Source.objects.exists()


def test_the_page_of_a_release_is_small_speaks_english_and_escapes(release, people, signed_in):
    version = release(MONEY, NEWS + " <script>alert(1)</script>", at="in_review")
    desk = signed_in(people.budi)
    page = desk.get(f"/en/meja/siaran/{version.pk}/").content.decode()
    assert "No source for this" in page and "<script>alert" not in page and len(page) < 50_000
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_a_quote_block_is_read_as_words_of_its_speaker(release, people, write, now):
    from lawang.site.releases.wording import plain

    version = release()
    body = [
        {"type": "quote", "value": {"text": "“Kami siap melayani”", "speaker": "Rini", "position": "Kepala"}}
    ]
    version.body = Version.body.field.to_python(body)
    write(version)
    assert "“Kami siap melayani,” kata Kepala Rini." in plain(version).split("\n")


def test_a_writer_reads_why_the_door_sent_the_draft_back_until_it_is_handed_in_again(
    release, people, signed_in
):
    version = release(at="submitted")
    writer, editor = signed_in(people.dewi), signed_in(people.budi)
    page = reverse("releases:show", args=[version.pk])
    back = {"reason": "Samakan jumlahnya dengan tabel."}
    assert editor.post(f"{page}langkah/send_back/", back).status_code == 302
    told = writer.get(page).content.decode().partition("<details>")[0]
    assert "mengembalikan naskah ini" in told and "Samakan jumlahnya dengan tabel." in told
    assert writer.post(f"{page}langkah/submit/").status_code == 302
    assert "mengembalikan naskah ini" not in writer.get(page).content.decode()


def test_a_correction_asks_what_it_corrects(release, people, signed_in):
    version = release(at="published")
    writer = signed_in(people.dewi)
    edit = writer.post(reverse("releases:correct", args=[version.pk]))["Location"]
    assert 'name="what_changed"' in writer.get(edit).content.decode()
