"""Keys, signatures, the page that verifies, and Cek Informasi."""

from __future__ import annotations

import json
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lawang.signing import KEYS_PATH, Ring, Signed
from lawang.site import limits
from lawang.site.newsroom import checking, keys
from lawang.site.newsroom.models import Signature
from lawang.site.releases.actions.publish import withdraw
from tests.site.newsroom.test_pages import HOUR, corrected
from tests.site.releases.conftest import MONEY, TRUE

__all__ = ["corrected"]

pytestmark = pytest.mark.django_db


def signed_file(client, version) -> Signed:
    answer = client.get(f"/siaran/{version.release.slug}/bertanda-tangan.json")
    return Signed.read(answer.content, "berkas")


def test_every_version_is_signed_with_a_key_that_everybody_can_fetch(client, corrected, people, now, clock):
    slug = corrected.release.slug
    clock(now + HOUR)
    ring = Ring.read(client.get(KEYS_PATH).content, "keys")
    for number in (1, 2):
        answer = client.get(f"/siaran/{slug}/v{number}/bertanda-tangan.json")
        signed = Signed.read(answer.content, "berkas")
        assert signed.document["version"] == str(number)
        assert ring.verify(signed.document, signed.signature).outcome == "valid"
        assert client.get(f"/siaran/{slug}/v{number}/ninjs.json").json() == signed.document
    withdraw(people.sari, corrected, "Kegiatan batal.", now + HOUR)
    signed = signed_file(client, corrected)
    assert (signed.document["version"], signed.document["pubStatus"]) == ("3", "canceled")
    assert ring.verify(signed.document, signed.signature).outcome == "valid"
    assert '"d"' not in client.get(KEYS_PATH).content.decode()


def test_the_keys_are_readable_by_the_site_alone(release, settings):
    release(at="published")
    assert stat.S_IMODE((settings.HOME / "keys.json").stat().st_mode) == 0o600


def test_rotation_keeps_what_was_signed_and_a_revoked_key_makes_it_signed_anew(client, release, manage):
    version = release(at="published")
    before = signed_file(client, version)
    assert manage("keys", "rotate").count("berlaku") == 1
    assert signed_file(client, version) == before
    old = keys.ring().keys[0].kid
    assert "dicabut" in manage("keys", "revoke", old)
    after = signed_file(client, version)
    assert after.document == before.document and after.signature != before.signature
    assert keys.ring().verify(after.document, after.signature).outcome == "valid"
    assert Signature.objects.count() == 1


def test_the_page_tells_genuine_from_changed(client, release):
    version = release(at="published")
    text = signed_file(client, version).to_json()
    genuine = client.post("/tanda-tangan/", {"content": text}).content.decode()
    assert "Asli: kami tandatangani" in genuine and version.headline in genuine
    upload = SimpleUploadedFile("siaran.json", text.encode())
    assert "Asli" in client.post("/tanda-tangan/", {"file": upload}).content.decode()
    changed = client.post(
        "/tanda-tangan/", {"content": text.replace("24 mobil", "42 mobil")}
    ).content.decode()
    assert (
        "Tidak cocok" in changed and "42 mobil posyandu keliling mulai" not in changed.partition("<form")[0]
    )
    stranger = Signed(
        {"uri": "http://testserver/x"}, Ring().rotated(version.public_from).sign({}, version.public_from)
    )
    assert "Tidak dikenal" in client.post("/tanda-tangan/", {"content": stranger.to_json()}).content.decode()


def test_the_page_says_what_became_of_a_genuine_old_version(client, corrected, people, now, clock):
    clock(now + HOUR)
    own = f"/siaran/{corrected.release.slug}/"
    first, second = (client.get(f"{own}v{n}/bertanda-tangan.json").content.decode() for n in (1, 2))
    told = client.post("/tanda-tangan/", {"content": first}).content.decode()
    assert "Asli" in told and "bukan versi terbaru" in told and corrected.what_changed in told
    assert "bukan versi terbaru" not in client.post("/tanda-tangan/", {"content": second}).content.decode()
    withdraw(people.sari, corrected, "Kegiatan batal.", now + HOUR)
    told = client.post("/tanda-tangan/", {"content": second}).content.decode()
    assert "bukan versi terbaru" in told and "Kegiatan batal." in told


@pytest.mark.parametrize("content", ["", "halo", "{}", '{"document": {}, "signature": 7}', "[" * 100_000])
def test_what_is_no_signed_file_is_answered_with_the_mend(client, content):
    answer = client.post("/tanda-tangan/", {"content": content})
    assert answer.status_code == 400 and "errorlist" in answer.content.decode()


def check(client, text: str, **more: object):
    return client.post("/cek/", {"text": text, **more})


def test_a_true_copy_is_ours_and_a_changed_one_shows_what_was_changed(client, release):
    version = release(at="published")
    same = check(client, f"{TRUE} {MONEY}").content.decode()
    assert "Teks ini sesuai dengan siaran pers kami." in same and version.release.slug in same
    changed = check(client, f"{TRUE.replace('24', '42')} {MONEY}").content.decode()
    assert "1 fakta tidak sesuai" in changed
    assert "<mark>42</mark> mobil" in changed and '<mark class="ours">24</mark> mobil' in changed
    english = client.post("/en/cek/", {"text": TRUE.replace("24", "42")}).content.decode()
    assert "facts that do not agree with it: 1" in english


def test_a_stranger_is_not_ours_and_an_embargoed_text_is_a_stranger_until_its_time(
    client, release, now, clock
):
    release(at="scheduled", embargo=now + HOUR)
    clock(now)
    secret = check(client, f"{TRUE} {MONEY}").content.decode()
    assert "Teks ini tidak kami kenali." in secret
    clock(now + HOUR)
    assert "sesuai dengan siaran pers kami" in check(client, f"{TRUE} {MONEY}").content.decode()
    other = "Pemerintah pusat akan membagikan sepeda kepada semua warga yang mengirim pesan ini kepada sepuluh teman."
    assert "tidak kami kenali" in check(client, other).content.decode()


def test_a_withdrawn_text_is_told_as_such(client, release):
    release(at="withdrawn")
    page = check(client, f"{TRUE} {MONEY}").content.decode()
    assert "sudah ditarik" in page and "Kegiatan batal." in page


def test_a_file_is_read_like_a_text(client, release):
    release(at="published")
    page = client.post("/cek/", {"file": SimpleUploadedFile("pesan.txt", f"{TRUE} {MONEY}".encode())})
    assert "sesuai dengan siaran pers kami" in page.content.decode()
    wrong = client.post("/cek/", {"file": SimpleUploadedFile("pesan.pdf", b"%PDF-1.4 rusak")})
    assert wrong.status_code == 400 and "errorlist" in wrong.content.decode()


def test_too_short_or_empty_is_refused_and_what_was_typed_stays(client):
    answer = check(client, "Posyandu keliling mulai")
    assert answer.status_code == 400 and "Posyandu keliling mulai</textarea>" in answer.content.decode()
    assert check(client, "").status_code == 400


def test_nothing_of_a_text_is_kept(client, release, settings, django_assert_num_queries):
    release(at="published")
    marker = "rahasiawarga"
    before = {path: path.read_bytes() for path in settings.HOME.rglob("*") if path.is_file()}
    page = check(client, f"{TRUE} {MONEY} {marker}")
    after = {path: path.read_bytes() for path in settings.HOME.rglob("*") if path.is_file()}
    assert before == after and page["Cache-Control"].find("no-store") >= 0
    assert "Set-Cookie" not in page or marker not in str(page["Set-Cookie"])


def test_a_program_is_stopped_and_another_visitor_is_not(client, monkeypatch):
    monkeypatch.setattr(limits, "CHECKS", 2)
    text = " ".join(["posyandu"] * 10)
    assert [check(client, text).status_code for _ in range(3)] == [200, 200, 429]
    assert client.post("/cek/", {"text": text}, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_a_very_long_text_is_cut_and_told(client, release):
    release(at="published")
    page = check(client, f"{TRUE} {MONEY} " + "kata " * checking.MOST_CHARACTERS).content.decode()
    assert "hanya bagian awalnya yang diperiksa" in page


def test_how_we_verify_lists_the_keys(client, release):
    release(at="published")
    page = client.get("/cara-kami-memeriksa/").content.decode()
    assert keys.ring().keys[0].kid in page and json.loads(client.get(KEYS_PATH).content)["keys"]
